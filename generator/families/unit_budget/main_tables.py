"""歲入來源別預算表 and 歲出機關別預算表: accounts from 款 to 節 with their amounts of three years."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.amounts import amount_values
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carried_length
from generator.forms.account_codes import (
    expenditure_level,
    expenditure_parent,
    restore_code,
    revenue_level,
    split_account,
)
from generator.language.cell import Cell, read_cell, unreadable
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow, cell_text
from generator.reading.traced import TracedText
from generator.records.values import Value

AMOUNTS = (
    "budget_this_year_k_twd",
    "budget_last_year_k_twd",
    "final_accounts_prior_year_k_twd",
    "difference_k_twd",
)
_COLUMNS = {"kuan": 0, "xiang": 1, "mu": 2, "jie": 3}
_GLUED = re.compile(r"(?P<dash>[-－–—])\s*(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(slots=True)
class _Row:
    """An account as printed: its level decided by the code, its number by level and column."""

    code: str
    printed_code: str
    name: str
    level: str
    number: str
    amounts: dict[str, Cell]
    lines: list[int]
    note: TracedText = field(default_factory=TracedText)
    parts: tuple[str, ...] = ()


class _Numbers:
    """The printed numbers of 款, 項, 目 and 節, which the extraction shifts between columns and rows.

    A number to the left of a row's own level was printed for a later row: the first row of a page can hold
    the numbers of the 款 and 項 below it.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, list[str]] = {}

    def own(self, level: str, cells: Sequence[str]) -> str:
        """The number of a row of this level among the cells before its code, empty where none is printed."""
        found = {i: squeeze(cell) for i, cell in enumerate(cells) if _NUMBER.fullmatch(squeeze(cell))}
        column = _COLUMNS.get(level)
        place: int | None = None
        if column is not None:
            waiting = self._waiting.get(column)
            place = next((i for i in sorted(found) if i >= column), None)
            if place is None and not waiting:
                place = max(found, default=None)
            elif place is None and waiting:
                return waiting.pop(0)
        number = found.pop(place) if place is not None else ""
        for i, other in found.items():
            self._waiting.setdefault(i, []).append(other)
        return number


def read_revenue(book: Book) -> None:
    """Add the rows of ``revenue``; the path joins the printed numbers: 款/項/目/節."""
    for row in _rows(book, "revenue", revenue_level):
        values = _values(row)
        values["path"] = "/".join(row.parts)
        _add(book, "revenue", row, values)


def read_expenditure(book: Book) -> None:
    """Add the rows of ``expenditure``; the function rows (科學支出) stand between 項 and 目."""
    above = {"kuan": "", "xiang": ""}
    for row in _rows(book, "expenditure", expenditure_level):
        values = _values(row)
        values["parent_code"] = expenditure_parent(row.code, row.level, above["xiang"], above["kuan"])
        if row.level in above:
            above[row.level] = row.code
        _add(book, "expenditure", row, values)


def _add(book: Book, table: str, row: _Row, values: dict[str, Value]) -> None:
    odd = unreadable(row.amounts)
    if any(part.startswith("[") for part in row.parts):
        odd += "印出的款項目節編號遺失，路徑以科目編號代替。"
    if row.printed_code != row.code:
        odd += f"科目編號印為{row.printed_code}，末位遺失。"
    book.add(table, values, row.lines, certainty="uncertain" if odd else "printed", note=odd)


def _values(row: _Row) -> dict[str, Value]:
    return {
        "level": row.level,
        "number": int(row.number) if row.number else None,
        "account_code": row.code,
        "account_name": row.name,
        "note": row.note.text,
        **amount_values(row.amounts),
    }


def _rows(book: Book, kind: str, level_of: Callable[[str, str], str | None]) -> list[_Row]:
    rows: list[_Row] = []
    numbers = _Numbers()
    path: dict[str, str] = {}
    for table, _, _ in book.tables(kind):
        first = True
        for printed in table.rows:
            row = _row(printed, level_of, numbers)
            if row is None:
                _leave(book, printed)
                continue
            row.parts = _path(path, row)
            if first and rows:
                _carry(rows[-1], row)
            first = False
            rows.append(row)
        book.claim_rows(table, ())
    return rows


def _row(printed: TableRow, level_of: Callable[[str, str], str | None], numbers: _Numbers) -> _Row | None:
    place = next((i for i, cell in enumerate(printed.cells) if level_of(*split_account(cell))), None)
    if place is None:
        return None
    code, name = split_account(printed.cells[place])
    level = level_of(code, name) or ""
    cells = printed.cells[place + 1 :]
    note_text = "\n".join(text for cell in cells[len(AMOUNTS) :] if (text := cell_text(cell)))
    amounts = {column: read_cell(cells[i] if i < len(cells) else "") for i, column in enumerate(AMOUNTS)}
    note_text = _unglue(amounts, cells, note_text)
    row = _Row(
        restore_code(code),
        code,
        squeeze(name) if level == "total" else name,
        level,
        numbers.own(level, printed.cells[:place]),
        amounts,
        list(printed.lines),
    )
    row.note.append(note_text, printed.lines)
    return row


def _unglue(amounts: dict[str, Cell], cells: Sequence[str], note: str) -> str:
    """Part the dash of the last amount column from the note that the extraction glued to it."""
    last = AMOUNTS[-1]
    glued = _GLUED.fullmatch(cell_text(cells[len(AMOUNTS) - 1])) if len(cells) >= len(AMOUNTS) else None
    if not amounts[last].readable and glued:
        amounts[last] = read_cell(glued["dash"])
        return glued["rest"] + note
    in_note = _GLUED.fullmatch(note)
    if in_note:
        if not amounts[last].filled:
            amounts[last] = read_cell(in_note["dash"])
        return in_note["rest"]
    return note


def _path(path: dict[str, str], row: _Row) -> tuple[str, ...]:
    if row.level not in _COLUMNS:
        return ()
    column = _COLUMNS[row.level]
    path[row.level] = row.number or f"[{row.code}]"
    return tuple(path.get(level, "") for level, place in _COLUMNS.items() if place <= column)


def _carry(last: _Row, row: _Row) -> None:
    """Give the last row of the page before the end of its note, which stands in this row's cell."""
    length = carried_length(last.note.text, row.note.text)
    if length:
        last.note.append(row.note.text[:length], row.lines, " ")
        last.lines.extend(row.lines)
        row.note = TracedText(row.note.text[length:], row.lines)


def _leave(book: Book, printed: TableRow) -> None:
    """Claim a row without account: a header or an empty one; a row with amounts stays unread."""
    if not any(read_cell(cell).filled for cell in printed.cells):
        book.claim("table_head", printed.lines)
