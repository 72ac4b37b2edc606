"""A decision is shown with the lines on which its words stand, held against another report."""

from dataclasses import replace

from generator.records.values import Row
from generator.register.build import match_reports
from generator.register.evidence import best_mention, evidence_of, printed
from generator.register.mention import Mention
from generator.register.model import Evidence, Register
from tests.register.samples import PLAN, REVIEW, ROLES, package, plan, review
from tests.register.test_matching import TRUNKS

LINES = ("一、計畫", "", "備援調度", "幹管工程計畫", "經費")
NAME = "備援調度幹管工程計畫"


def catalogue(last: int = 4):
    """A review in which the name of a programme is wrapped, and its table of lines."""
    rows: list[Row] = [{"record_id": "programmes.1", "title": NAME, "source_lines": f"1-{last}"}]
    lines: list[Row] = [
        {"record_id": "", "line_no": number, "text": text} for number, text in enumerate(LINES, start=1)
    ]
    return package(REVIEW, programmes=rows, lines=lines)


def mentions(*packages) -> list[Mention]:
    return list(match_reports(Register(programmes=[TRUNKS]), {p.name: p for p in packages}, ROLES).mentions)


def test_the_line_is_that_on_which_the_words_begin():
    reports = {REVIEW: catalogue()}
    (mention,) = mentions(catalogue())
    assert evidence_of(mention.record, NAME, reports) == Evidence(report=REVIEW, lines=(3,))
    # Words that stand on none of its lines are shown by its first.
    assert evidence_of(mention.record, "水庫清淤", reports) == Evidence(report=REVIEW, lines=(1,))


def test_the_last_line_of_a_text_is_looked_at_and_none_behind_it():
    last = catalogue(last=len(LINES) + 4)
    (mention,) = mentions(last)
    assert evidence_of(mention.record, LINES[-1], {REVIEW: last}) == Evidence(report=REVIEW, lines=(5,))
    assert evidence_of(mention.record, "水庫清淤", {REVIEW: last}) == Evidence(report=REVIEW, lines=(1,))


def test_a_line_is_shown_with_those_beside_it_and_without_blank_ones():
    reports = {REVIEW: catalogue()}
    assert printed(Evidence(report=REVIEW, lines=(3,)), reports) == [(3, LINES[2]), (4, LINES[3])]
    assert printed(Evidence(report=REVIEW, lines=(3,)), reports, around=2) == [
        (1, LINES[0]), (3, LINES[2]), (4, LINES[3]), (5, LINES[4]),
    ]  # fmt: skip


def test_a_record_is_held_against_another_report_and_what_a_rule_found():
    found = mentions(review(NAME), plan(NAME))
    by_report = {mention.record.report_id: mention for mention in found}
    assert best_mention(found, TRUNKS.id, REVIEW) is by_report[PLAN]
    assert best_mention(found, TRUNKS.id, PLAN) is by_report[REVIEW]
    decided = replace(by_report[PLAN], method="curated")
    assert best_mention([decided, by_report[PLAN]], TRUNKS.id, REVIEW) is by_report[PLAN]
    # Its own report is better than none; another programme, or what is only part of it, is none.
    assert best_mention([by_report[PLAN]], TRUNKS.id, PLAN) is by_report[PLAN]
    assert best_mention(found, "another", REVIEW) is None
    assert best_mention([replace(by_report[PLAN], relation="part_of")], TRUNKS.id, REVIEW) is None
