"""A report brings few questions, the costliest first, and nobody is asked twice."""

from types import SimpleNamespace
from typing import Any

import pytest

from generator.cli.link_answers import read_answer
from generator.cli.link_passages import passage
from generator.errors import ProblemError
from generator.register.build import match_reports
from generator.register.decide import answers_to, decisions
from generator.register.model import NoProgramme, Programme, Register
from generator.register.problems import data_problems
from generator.register.questions import SCREEN, _concerns, asked_about
from tests.register.samples import PLAN, REPORT, REVIEW, ROLES, package, plan, report
from tests.register.test_matching import PHASE_4, PHASE_5, SHOPPING, link

LOANS = Programme(id="youth-loans", name="青年創業貸款", kind="loan")
OTHER = "ey-business-report-98h2"


def named(name, *names):
    """A business report whose running text names programmes."""
    rows = [{"record_id": f"named-programmes.{n}", "name": text} for n, text in enumerate(names, start=1)]
    return package(name, items=[], named_programmes=rows)


def asked(register, *packages, about=""):
    matched = match_reports(register, {p.name: p for p in packages}, ROLES)
    return asked_about(matched, about)


def told(questions):
    return [(q.cost, q.first.words, q.records) for q in questions]


def test_a_name_that_only_running_text_prints_waits():
    found = asked(Register(), named(REPORT, "振興經濟方案", "振興經濟方案", "搭橋專案"))
    assert (found.questions, found.later) == ([], [])
    assert told(found.waiting) == [("none", "振興經濟方案", 2), ("none", "搭橋專案", 1)]
    assert data_problems(found.all) == []


def test_a_name_in_running_text_that_is_like_a_programme_is_asked_about_once():
    found = asked(Register(programmes=[LOANS]), named(REPORT, "推展青年創業貸款", "推展青年創業貸款"))
    assert told(found.questions) == [("passage", "推展青年創業貸款", 2)]
    assert found.questions[0].proposal == "like youth-loans"


def test_phases_and_records_with_the_same_words_are_one_question():
    register = Register(programmes=[PHASE_4, PHASE_5])
    words = "無自來水地區供水改善"
    found = asked(register, report(f"辦理{words}。", f"續辦{words}。"))
    assert told(found.questions) == [("passage", words, 2)]
    assert [p.id for p in found.questions[0].programmes] == ["no-tap-water-phase-4", "no-tap-water-phase-5"]


def test_what_costs_most_is_asked_first():
    lists = plan("強化商圈品牌行銷計畫推廣", "深層海水取水工程計畫")
    found = asked(Register(programmes=[SHOPPING, LOANS]), lists, named(REPORT, "推展青年創業貸款"))
    assert told(found.questions) == [
        ("amounts", "強化商圈品牌行銷計畫推廣", 1),
        ("passage", "推展青年創業貸款", 1),
        ("page", "深層海水取水工程計畫", 1),
    ]


def test_a_report_brings_one_screen_and_one_warning():
    names = [f"第{n}號堤防整建工程計畫" for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午"]
    found = asked(Register(), plan(*names))
    assert (len(found.questions), len(found.later)) == (SCREEN, 2)
    (problem,) = data_problems(found.all)
    assert (problem.code, problem.severity) == ("REGISTER-OPEN", "warning")
    assert problem.seen.startswith(
        f"{PLAN}: 17 open questions: 第丁號堤防整建工程計畫 (called like no programme)"
    )
    assert problem.seen.endswith("; 14 more")
    assert f"`link {PLAN} --decide`" in problem.remedy


def test_a_rejection_is_not_asked_again_in_the_next_report():
    register = Register(
        programmes=[SHOPPING],
        links=[link(SHOPPING.id, REVIEW, "items.1", "強化商圈品牌行銷推廣", "different")],
    )
    found = asked(register, report("輔導業者強化商圈品牌行銷推廣。"))
    assert (found.questions, told(found.waiting)) == ([], [("none", "強化商圈品牌行銷推廣", 1)])


def test_a_name_that_a_person_gave_a_programme_is_matched_in_the_next_report():
    register = Register(
        programmes=[SHOPPING], links=[link(SHOPPING.id, REVIEW, "programmes.1", "商圈品牌推廣計畫")]
    )
    matched = match_reports(register, {PLAN: plan("商圈品牌推廣計畫")}, ROLES)
    (mention,) = matched.mentions
    assert (mention.programme_id, mention.record.record_id) == (SHOPPING.id, "projects.1")
    assert (mention.method, mention.reviewed) == ("alias", False)
    assert asked_about(matched).all == []


def test_which_phase_a_name_means_is_not_carried_to_the_next_report():
    register = Register(
        programmes=[PHASE_5], links=[link(PHASE_5.id, REVIEW, "programmes.1", "偏鄉供水改善計畫")]
    )
    matched = match_reports(register, {PLAN: plan("偏鄉供水改善計畫")}, ROLES)
    assert matched.mentions == []
    assert told(asked_about(matched).waiting) == [("none", "偏鄉供水改善計畫", 1)]


def test_a_name_that_is_no_programme_is_never_asked_about():
    register = Register(no_programmes=[NoProgramme(name="中程計畫", report=OTHER, note="泛稱。")])
    assert asked(register, plan("中程 計畫")).all == []


def test_none_settles_a_new_name_and_rejects_every_phase():
    register = Register(programmes=[PHASE_4, PHASE_5])
    packages = {p.name: p for p in (plan("深層海水取水工程計畫"), report("辦理無自來水地區供水改善。"))}
    matched = match_reports(register, packages, ROLES)
    phases, new = asked_about(matched).questions
    assert answers_to(new) == ("none",)
    (entry,) = decisions(new, "none", "泛稱。", (matched, packages))
    assert (entry.name, entry.report) == ("深層海水取水工程計畫", PLAN)
    assert answers_to(phases) == ("none", "different", "topic")
    packages[REPORT].tables["lines"] = [{"line_no": 1, "text": "辦理無自來水地區供水改善。"}]
    found = decisions(phases, "none", "沒有說是哪一期。", (matched, packages))
    assert [(d.programme, d.relation) for d in found] == [
        ("no-tap-water-phase-4", "different"),
        ("no-tap-water-phase-5", "different"),
    ]
    found = decisions(phases, "same", "第五期。", (matched, packages), PHASE_5)
    assert [(d.programme, d.relation) for d in found] == [
        ("no-tap-water-phase-4", "different"),
        ("no-tap-water-phase-5", "same"),
    ]


def test_of_a_long_line_the_part_around_the_words_is_shown():
    long = "甲" * 300 + "推展青年創業貸款" + "乙" * 300
    lines = [(2585, "丙" * 300), (2586, long), (2587, "短的一行")]
    before, words, after = passage(lines, "推展青年創業貸款").splitlines()
    assert before == f"2585: {'丙' * 40}…"
    assert words == f"2586: …{'甲' * 40}推展青年創業貸款{'乙' * 72}…"
    assert after == "2587: 短的一行"


@pytest.mark.parametrize(
    ("text", "numbers", "answer", "note"),
    [
        ("1-5,8 none: 泛稱", (1, 2, 3, 4, 5, 8), "none", "泛稱"),
        ("3 same", (3,), "same", ""),
        (" 8, 2 - 3 different：另一條河 ", (2, 3, 8), "different", "另一條河"),
    ],
)
def test_answers_to_several_questions(text, numbers, answer, note):
    found = read_answer(text, 8)
    assert (found.numbers, found.answer, found.note) == (numbers, answer, note)


@pytest.mark.parametrize("text", ["none", "9 none", "5-3 none", "0 none", "1-5,8", "a-b none"])
def test_answers_with_other_numbers_are_refused(text):
    with pytest.raises(ProblemError, match="LINK-ANSWER"):
        read_answer(text, 8)


def test_a_question_about_two_programmes_concerns_the_reports_that_name_one_of_them():
    pair = SimpleNamespace(programme=SimpleNamespace(id="a"), other=SimpleNamespace(id="b"))
    question: Any = SimpleNamespace(report_id="", candidates=(pair,))
    mentions = [("b", PLAN), ("c", REVIEW)]
    matched: Any = SimpleNamespace(
        mentions=[
            SimpleNamespace(programme_id=programme, record=SimpleNamespace(report_id=name))
            for programme, name in mentions
        ]
    )
    assert _concerns(question, PLAN, matched)
    assert not _concerns(question, REVIEW, matched)
