"""Amounts in the cells of a budget book: digits with separators, or a lone dash for "none"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.language.numerals import parse_number
from generator.reading.spacing import squeeze
from generator.records.values import Value

# U+4E00 (the numeral one) is what character recognition makes of a long dash.
_DASH = re.compile(r"[-－–—─―﹣−一]{1,3}")
_NUMBER = re.compile(r"[-△▲−－]?[\d０-９][\d０-９,，.．]*|[(（][\d,，.]+[)）]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an amount column.

    Attributes:
        value: the number; None for a dash, an empty cell and for anything that is no number.
        raw: what is printed instead of a number, empty where a number or nothing is printed.
    """

    value: Decimal | None
    raw: str

    @property
    def none(self) -> bool:
        """Whether a dash stands there: the report says that there is nothing."""
        return self.value is None and bool(_DASH.fullmatch(self.raw))

    @property
    def filled(self) -> bool:
        """Whether anything that belongs into such a column stands there."""
        return self.value is not None or self.none

    @property
    def readable(self) -> bool:
        """Whether it is a number, a dash or empty."""
        return self.filled or not self.raw


def read_cell(text: str) -> Cell:
    """Read the cell of an amount column."""
    bare = squeeze(text)
    if not _NUMBER.fullmatch(bare):
        return Cell(None, bare)
    negative = bare[0] in "(（"
    number = parse_number(bare.strip("()（）"))
    if number is None:
        return Cell(None, bare)
    # 3.00 stays 3.00: the zeros tell how exact the report is.
    decimals = len(bare.rstrip(")）").partition(".")[2])
    number = number.quantize(Decimal(1).scaleb(-decimals))
    return Cell(-number if negative else number, "")


def is_filled(text: str) -> bool:
    """Whether a cell holds a number or a dash."""
    return read_cell(text).filled


def filled_cells(cells: Iterable[str]) -> list[Cell]:
    """The numbers and dashes among the cells, in order; other cells are left out."""
    read = (read_cell(cell) for cell in cells)
    return [cell for cell in read if cell.filled]


def amount_values(cells: Mapping[str, Cell], *, whole: bool = True) -> dict[str, Value]:
    """Values for the columns ``name`` and ``name_raw`` of each cell.

    Args:
        cells: by column name.
        whole: whether the columns are integers; a number with decimals is then kept in ``_raw`` alone.
    """
    values: dict[str, Value] = {}
    for name, cell in cells.items():
        value: Value = cell.value
        raw = cell.raw
        if whole and cell.value is not None:
            fits = cell.value == cell.value.to_integral_value()
            value, raw = (int(cell.value), "") if fits else (None, format(cell.value, "f"))
        values[name] = value
        values[f"{name}_raw"] = raw
    return values


def unreadable(cells: Mapping[str, Cell]) -> str:
    """A sentence naming the cells that are neither number nor dash; empty where there is none."""
    odd = [f"{name}「{cell.raw}」" for name, cell in cells.items() if not cell.readable]
    return f"無法判讀為數字：{'、'.join(odd)}。" if odd else ""
