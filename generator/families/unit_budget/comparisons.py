"""預算比較總表 of a 主管: revenue by source, expenditure by function and by agency, for three years."""

from __future__ import annotations

import re
from collections import Counter

from generator.families.unit_budget.account_numbers import account_number, unreadable_numbers
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import load_form
from generator.families.unit_budget.spreads import header_rows
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import TableRow
from generator.records.values import Value

_PART = re.compile(r"(歲[入出][\u4e00-\u9fff]{2,4}別)")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_LEVELS = {"款": "kuan", "項": "xiang", "目": "mu"}


def read_comparisons(book: Book) -> None:
    """Add the rows of ``comparisons``; the column of its number tells the level of a row."""
    form = load_form("comparisons")
    titles = {table.first_line: sheet.title for table, _, sheet in book.tables("comparisons")}
    counts: Counter[str] = Counter()
    for row in form_rows(book, form, _names):
        part = _PART.search(titles.get(row.table.first_line, ""))
        named = part[1] if part else ""
        counts[named] += 1
        level, number, odd = _level(row)
        own: dict[str, Value] = {
            "classification": named,
            "row_no": counts[named],
            "account_level": level,
            "account_number": number,
            "name": squeeze(row.label) if level == "total" else tidy(row.label),
        }
        publish(book, form, row, own, unread=odd)


def _names(row: TableRow) -> int | None:
    return next((i for i, cell in enumerate(row.cells) if _WORD.search(squeeze(cell))), None)


def _level(row: FormRow) -> tuple[str, int | None, str]:
    """Level, number and doubt of a row; without a number it is the total or a class in brackets."""
    heads = header_rows(row.table)
    place = _names(row.printed) or 0
    for at in range(place - 1, -1, -1):
        cell = row.printed.cell(at)
        word = next((w for head in reversed(heads) if (w := squeeze(head.cell(at))) in _LEVELS), "")
        if cell.strip() and word:
            return _LEVELS[word], account_number(cell), unreadable_numbers([cell])
    return ("total" if squeeze(row.label) in {"合計", "總計"} else "group"), None, ""
