"""歲出一級用途別科目分析表 and 資本支出分析表: the accounts of the agency by kind of expenditure."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import Form, variants
from generator.forms.account_codes import Account, expenditure_level, read_account
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow
from generator.records.values import Value

_BY_NAME = "表上未印科目編號，依名稱由歲出機關別預算表對得。"
# The columns before the name, in their order.
_NUMBERED = ("kuan", "xiang", "mu", "jie")
_BY_PLACE = "表上未印科目編號，歲出機關別預算表亦無此名稱，層級依款項目節編號所在的欄。"
_CJK = re.compile(r"[\u4e00-\u9fff]{2,}")


def read_first_level(book: Book) -> None:
    """Add the rows of ``first_level``; codes come from the expenditure table by name and order."""
    for form in variants("first_level"):
        _read_first_level(book, form)


def _read_first_level(book: Book, form: Form) -> None:
    known = _known_accounts(book)
    place = 0
    for row in form_rows(book, form, names_account, head_rows):
        account, derived = read_account(row.label), ""
        code = account.code
        if not code:
            code, place = _code_by_name(account.name, known, place)
            derived = _BY_NAME if code else _BY_PLACE
        own = named(account) | {
            "account_code": code,
            "account_level": _level(code, account.name, row.printed),
        }
        publish(book, form, row, own, derived=account.restored + derived, unread=account.misread)


def _level(code: str, name: str, row: TableRow) -> str | None:
    """The level of an account: by its code, else by the column of 款, 項, 目 and 節 that holds its number.

    A book may lack the page of the expenditure table that prints the code. A name without a number is a
    function, which has none; where no number stands before any of the cells, no column tells anything.
    """
    level = expenditure_level(code, name)
    place = names_account(row)
    if level or place != len(_NUMBERED):
        return level
    return next(
        (level for cell, level in zip(row.cells, _NUMBERED, strict=False) if cell.strip()), "function"
    )


def read_capital(book: Book) -> None:
    """Add the rows of ``capital``; codes whose last digit is lost are restored."""
    known, place = _known_accounts(book), 0
    rows = (
        (form, row) for form in variants("capital") for row in form_rows(book, form, names_account, head_rows)
    )
    for form, row in rows:
        account, derived = read_account(row.label), ""
        if not account.code:
            code, place = _code_by_name(account.name, known, place)
            derived = _BY_NAME if code else ""
            account = replace(account, code=code, printed=code)
        own = named(account) | {"account_code_raw": account.raw}
        publish(book, form, row, own, derived=account.restored + derived, unread=account.misread)


def named(account: Account) -> dict[str, Value]:
    """The columns that name an account of expenditure."""
    level = expenditure_level(account.code, account.name)
    return {"account_level": level, "account_code": account.code, "account_name": account.name}


def names_account(row: TableRow) -> int | None:
    """The place of the cell that names an account; None for a row that names none."""
    return next((i for i, cell in enumerate(row.cells) if _CJK.search(cell)), None)


def head_rows(table: PipeTable) -> list[TableRow]:
    """The rows down to the one that names the columns (款 項 目 節 名稱)."""
    for i, row in enumerate(table.rows):
        place = next((at for at, cell in enumerate(row.cells) if "名稱" in squeeze(cell)), None)
        if squeeze(row.cell(0)) == "款" or place is not None:
            names = functools.partial(_names_columns, place=place or 0)
            return [*table.rows[: i + 1], *itertools.takewhile(names, table.rows[i + 1 :])]
    return list(table.rows[:1])


def _names_columns(row: TableRow, place: int) -> bool:
    """Whether a row below the head is a second line of it: no account at its place, words, no numbers."""
    return not any(row.cells[: place + 1]) and not row.blank and not any(map(is_filled, row.cells))


def _known_accounts(book: Book) -> list[tuple[str, str]]:
    """Code and name of the accounts of the expenditure table, in order."""
    return [(str(row["account_code"]), str(row["account_name"])) for row in book.rows("expenditure")]


def _code_by_name(name: str, known: Sequence[tuple[str, str]], place: int) -> tuple[str, int]:
    """The code of the next account of this name in the expenditure table, and where to go on from."""
    for i in (*range(place, len(known)), *range(min(place, len(known)))):
        if squeeze(known[i][1]) == squeeze(name):
            return known[i][0], i + 1
    return "", place
