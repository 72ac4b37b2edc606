"""Row counts, corrections, acknowledgements: what people reviewed is held against what the sources hold."""

from datetime import date
from decimal import Decimal

import pytest

from generator.checking.acknowledgements import judge
from generator.checking.corrections import correction_rows, parse_corrections
from generator.checking.row_counts import (
    count_problems,
    load_row_counts,
    row_counts_text,
    unknown_reports,
)
from generator.errors import Problem, ProblemError
from generator.reading.manifest import Acknowledgement, Manifest
from generator.records.values import Row

CORRECTION = {
    "record_id": "budget.1",
    "field": "amount",
    "printed": "11954",
    "corrected": "11945",
    "reason": "手民之誤",
    "evidence": "同頁合計",
    "date": date(2026, 11, 21),
}
TABLES: dict[str, list[Row]] = {
    "budget": [{"record_id": "budget.1", "amount": Decimal(11954)}],
    "checks": [{"check_no": 1, "record_id": "budget.1", "printed_value": Decimal(11954)}],
    "lines": [{"line_no": 1}],
}


def codes(problems):
    return [(problem.code, problem.seen) for problem in problems]


def test_counts_are_compared_both_ways_and_the_ledger_is_left_out():
    expected = {"r": {"a": 2, "b": 3, "gone": 1}, "old": {"a": 1}}
    assert codes(count_problems("r", {"a": 2, "b": 4, "new": 5, "lines": 99}, expected)) == [
        ("COUNT-DIFFERS", "4 rows in r.b"),
        ("COUNT-MISSING", "5 rows in r.new"),
        ("COUNT-STALE", "r.gone"),
    ]
    assert codes(unknown_reports(["r"], expected)) == [("COUNT-STALE", "counts of old")]


def test_counts_survive_being_written_and_read(tmp_path):
    counts = {"b-report": {"z": 1, "a": 0}, "a-report": {"c": 7}}
    path = tmp_path / "row_counts.yml"
    path.write_text(row_counts_text({**counts, "a-report": {"c": 7, "lines": 5}}), "utf-8")
    assert load_row_counts(path) == counts
    assert load_row_counts(tmp_path / "none.yml") == {}


@pytest.mark.parametrize("text", ["- 1", "r: 3", "r: {a: many}", "r: {a: -1}", "r: {a: true}"])
def test_counts_that_are_no_numbers_are_refused(tmp_path, text):
    (tmp_path / "row_counts.yml").write_text(text, "utf-8")
    with pytest.raises(ProblemError) as caught:
        load_row_counts(tmp_path / "row_counts.yml")
    assert [problem.code for problem in caught.value.problems] == ["COUNT-INVALID"]


def test_a_correction_becomes_a_row_and_the_value_stays():
    corrections, invalid = parse_corrections([CORRECTION], "c.yml")
    rows, stale = correction_rows(corrections, TABLES, "c.yml")
    assert (invalid, stale) == ([], [])
    own = {key: value for key, value in CORRECTION.items() if key != "date"}
    assert rows == [{"table": "budget", **own, "corrected_on": CORRECTION["date"]}]
    assert TABLES["budget"][0]["amount"] == Decimal(11954)


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({"printed": "11945"}, "budget.1.amount: the value '11954'"),
        ({"record_id": "budget.2"}, "budget.2.amount: no such record or field"),
        ({"field": "sum"}, "budget.1.sum: no such record or field"),
    ],
)
def test_a_correction_whose_printed_value_is_gone_is_an_error(changed, seen):
    corrections, _ = parse_corrections([{**CORRECTION, **changed}], "c.yml")
    rows, stale = correction_rows(corrections, TABLES, "c.yml")
    assert rows == []
    assert codes(stale) == [("CORRECTION-STALE", seen)]
    assert stale[0].severity == "error"


@pytest.mark.parametrize(
    "raw", ["text", [{}], [3], [{**CORRECTION, "extra": 1}], [{**CORRECTION, "evidence": ""}]]
)
def test_an_incomplete_correction_is_refused(raw):
    corrections, problems = parse_corrections(raw, "c.yml")
    assert corrections == []
    assert {problem.code for problem in problems} == {"CORRECTION-INVALID"}


def problem(code, line, severity):
    return Problem(code, "data/sources/r.txt", line, "seen", "expected", "remedy", severity)


def judged(*acknowledged, read=True):
    manifest = Manifest.model_construct(report_id="r", acknowledged=list(acknowledged))
    found = [
        problem("A-WARNING", 3, "warning"),
        problem("A-WARNING", 9, "warning"),
        problem("AN-ERROR", 1, "error"),
    ]
    result = judge(found, manifest, read=read)
    return [(p.code, p.line) for p in result.open], [(p.code, p.line, why) for p, why in result.accepted]


def test_a_warning_is_accepted_by_code_or_by_code_and_line():
    everywhere = Acknowledgement(code="A-WARNING", reason="looked")
    assert judged(everywhere) == (
        [("AN-ERROR", 1)],
        [("A-WARNING", 3, "looked"), ("A-WARNING", 9, "looked")],
    )
    once = Acknowledgement(code="A-WARNING", line=9, reason="looked")
    assert judged(once) == ([("A-WARNING", 3), ("AN-ERROR", 1)], [("A-WARNING", 9, "looked")])


def test_an_error_can_not_be_accepted():
    open_problems, accepted = judged(Acknowledgement(code="AN-ERROR", reason="please"))
    assert accepted == []
    assert ("AN-ERROR", 1) in open_problems
    assert ("MANIFEST-ACKNOWLEDGED-ERROR", None) in open_problems


def test_an_acknowledgement_that_meets_nothing_is_told():
    gone = Acknowledgement(code="GONE", reason="looked")
    assert ("MANIFEST-STALE-ACKNOWLEDGEMENT", None) in judged(gone)[0]
    assert ("MANIFEST-STALE-ACKNOWLEDGEMENT", None) not in judged(gone, read=False)[0]


def test_a_new_report_is_one_problem_with_its_rows():
    (problem,) = count_problems("moj-business-report-101", {"items": 265, "figures": 422, "lines": 348}, {})
    assert problem.code == "COUNT-MISSING"
    assert problem.seen == "moj-business-report-101, whose rows nobody has reviewed: items 265, figures 422"
