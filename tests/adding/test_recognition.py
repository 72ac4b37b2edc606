"""Which family a text is of: what each found and what speaks against it, sure only with floor and margin."""

import pytest

from generator.adding import recognition
from generator.adding.recognition import recognise_family
from generator.errors import ProblemError
from generator.reading.document import document_from_text, read_document
from generator.reading.likeness import Likeness
from generator.reading.sheets.problems import sheet_problem
from tests.tooling.tracked import ROOT

FAMILIES = {
    "ey-st-plan-114-117": "st-plan",
    "ida-unit-budget-114": "unit-budget",
    "moea-annual-plan-115": "annual-plan",
    "moea-business-report-113": "business-report",
    "moea-infra-review-110": "infra-review",
}


@pytest.mark.parametrize("report_id", FAMILIES)
def test_the_reports_are_surely_what_they_are(report_id):
    found = recognise_family(read_document(ROOT / "data" / "sources" / f"{report_id}.txt"))
    assert (found.value, found.sure) == (FAMILIES[report_id], "sure"), found.why


@pytest.mark.parametrize(
    ("best", "next_best", "sure"),
    [
        (1.0, 0.6, "sure"),
        (1.0, 0.7, "likely"),
        (0.74, 0.0, "likely"),
        (0.75, 0.34, "sure"),
        (0.5, 0.0, "likely"),
    ],
)
def test_it_is_sure_above_a_floor_and_with_a_margin(monkeypatch, best, next_best, sure):
    scores = {
        "annual-plan": Likeness(best, ["重要計畫項目"], ["many other tables"]),
        "st-plan": Likeness(next_best),
    }

    class Named:
        def __init__(self, name: str) -> None:
            self.recognise = lambda document: scores[name]

    monkeypatch.setattr(recognition, "family_names", lambda: list(scores))
    monkeypatch.setattr(recognition, "load_family", Named)
    found = recognise_family(document_from_text("x"))
    assert (found.value, found.sure) == ("annual-plan", sure)
    shown = f"{best:.2f} of 1: found 重要計畫項目; against it many other tables"
    assert found.why == f"{shown}; next is st-plan with {next_best:.2f}"


def test_a_text_of_no_family_is_told_with_what_each_found():
    with pytest.raises(ProblemError) as caught:
        recognise_family(document_from_text("一封信。\n"))
    (problem,) = caught.value.problems
    assert problem.code == "ADD-FAMILY"
    assert (
        "infra-review 0.00: found nothing of its structure; against it no section 壹、特別預算"
        in problem.seen
    )
    assert "--family" in problem.remedy


def test_what_is_odd_about_the_file_is_told_with_a_text_of_no_family():
    hidden = sheet_problem("SHEET-HIDDEN", "book.xlsx", "hidden cells: 40 on Sheet1", "warning")
    with pytest.raises(ProblemError) as caught:
        recognise_family(document_from_text("| 款 | 項 |\n"), [hidden])
    assert {problem.code for problem in caught.value.problems} == {"ADD-FAMILY", "SHEET-HIDDEN"}


def test_likeness_is_a_number_that_says_why():
    likeness = Likeness(1.7, ["a"], ["b", "c"])
    assert (likeness, likeness.why) == (1.0, "found a; against it b, c")
    assert Likeness(-1) == 0.0
