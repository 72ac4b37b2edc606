"""歲入來源別預算表 and 歲出機關別預算表: accounts from 款 to 節 with their amounts of three years."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from generator.families.unit_budget.account_numbers import account_number, unreadable_numbers
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carried_length
from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import Form, load_form
from generator.forms.account_codes import (
    Account,
    expenditure_level,
    expenditure_parent,
    read_account,
    revenue_level,
)
from generator.language.cell import read_cell
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow, cell_text
from generator.reading.traced import TracedText
from generator.records.values import Value

_COLUMNS = {"kuan": 0, "xiang": 1, "mu": 2, "jie": 3}
_GLUED = re.compile(r"(?P<dash>[-－–—])\s*(?P<rest>.*)", re.DOTALL)
# Sums over kinds or classes of expenditure below the total: of no account, kept as printed.
_PARTS = re.compile(r"(?:經常|資本)門合計|[(（]\d{1,2}[.．、][^()（）]+[)）]")
_LONGEST_NUMBER = 6  # with a mark behind it, or a digit damaged
_DIFFERENCE = "difference_k_twd"

LevelOf = Callable[[str, str], str | None]


@dataclass(slots=True)
class _Row:
    """An account as printed: its level decided by the code, its number by level and column."""

    form_row: FormRow
    account: Account
    level: str
    number: str
    parts: tuple[str, ...] = ()
    note: TracedText = field(default_factory=TracedText)


class _Numbers:
    """The printed numbers of 款, 項, 目 and 節, which the extraction shifts between columns and rows.

    A number to the left of a row's own level was printed for a later row: the first row of a page can hold
    the numbers of the 款 and 項 below it.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, list[tuple[str, tuple[int, ...]]]] = {}

    def own(self, level: str, cells: Sequence[str], lines: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """The number of a row of this level and its lines; empty where none is printed.

        Args:
            level: of the row.
            cells: those before its code.
            lines: of the row.
        """
        found = {i: text for i, cell in enumerate(cells) if 0 < len(text := cell.strip()) <= _LONGEST_NUMBER}
        column = _COLUMNS.get(level)
        place: int | None = None
        if column is not None:
            waiting = self._waiting.get(column)
            place = next((i for i in sorted(found) if i >= column), None)
            # Of several numbers to its left none is a row's own: they are those of 款 and 項 below it.
            if place is None and not waiting and len(found) == 1:
                place = max(found)
            elif place is None and waiting:
                return waiting.pop(0)
        number = found.pop(place) if place is not None else ""
        for i, other in found.items():
            self._waiting.setdefault(i, []).append((other, lines))
        return number, ()


def read_revenue(book: Book) -> None:
    """Add the rows of ``revenue``; the path joins the printed numbers: 款/項/目/節."""
    form = replace(load_form("main"), table="revenue")
    for row in _rows(book, form, revenue_level):
        _add(book, form, row, {"path": "/".join(row.parts)})


def read_expenditure(book: Book) -> None:
    """Add the rows of ``expenditure``; the function rows (科學支出) stand between 項 and 目."""
    form = load_form("main")
    above = {"kuan": "", "xiang": ""}
    for row in _rows(book, form, expenditure_level):
        parent = expenditure_parent(row.account.code, row.level, above["xiang"], above["kuan"])
        if row.level in above:
            above[row.level] = row.account.code
        _add(book, form, row, {"parent_code": parent})


def read_function_expenditure(book: Book) -> None:
    """Add the rows of ``function_expenditure``: the accounts once more, below their function."""
    form = replace(load_form("main"), table="function_expenditure")
    kuan = ""
    for row in _rows(book, form, revenue_level):
        parent = expenditure_parent(row.account.code, row.level, "", kuan)
        kuan = row.account.code if row.level == "kuan" else kuan
        _add(book, form, row, {"parent_code": parent})


def _add(book: Book, form: Form, row: _Row, extra: dict[str, Value]) -> None:
    name = row.account.name
    own: dict[str, Value] = {
        "account_level": row.level,
        "account_number": account_number(row.number),
        "account_code": row.account.code,
        "account_name": squeeze(name) if row.level == "total" else name,
        "note": row.note.text,
        **extra,
    }
    odd = unreadable_numbers([row.number])
    if odd:
        book.claim("table_head", row.form_row.lines, [squeeze(row.number)])
    # Of the numbers above, only those of a published path are this row's.
    needed = row.parts if "path" in extra else row.parts[-1:]
    if not odd and any(part.startswith("[") for part in needed):
        odd = "印出的款項目節編號遺失或無法判讀，路徑以科目編號代替。"
    if row.account.cut:
        odd += f"科目編號印為{row.account.printed}，末位遺失。"
    publish(book, form, row.form_row, own, unread=odd + row.account.misread)


def _rows(book: Book, form: Form, level_of: LevelOf) -> list[_Row]:
    rows: list[_Row] = []
    numbers = _Numbers()
    path: dict[str, str] = {}
    table = None
    for table in (table for table, _, _ in book.tables(form.table)):
        for printed in table.rows:
            if any(_PARTS.fullmatch(squeeze(cell)) for cell in printed.cells):
                book.keep(printed.lines[0], form.table)
    for form_row in form_rows(book, form, lambda printed: _place(printed, level_of)):
        printed = form_row.printed
        _unglue(form_row)
        account = read_account(form_row.label)
        level = level_of(account.code, account.name) or ""
        before = printed.cells[: _place(printed, level_of)]
        number, elsewhere = numbers.own(level, before, printed.lines)
        form_row.lines.extend(elsewhere)
        row = _Row(form_row, account, level, number)
        row.note.append(cell_text(form_row.texts.get("note", "")), printed.lines)
        row.parts = _path(path, row)
        if rows and form_row.table is not table:
            _carry(rows[-1], row)
        table = form_row.table
        rows.append(row)
    return rows


def _place(printed: TableRow, level_of: LevelOf) -> int | None:
    """The place of the cell that names an account or the total."""
    accounts = (read_account(cell) for cell in printed.cells)
    return next((i for i, account in enumerate(accounts) if level_of(account.code, account.name)), None)


def _unglue(row: FormRow) -> None:
    """Part the dash of the last amount column from the note that the extraction glued to it."""
    difference, note = row.texts.get(_DIFFERENCE), cell_text(row.texts.get("note", ""))
    if difference is None:
        return
    glued = _GLUED.fullmatch(cell_text(difference))
    if glued and not read_cell(difference).readable:
        row.texts |= {_DIFFERENCE: glued["dash"], "note": glued["rest"] + note}
    elif in_note := _GLUED.fullmatch(note):
        row.texts["note"] = in_note["rest"]
        if not read_cell(difference).filled:
            row.texts[_DIFFERENCE] = in_note["dash"]


def _path(path: dict[str, str], row: _Row) -> tuple[str, ...]:
    if row.level not in _COLUMNS:
        return ()
    column = _COLUMNS[row.level]
    readable = account_number(row.number) is not None
    path[row.level] = row.number if readable else f"[{row.account.code}]"
    return tuple(path.get(level, "") for level, place in _COLUMNS.items() if place <= column)


def _carry(last: _Row, row: _Row) -> None:
    """Give the last row of the page before the end of its note, which stands in this row's cell."""
    length = carried_length(last.note.text, row.note.text)
    if length:
        lines = row.form_row.printed.lines
        last.note.append(row.note.text[:length], lines, " ")
        last.form_row.lines.extend(lines)
        row.note = TracedText(row.note.text[length:], lines)
