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
