"""人事費彙計表 and 人事費分析表 of cities: costs by category of staff, for the agency and each plan."""

from __future__ import annotations

import re

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import form_rows
from generator.families.unit_budget.forms import load_form
from generator.families.unit_budget.sheets import Sheet
from generator.reading.spacing import squeeze
from generator.reading.tables import cell_text
from generator.records.values import Value

# 0132010100-行政支出-一般行政-行政管理: the plan that a page is about, above its table.
_SCOPE = re.compile(r"(?P<code>\d{8,11})-(?P<name>\S+)")


def read_personnel_costs(book: Book) -> None:
    """Add a row of ``personnel_costs`` for every filled cell, and one for the number of persons."""
    form = load_form("personnel_costs")
    scopes = {table.first_line: _scope(book, sheet) for table, _, sheet in book.tables("personnel_costs")}
    for row in form_rows(book, form, lambda printed: 0):
        code, name = scopes.get(row.table.first_line, ("", ""))
        for column, cell in row.cells(form).items():
            if cell.kind == "empty" and not row.doubt:
                continue
            values: dict[str, Value] = {
                "work_plan_code": code,
                "work_plan": name,
                "category": squeeze(row.label),
                "row_level": "total" if squeeze(row.label) == "合計" else "category",
                "item": column if column != "persons" else "預算員額",
                "note": cell_text(row.texts.get("note", "")),
            }
            target = "persons" if column == "persons" else "amount_twd"
            lines = row.value_lines(column)
            book.publish("personnel_costs", values, {target: cell}, lines, doubt=row.doubt)


def _scope(book: Book, sheet: Sheet) -> tuple[str, str]:
    """Code and name of the plan that a page names above its table; empty for the whole agency."""
    numbers = [line.number for line in sheet.texts] + list(sheet.head.lines if sheet.head else ())
    for number in numbers:
        match = _SCOPE.fullmatch(squeeze(book.text.document.line(number).text))
        if match:
            book.claim("heading", [number], (match["code"], match["name"]))
            return match["code"], match["name"]
    return "", ""
