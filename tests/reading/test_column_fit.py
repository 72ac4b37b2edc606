"""Rows with a cell too many or too few keep their values under the columns, or have none there."""

import pytest

from generator.reading.column_fit import fit_table
from generator.reading.document import document_from_text
from generator.reading.tables import PipeTable, pipe_tables

ACCOUNTS = """
| 款 | 項 | 名稱及編號 | 本年度預算數 | 上年度預算數 | 說明 |
|--|--|--|--|--|--|
| 2 | | 0400000000 罰款及賠償收入 | 2,870 | 2,870 | |
| | 134 | 0426100000 產業發展署 | 2,870 | 2,870 | |
| | | 0426100300 賠償收入 | 2,800 | 2,870 | 係違約之賠償收入。 |
"""


def fitted(row: str) -> tuple[str, ...]:
    """The cells of a row of the table above, put in the place of its last one."""
    (table,) = pipe_tables(document_from_text(ACCOUNTS.rpartition("| | | 0426")[0] + row, "book.txt"))
    last = fit_table(table).rows[-1]
    assert last.doubt
    return last.cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        # Behind the last column, without and with a border of its own.
        (
            "| | | 0426100300 賠償收入 | 2,800 | 2,870 | 係違約之賠償收入。 | 追加 |",
            ("", "", "0426100300 賠償收入", "2,800", "2,870", "係違約之賠償收入。"),
        ),
        (
            "| | | 0426100300 賠償收入 | 2,800 | 2,870 | 係違約之賠償收入。 | 追加",
            ("", "", "0426100300 賠償收入", "2,800", "2,870", "係違約之賠償收入。"),
        ),
        # A word between two numbers belongs to no column.
        (
            "| | | 0426100300 賠償收入 | 2,800 | 甲 | 2,870 | |",
            ("", "", "0426100300 賠償收入", "2,800", "2,870", ""),
        ),
        # A number between two numbers: nothing tells which of the three is one too many.
        (
            "| | | 0426100300 賠償收入 | 2,800 | 7 | 2,870 | |",
            ("", "", "0426100300 賠償收入", "", "", ""),
        ),
        # A number is missing: either column may be the empty one.
        ("| | | 0426100300 賠償收入 | 2,870 | |", ("", "", "0426100300 賠償收入", "", "", "")),
        (
            "| | 0426100300 賠償收入 | 2,800 | 2,870 | |",
            ("", "", "0426100300 賠償收入", "2,800", "2,870", ""),
        ),
    ],
)
def test_no_value_slides_into_its_neighbours_column(row: str, cells: tuple[str, ...]) -> None:
    assert fitted(row) == cells


def test_equally_good_ways_differ_in_empty_columns_alone() -> None:
    """How often a column is empty, or holds a total's name, decides nothing about one row."""
    printed = """
| 區分 | 單位數 | 面積 | 取得成本 | 年需養護費 | 單位數 |
|--|--|--|--|--|--|
| 一、辦公房屋 | 9層 | 8,503.75 | 181,921 | 280 | - |
| 二、機關宿舍 | 2 | 126.76 | 40 | - | - |
| 合計 | | 8,630.51 | 181,961 | |
"""
    (table,) = pipe_tables(document_from_text(printed, "book.txt"))
    last = fit_table(table).rows[-1]
    assert last.cells == ("合計", "", "", "", "", "")
    assert last.unplaced == ("8,630.51", "181,961")


def test_an_empty_cell_moves_no_number_into_the_column_before_its_own() -> None:
    printed = """
| 本年度 | 上年度 | 比較 | 說明 |
|--|--|--|--|
| 301,987 | 300,477 | 1,510 | 1. 本年度283人，較上年度增加8人。 |
| 300,477 | 1,510 | |
"""
    (table,) = pipe_tables(document_from_text(printed, "book.txt"))
    assert fit_table(table).rows[-1].cells == ("", "", "", "")


def test_a_sign_glued_to_a_text_may_stand_in_the_column_of_the_sign_or_of_the_text() -> None:
    (whole, printed) = pipe_tables(
        document_from_text(
            f"{ACCOUNTS}\n甲\n"
            + ACCOUNTS.replace("| 2,800 | 2,870 | 係", "| 777 | 211 | - 係").replace("入。 |", "入。 | |"),
            "book.txt",
        )
    )
    last = fit_table(printed, [whole]).rows[-1]
    assert last.cells == ("", "", "0426100300 賠償收入", "", "", "")
    assert last.unplaced == ("777", "211", "- 係違約之賠償收入。")


def test_rows_as_wide_as_the_table_are_left_alone() -> None:
    (table,) = pipe_tables(document_from_text(ACCOUNTS, "book.txt"))
    assert fit_table(table) is table


def test_other_tables_of_the_form_show_what_stands_in_which_column() -> None:
    (whole,) = pipe_tables(document_from_text(ACCOUNTS, "book.txt"))
    odd = whole.rows[-1]
    cells = (*odd.cells[:3], "甲", *odd.cells[3:])
    lonely = PipeTable((type(odd)(cells, (9,)),), (), 6)
    (row,) = fit_table(lonely, [whole]).rows
    assert row.cells == odd.cells
    assert row.doubt
