"""The same text in another dress gives equal records, apart from its lines, pages and printed brackets."""

from __future__ import annotations

from functools import cache

import pytest

from generator.reading.document import read_document
from tests.examples import first
from tests.families.business_report.dress import BRACKETS, as_pdf, records, set_at
from tests.families.business_report.reports import (
    PATHS,
    REPORT_ID,
    Parsed,
    paragraphs,
    parse_document,
    parse_text,
    real_report,
)
from tests.reading.forked import reading_in_forks
from tests.reading.pdf_files import read

__all__ = ["read", "reading_in_forks"]

WIDTHS = (40, 66, 90)
_PART = 110  # paragraphs, rows of every table but links among them


@cache
def part() -> tuple[list[str], Parsed]:
    lines = paragraphs(real_report())[:_PART]
    return lines, parse_text("\n".join(lines))


@cache
def whole() -> tuple[list[str], Parsed]:
    printed = parse_document(read_document(PATHS.sources / f"{REPORT_ID}.txt"))
    return paragraphs(printed), printed


def same(copy: Parsed, original: Parsed) -> None:
    found, expected = records(copy), records(original)
    for table, rows in expected.items():
        assert found[table] == rows, table


@pytest.mark.parametrize("width", first(1, WIDTHS))
def test_a_part_wrapped_at_another_width(width: int) -> None:
    lines, original = part()
    assert len(original.tables["breakdown_rows"]) >= 10
    same(parse_text("\n".join(set_at(lines, width))), original)


@pytest.mark.parametrize("brackets", BRACKETS)
def test_a_part_in_other_brackets(brackets: str) -> None:
    lines, original = part()
    same(parse_text("\n".join(lines).translate(BRACKETS[brackets])), original)


def test_a_part_as_pdf(read) -> None:
    lines, original = part()
    same(parse_text(read(as_pdf(set_at(lines, 80))).text), original)


def test_a_text_without_blanks_that_is_cut_after_a_number_of_characters() -> None:
    """A heading ends where its line does, though what stands below would fit on no line with it."""
    names = ("海難救助", "走私查緝", "漁船越界", "為民服務", "漁民座談", "污染防治", "海域巡護", "安全檢查")
    longer = "為提升{0}品質，並使民眾瞭解{0}，本署持續宣導{0}，加深民眾印象，以減少時間，使{0}有效管制處理。"
    short = "為提高民眾對於{0}信賴感，將於專線增設{0}滿意度調查功能，以瞭解民眾感受，俾利精進{0}。"
    items = [
        line.format(name)
        for number, name in zip("一二三四五六七八", names, strict=True)
        for line in (f"{number}、{{0}}精進", short, longer + short)
    ]
    lines = [
        "壹、施政重點",
        *items,
        "九、活化綜合發展基金，規劃設立原住民族金融服務機制及其",
        short.format("基金運用"),
    ]
    for width in (28, 52):
        copy = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
        same(parse_text("\n".join(copy)), parse_text("\n".join(lines)))


@pytest.mark.long
def test_the_whole_report_in_one_line_a_paragraph() -> None:
    lines, original = whole()
    same(parse_text("\n".join(lines)), original)


@pytest.mark.long
@pytest.mark.parametrize("brackets", ["", *BRACKETS])
@pytest.mark.parametrize("width", [36, *WIDTHS])
def test_the_whole_report_wrapped_at_another_width(width: int, brackets: str) -> None:
    lines, original = whole()
    dressed = [line.translate(BRACKETS[brackets]) if brackets else line for line in lines]
    same(parse_text("\n".join(set_at(dressed, width))), original)


@pytest.mark.long
def test_the_whole_report_as_pdf(read) -> None:
    lines, original = whole()
    same(parse_text(read(as_pdf(set_at(lines, 80))).text), original)
