"""各項費用彙計表: objects of expenditure by work plan, on as many pages as it takes."""

from __future__ import annotations

import re

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.expense_objects import object_level
from generator.forms.account_codes import restore_code, split_account
from generator.language.cell import read_cell
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.records.values import Value

_OBJECT = re.compile(r"(?P<code>\d{4})(?!\d)\s*(?P<name>.*)", re.DOTALL)
_TOTALS = {"合計", "總計"}


def read_expense_matrix(book: Book) -> None:
    """Add a row of ``expense_matrix`` for every cell with a number; dashes mean that there is none."""
    for table, _, _ in book.tables("expense_matrix"):
        columns = _columns(book, table)
        unread = [row for row in table.rows if not _read_row(book, row, columns)]
        book.claim_rows(table, (row for row in unread if not any(map(_is_number, row.cells[1:]))))


def _columns(book: Book, table: PipeTable) -> dict[int, str]:
    """Work plan code by column; an empty code for the total."""
    known = {
        squeeze(str(row["work_plan"])): str(row["work_plan_code"])
        for row in book.collector.tables["work_plans"]
    }
    columns: dict[int, str] = {}
    for place, cell in enumerate(table.rows[0].cells if table.rows else ()):
        code, name = split_account(cell_text(cell).replace("\n", " "))
        if place and code:
            columns[place] = restore_code(code)
        elif place and squeeze(name) in _TOTALS:
            columns[place] = ""
        elif place and squeeze(name) in known:
            columns[place] = known[squeeze(name)]
    return columns


def _read_row(book: Book, row: TableRow, columns: dict[int, str]) -> bool:
    """Add the cells of a row; False for a row that is no object of expenditure."""
    head = tidy(cell_text(row.cell(0)).replace("\n", " "))
    match = _OBJECT.fullmatch(head)
    if match is None and squeeze(head) not in _TOTALS:
        return False
    code = match["code"] if match else ""
    level = object_level(code) if code else "total"
    added = False
    for place, plan in columns.items():
        cell = read_cell(row.cell(place))
        if cell.value is None:
            continue
        values: dict[str, Value] = {
            "account_code": code,
            "account_name": match["name"].strip() if match else squeeze(head),
            "level": level,
            "work_plan_code": plan,
            "amount_k_twd": int(cell.value),
        }
        added = book.add("expense_matrix", values, row.lines) or added
    if not added and not any(_is_number(row.cell(place)) for place in columns):
        book.claim("table_head", row.lines)
    return True


def _is_number(text: str) -> bool:
    return read_cell(text).value is not None
