"""A row says all stretches of lines that it was read from, and the page of each."""

import pytest

from generator.reading.document import document_from_text
from generator.reading.pages import PageMap
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from generator.records.stretches import (
    Stretch,
    first_line,
    first_page,
    last_line,
    lines_of_row,
    lines_text,
    pages_text,
    stretches_of,
)
from tests.tooling.tracked import ROOT


def test_lines_that_belong_to_others_part_two_stretches_and_blank_ones_do_not():
    found = stretches_of((3, 4, 7, 9), is_blank={8}.__contains__)
    assert found == (Stretch(3, 4), Stretch(7, 9))
    assert lines_text(found) == "3-4 7-9"


def test_a_stretch_ends_where_its_page_does():
    found = stretches_of((3, 4, 5), page_of=lambda line: "62" if line < 5 else "63")
    assert (lines_text(found), pages_text(found)) == ("3-4 5", "62 63")


def test_a_page_that_is_not_known_keeps_its_place():
    found = (Stretch(3, 4), Stretch(7, 7, "63"), Stretch(9, 9, "附 1"))
    assert pages_text(found) == "? 63 附_1"
    assert pages_text(found[:1]) == pages_text(()) == ""


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (
            {"source_lines": "1868 1895-1897", "line_start": 1868, "line_end": 1897},
            ((1868, 1868), (1895, 1897)),
        ),
        ({"line_start": 42, "line_end": 44}, ((42, 44),)),
        ({"line_start": 3, "line_end": None}, ((3, 3),)),
        ({"source_lines": "", "line_start": None, "line_end": None}, ()),
        ({}, ()),
    ],
)
def test_lines_are_read_back_from_a_row(row, lines):
    assert lines_of_row(row) == lines
    assert (first_line(row), last_line(row)) == ((lines[0][0], lines[-1][1]) if lines else (None, None))


@pytest.mark.parametrize(("pages", "first"), [("? 62 63", "62"), ("8-1", "8-1"), ("", None), (None, None)])
def test_the_first_page_is_the_first_that_is_known(pages, first):
    assert first_page({"source_pages": pages}) == first


def test_a_row_of_two_pages_names_both():
    """As the halves of a grant's table stand on two pages: name and total of one row, nothing between."""
    document = document_from_text("| 名稱 |\n\n| 計畫甲 |\n甲\n| 100 |\n")
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "st-plan"))
    collector.pages = PageMap.from_marks([(1, "62"), (5, "63")])
    collector.add("goals", {"goal_no": 1, "title": "甲"}, [5, 3])
    row = collector.tables["goals"][0].row()
    assert (row["source_lines"], row["source_pages"]) == ("3 5", "62 63")
