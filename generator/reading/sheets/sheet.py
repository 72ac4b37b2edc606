"""One model of a sheet, whatever the file's format: what is seen in its cells, and what is odd about them.

Rows and columns count from 1, as a spreadsheet program numbers rows; column 1 is A.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

# Why a cell is told: a date that may be a number, a formula without a value, a number shown as another one.
Odd = Literal["date", "formula", "scaled"]
Span = tuple[int, int, int, int]
_LETTERS = 26
# A code that is kept as a number and shown with its zeros: 0000000000.
_PADDED = re.compile(r"0{2,}")
_MIDNIGHT = time()


@dataclass(slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: as its tab says.
        hidden: whether the tab is hidden.
        cells: text of the cells that hold something, by (row, column).
        hidden_rows: rows that are hidden.
        hidden_columns: columns that are hidden.
        merged: first row, first column, last row, last column of each block of merged cells.
        odd: why a cell is told, by (row, column).
    """

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Span] = field(default_factory=list)
    odd: dict[tuple[int, int], Odd] = field(default_factory=dict)


def column_letters(column: int) -> str:
    """How a spreadsheet program calls a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """How a spreadsheet program calls a cell: F4."""
    return f"{column_letters(column)}{row}"


def spelled(value: object, number_format: str = "") -> tuple[str, Odd | None]:
    """A value as text, and why the cell has to be told.

    Numbers are written with all their digits and no thousands separator, whatever their format; a share as
    per cent where the format shows it so.
    """
    if value is None:
        return "", None
    if isinstance(value, bool):
        return str(value).upper(), None
    if isinstance(value, datetime | date | time | timedelta):
        day_only = isinstance(value, datetime) and value.time() == _MIDNIGHT
        return (value.date().isoformat() if day_only else str(value)), "date"  # type: ignore[union-attr]
    if isinstance(value, int | float):
        return _number(value, _shown_part(number_format))
    return str(value), None


def _number(value: float, shown: str) -> tuple[str, Odd | None]:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(value), None
    if _PADDED.fullmatch(shown):
        return _plain(exact).zfill(len(shown)), None
    if "%" in shown:
        return f"{_plain(exact * 100)}%", None
    return _plain(exact), "scaled" if shown.rstrip(" _)").endswith(",") else None


def _plain(number: Decimal) -> str:
    """All digits, without exponent and without zeros behind the decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown_part(number_format: str) -> str:
    """The format of positive numbers, without words in quotes."""
    return "".join(number_format.split(";", maxsplit=1)[0].split('"')[::2])


def holds_number(texts: Iterable[str]) -> bool:
    """Whether one of the cells holds a number."""
    return any(text.replace(",", "").replace(".", "").lstrip("-").isdecimal() for text in texts)
