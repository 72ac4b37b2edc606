"""歲出按職能及經濟性綜合分類表: functions of government by economic class, three spreads wide."""

from __future__ import annotations

import re

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import form_rows
from generator.families.unit_budget.forms import load_form
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import TableRow
from generator.records.values import Value

_CODE = re.compile(r"\d{2}")
_CODED = re.compile(r"(?P<code>\d{2})\s*(?P<name>\D.*)", re.DOTALL)


def read_functional(book: Book) -> None:
    """Add a row of ``functional`` for every cell of the table, dashes included."""
    form = load_form("functional")
    for row in form_rows(book, form, _names_function):
        code, name = _function(row.printed)
        for column, cell in row.cells(form).items():
            part, _, economic_class = column.partition("/")
            values: dict[str, Value] = {
                "function_code": code,
                "function_name": name,
                "function_level": "function" if code else "total",
                "economic_class": economic_class,
                "class_level": _class_level(part, economic_class),
                "current_or_capital": part,
            }
            amount, at = {"amount_k_twd": cell}, {"amount_k_twd": row.at[column]}
            book.publish("functional", values, amount, row.value_lines(column), doubt=row.doubt, at=at)


def _class_level(part: str, economic_class: str) -> str:
    if part == "all":
        return "total"
    return "subtotal" if economic_class.endswith("合計") else "class"


def _names_function(row: TableRow) -> int | None:
    """The place of the last cell of the label: code and name, together or each in its own cell."""
    coded = bool(_CODE.fullmatch(row.cell(0)))
    last = max((i for i, cell in enumerate(row.cells) if cell), default=0)
    width = next((i for i, cell in enumerate(row.cells) if i >= coded and is_filled(cell)), last + 1)
    return width - 1 if any(row.cells[:width]) else None


def _function(row: TableRow) -> tuple[str, str]:
    """(code, name) of a function; the total's label can be cut in two cells (``總 | 計``)."""
    label = " ".join(tidy(cell) for cell in row.cells[: (_names_function(row) or 0) + 1] if cell)
    match = _CODED.fullmatch(label)
    return (match["code"], tidy(match["name"])) if match else ("", squeeze(label))
