"""Rows of the table as a workbook or a PDF gives them: one account in a row, or in several below each other.

Where code and name share a column, the code stands above the name, beside which the amounts are; name and
explanation go on in the rows below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.families.enacted_budget.rows import AMOUNTS, NUMBERED, BudgetRow, is_total
from generator.families.enacted_budget.table_form import budget_head, joined
from generator.forms.account_codes import read_account
from generator.reading.column_fit import fit_table
from generator.reading.head_words import Head
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow, cell_paragraphs

_NO_AMOUNTS = "此科目沒有金額列。"
_NO_CODE = "此列有金額而沒有科目編號。"


@dataclass(slots=True)
class SheetTable:
    """What a table holds: accounts, and the lines of heads and of rows without anything."""

    rows: list[BudgetRow] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """An account while its rows come in."""

    lines: list[int]
    cells: dict[str, str]
    names: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    found: int = 0
    needs_code: bool = False

    @property
    def has_amounts(self) -> bool:
        return any(self.cells.get(name) for name in AMOUNTS)

    def closed(self) -> BudgetRow:
        texts = {"account_name": "".join(self.names), "explanation": joined(self.words)}
        doubts = [*self.doubts, *([] if self.has_amounts else [_NO_AMOUNTS])]
        row = BudgetRow(
            tuple(self.lines), {**self.cells, **texts}, "".join(dict.fromkeys(doubts)), self.found
        )
        return replace(row, doubt=_NO_CODE + row.doubt) if self.needs_code and not is_total(row) else row


def sheet_table(
    table: PipeTable, given: Mapping[str, str], head: Head | None
) -> tuple[SheetTable, Head | None]:
    """The accounts of a table; rows that are none, and go on with none, are in none of its lists.

    Args:
        table: its rows, heads included.
        given: year and phase, which no row prints.
        head: that of the table before, which holds until another one is found.
    """
    found = SheetTable()
    account: _Open | None = None
    at, rows = 0, fit_table(table).rows
    while at < len(rows):
        row, next_head = rows[at], budget_head(rows, at)
        if next_head is not None:
            head = next_head
            found.heads += [line for row in rows[at : at + head.height] for line in row.lines]
            at += head.height
            continue
        at += 1
        if not any(squeeze(cell) for cell in row.cells):
            found.empty += row.lines
        elif head is not None:
            account = _take(row, head, account, given, found)
    if account is not None:
        found.rows.append(account.closed())
    return found, head


def _take(
    row: TableRow, head: Head, account: _Open | None, given: Mapping[str, str], found: SheetTable
) -> _Open | None:
    """Give a row to the account that it belongs to; returns the account that is open behind it."""
    cells = {name: head.cell(row, name) for name in head.columns}
    named = cells.pop("code_and_name", "")
    both = read_account(named, exact=True)
    code = cells.get("account_code", "") or (named if both.code else "")
    amounts = any(squeeze(cells.get(name, "")) for name in AMOUNTS)
    words = list(cell_paragraphs(cells.pop("explanation", "")))
    if code and not amounts and account is not None and words:
        # What stands beside the code of the next account still explains the one above.
        account.words += words
        account.lines += row.lines
        words = []
    if code or (amounts and (account is None or account.has_amounts)):
        if account is not None:
            found.rows.append(account.closed())
        account = _Open([], dict(given))
        account.needs_code = not code
    if account is None or not _fits(cells, words, named, amounts=amounts):
        return account
    account.lines += row.lines
    account.found = len(row.cells)
    account.doubts += [row.doubt] if row.doubt else []
    account.cells |= dict(_filled(cells, both.printed if both.code else ""))
    account.names += [cells.get("account_name", ""), both.name]
    account.words += words
    return account


def _filled(cells: Mapping[str, str], code: str) -> Iterator[tuple[str, str]]:
    for name, cell in cells.items():
        if name != "account_name" and squeeze(cell):
            yield name, cell
    if code:
        yield "account_code", code


def _fits(cells: Mapping[str, str], words: list[str], named: str, *, amounts: bool) -> bool:
    """Whether a row says something of an account: its numbers stand beside code or amounts only."""
    numbered = any(squeeze(cells.get(name, "")) for name in NUMBERED)
    coded = bool(cells.get("account_code") or read_account(named, exact=True).code)
    return amounts or coded or (not numbered and bool(words or named or cells.get("account_name")))
