"""各項費用彙計表: objects of expenditure by work plan, on as many pages as it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.expense_objects import Object, object_level, read_object
from generator.forms.account_codes import read_account
from generator.language.cell import read_cell
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.records.values import Value

_TOTALS = {"合計", "總計"}
_EMPTY = "「{}」欄的儲存格空白，本表無數字處印有「-」。"
_NO_TOTAL = "「合計」欄印為「{}」，同列各欄印有金額。"


def read_expense_matrix(book: Book) -> None:
    """Add a row of ``expense_matrix`` for every cell with a number; dashes mean that there is none."""
    for table, _, _ in book.tables("expense_matrix"):
        columns = _columns(book, table)
        # Cities print the name of the first column on a line of its own.
        below = (row for row in table.rows[1:2] if squeeze(row.cell(0)).endswith("科目名稱及編號"))
        heads = [*table.rows[:1], *below]
        book.claim_rows(table, heads)
        accounts = [read_account(cell) for row in table.rows[:1] for cell in row.cells]
        words = (word for account in accounts if account.code for word in (account.printed, account.name))
        book.claim("table_head", table.rows[0].lines, words)
        body = table.rows[len(heads) :]
        dashed = _says_none_by_dashes(body, columns)
        for row in body:
            _read_row(book, row, columns, dashed=dashed)


def _columns(book: Book, table: PipeTable) -> dict[int, str]:
    """Work plan code by column; an empty code for the total."""
    known = {squeeze(str(row["work_plan"])): str(row["work_plan_code"]) for row in book.rows("work_plans")}
    columns: dict[int, str] = {}
    for place, cell in enumerate(table.rows[0].cells if table.rows else ()):
        account = read_account(cell)
        if place and account.code:
            columns[place] = account.code
        elif place and squeeze(account.name) in _TOTALS:
            columns[place] = ""
        elif place and squeeze(account.name) in known:
            columns[place] = known[squeeze(account.name)]
    return columns


def _says_none_by_dashes(rows: Sequence[TableRow], columns: Iterable[int]) -> bool:
    """Whether a table prints dashes where there is nothing: an empty cell has lost what it held then."""
    cells = [[read_cell(row.cell(place)) for place in columns] for row in rows]
    kinds = Counter(cell.kind for own in cells if any(cell.filled for cell in own) for cell in own)
    return kinds["none"] > kinds["empty"]


def _read_row(book: Book, row: TableRow, columns: dict[int, str], *, dashed: bool) -> None:
    """Add the cells of a row; a row without any is a head. An empty cell amid dashes is told."""
    named = _named(row)
    doubt = book.unread(named.doubt, row.lines)
    if (printed := squeeze(row.cell(0))).startswith(f"{named.code}00"):
        # Cities print two further digits: 101500法定編制人員待遇.
        book.claim("table_head", row.lines, [printed[: len(named.code) + 2]])
    added = False
    holds = any(read_cell(row.cell(place)).filled for place in columns)
    for place, plan in columns.items():
        cell = read_cell(row.cell(place))
        lost = dashed and holds and cell.kind == "empty" and not row.doubt
        no_total = not plan and holds and cell.kind == "none"
        if (cell.kind == "none" and not no_total) or (cell.kind == "empty" and not row.doubt and not lost):
            continue
        values: dict[str, Value] = {
            "object_code": named.code,
            "object_name": named.name,
            "object_level": object_level(named.code) if named.code else "total",
            "work_plan_code": plan,
        }
        amount = {"amount_k_twd": cell}
        empty = book.unread(_EMPTY.format(plan or "合計"), row.lines) if lost else ""
        empty += book.unread(_NO_TOTAL.format(cell.printed), row.lines) if no_total else ""
        added |= book.publish("expense_matrix", values, amount, row.lines, doubt=doubt + empty)
    if not added and not any(read_cell(cell).value is not None for cell in row.cells):
        book.claim("table_head", row.lines)


def _named(row: TableRow) -> Object:
    """The object that a row names, or the total; a code that can't be read stays as printed."""
    found = read_object(row.cell(0))
    if found is not None:
        return found
    head = tidy(cell_text(row.cell(0)).replace("\n", " "))
    if squeeze(head) in _TOTALS:
        return Object("", squeeze(head))
    code, _, name = head.partition(" ")
    return Object(code or "?", name, f"用途別科目編號無法判讀：「{head}」。")
