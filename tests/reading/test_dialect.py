"""What an extraction left of the five reports, as their readers described it."""

import pytest

from generator.reading.dialect import dialect_of
from generator.reading.document import document_from_text, read_document
from tests.tooling.tracked import ROOT


def names(report: str) -> list[str]:
    return [trait.name for trait in dialect_of(read_document(ROOT / "data" / "sources" / f"{report}.txt"))]


def test_a_review_is_double_spaced_wrapped_and_marks_its_paragraphs():
    assert names("moea-infra-review-110") == [
        "a blank line after every line",
        "pages that begin with one blank",
        "lines wrapped at about 67 columns",
        "a trailing blank where a paragraph ends",
        "page labels on lines of their own",
        "blanks inside Chinese words",
        "bullets of symbol fonts",
        "compatibility ideographs",
    ]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("moea-annual-plan-115", ["page labels glued to a word"]),
        ("ey-st-plan-114-117", ["table cells between tabs", "HTML in the text"]),
        (
            "ida-unit-budget-114",
            ["tables with pipes (Markdown)", "HTML in the text", "blanks inside Chinese words"],
        ),
    ],
)
def test_other_reports(report, expected):
    assert names(report) == expected


def test_a_trait_says_where_it_shows():
    (trait,) = dialect_of(document_from_text("一\n" + "| 甲 | 乙 |\n" * 3))
    assert (trait.name, trait.why) == ("tables with pipes (Markdown)", "3 lines, the first is 2")
    report = read_document(ROOT / "data" / "sources" / "moea-business-report-113.txt")
    whys = {trait.name: trait.why for trait in dialect_of(report)}
    assert whys["a blank line after every line"] == "96 % of 2,390 printed lines"
    assert whys["pages that begin with one blank"] == "98 lines, the first is 44"


@pytest.mark.parametrize("text", ["", "\n\n", "一行。\n", "x" * 5000])
def test_a_text_without_artefacts(text):
    assert dialect_of(document_from_text(text)) == []
