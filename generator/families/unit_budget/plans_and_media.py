"""跨年期計畫概況表 and 媒體政策及業務宣導費彙計表: plans over several years, and publicity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.families.unit_budget.account_numbers import claim_numbers
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import load_form
from generator.families.unit_budget.object_tables import named
from generator.families.unit_budget.spreads import header_rows
from generator.families.unit_budget.texts import extend
from generator.forms.account_codes import Account, read_account
from generator.language.cell import Cell, read_cell
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, cell_paragraphs, cell_text
from generator.reading.traced import TracedText
from generator.records.values import Value

_YEARS = re.compile(r"(?P<first>\d{2,3})年?度?[-－–—~～至](?P<last>\d{2,3})(?:年度?)?")


def read_multi_year(book: Book) -> None:
    """Add the rows of ``multi_year`` (億元)."""
    form = load_form("multi_year").for_year(book.year_roc)
    for row in form_rows(book, form, lambda printed: 0):
        _claim_years(book, row.table)
        period = squeeze(row.texts.get("period", ""))
        years = _YEARS.fullmatch(period)
        if years and int(years["last"]) < int(years["first"]):
            years = None
        own: dict[str, Value] = {
            "start_year_roc": int(years["first"]) if years else None,
            "end_year_roc": int(years["last"]) if years else None,
            "note": cell_text(row.texts.get("note", "")),
        }
        publish(book, form, row, own, unread="" if years or not period else f"期間無法判讀：「{period}」。")


def _claim_years(book: Book, table: PipeTable) -> None:
    """Ledger only: the years of the header, from the one before the last to the next."""
    years = range(book.year_roc - 2, book.year_roc + 2) if book.year_roc else ()
    for row in header_rows(table):
        book.claim("table_head", row.lines, map(str, years))


@dataclass(slots=True)
class _Account:
    account: Account
    amount: Cell
    lines: list[int]
    doubt: str = ""
    content: TracedText = field(default_factory=TracedText)


def read_media(book: Book) -> None:
    """Add the rows of ``media``; text without an account belongs to the account above it."""
    accounts: list[_Account] = []
    for table, _, _ in book.tables("media"):
        book.claim_rows(table, ())
        places = [
            next((i for i, c in enumerate(row.cells) if read_account(c).code), None) for row in table.rows
        ]
        named_rows = [(row, at) for row, at in zip(table.rows, places, strict=True) if at is not None]
        doubts = iter(claim_numbers(book, named_rows))
        for row, place in zip(table.rows, places, strict=True):
            rest = row.cells if place is None else row.cells[place + 1 :]
            # The amount stands beside the account, whatever the header says.
            texts = rest if place is None else rest[1:]
            paragraphs = [p for text in texts if not read_cell(text).filled for p in cell_paragraphs(text)]
            if place is not None:
                amount, account = read_cell(rest[0] if rest else ""), read_account(row.cells[place])
                accounts.append(_Account(account, amount, list(row.lines), next(doubts)))
            elif not accounts or not paragraphs:
                book.claim("table_head", row.lines)
                continue
            else:
                accounts[-1].lines.extend(row.lines)
            extend(accounts[-1].content, paragraphs, row.lines)
    for drafted in accounts:
        values = named(drafted.account) | {"content": drafted.content.text}
        doubt = drafted.doubt + book.unread(drafted.account.misread, drafted.lines)
        book.publish("media", values, {"amount_k_twd": drafted.amount}, drafted.lines, doubt=doubt)
