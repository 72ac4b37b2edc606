"""跨年期計畫概況表 and 媒體政策及業務宣導費彙計表: plans over several years, and publicity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.amounts import amount_values
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.spreads import form_columns, header_rows
from generator.families.unit_budget.texts import extend
from generator.forms.account_codes import expenditure_level, restore_code, split_account
from generator.language.cell import Cell, read_cell, unreadable
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import TableRow, cell_paragraphs, cell_text
from generator.reading.traced import TracedText
from generator.records.values import Value

_YEARS = re.compile(r"(?P<first>\d{2,3})年?度?[-－–—~～至](?P<last>\d{2,3})(?:年度?)?")
_FORM = (
    "",
    "",
    "total_need_100m_twd",
    "earlier_years_100m_twd",
    "last_year_100m_twd",
    "this_year_100m_twd",
    "later_years_100m_twd",
    "",
)
_YEAR = re.compile(r"(\d{2,3})(及以前|及以後)?年?度?")


def read_multi_year(book: Book) -> None:
    """Add the rows of ``multi_year`` (億元)."""
    for table, _, _ in book.tables("multi_year"):
        heads = header_rows(table)
        book.claim_rows(table, (*heads, *(row for row in table.rows if row.blank)))
        columns = _columns(book, heads, table.width)
        for row in table.rows[len(heads) :]:
            name = tidy(cell_text(row.cell(0)).replace("\n", " "))
            years = next((m for cell in row.cells if (m := _YEARS.fullmatch(squeeze(cell)))), None)
            cells = {column: read_cell(row.cell(place)) for place, column in columns.items()}
            if not name or not any(cell.filled for cell in cells.values()):
                continue
            odd = unreadable(cells)
            values: dict[str, Value] = {
                "name": name,
                "start_year_roc": int(years["first"]) if years else None,
                "end_year_roc": int(years["last"]) if years else None,
                "note": cell_text(row.cell(table.width - 1)),
                **amount_values(cells, whole=False),
            }
            book.add("multi_year", values, row.lines, certainty="uncertain" if odd else "printed", note=odd)


def _columns(book: Book, heads: Sequence[TableRow], width: int) -> dict[int, str]:
    """Amount columns by place; the year in a header tells which it is."""
    columns: dict[int, str] = {}
    for place in range(width):
        texts = [squeeze(row.cell(place)) for row in reversed(heads)]
        text = next((text for text in texts if text), "")
        if "總額" in text:
            columns[place] = "total_need_100m_twd"
        elif "以前" in text:
            columns[place] = "earlier_years_100m_twd"
        elif "以後" in text:
            columns[place] = "later_years_100m_twd"
        elif match := _YEAR.match(text):
            this = int(match[1]) == book.year_roc
            columns[place] = "this_year_100m_twd" if this else "last_year_100m_twd"
    return form_columns(columns, _FORM, width)


@dataclass(slots=True)
class _Account:
    code: str
    name: str
    amount: Cell
    lines: list[int]
    content: TracedText = field(default_factory=TracedText)


def read_media(book: Book) -> None:
    """Add the rows of ``media``; text without an account belongs to the account above it."""
    accounts: list[_Account] = []
    for table, _, _ in book.tables("media"):
        book.claim_rows(table, ())
        for row in table.rows:
            place = next((i for i, cell in enumerate(row.cells) if split_account(cell)[0]), None)
            rest = row.cells if place is None else row.cells[place + 1 :]
            paragraphs = [p for cell in rest if not read_cell(cell).filled for p in cell_paragraphs(cell)]
            if place is not None:
                code, name = split_account(row.cells[place])
                amount = next((cell for text in rest if (cell := read_cell(text)).filled), read_cell(""))
                accounts.append(_Account(restore_code(code), name, amount, list(row.lines)))
            elif not accounts or not paragraphs:
                book.claim("table_head", row.lines)
                continue
            else:
                accounts[-1].lines.extend(row.lines)
            extend(accounts[-1].content, paragraphs, row.lines)
    for account in accounts:
        values: dict[str, Value] = {
            "level": expenditure_level(account.code, account.name),
            "account_code": account.code,
            "account_name": account.name,
            "content": account.content.text,
            **amount_values({"amount_k_twd": account.amount}),
        }
        book.add("media", values, account.lines)
