"""Amounts in the cells of a budget book: the numbers, and what is printed in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.language.cell import Cell, read_cell
from generator.reading.spacing import squeeze
from generator.records.values import Value


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
        raw = squeeze(cell.printed) if cell.value is None else ""
        if whole and cell.value is not None:
            fits = cell.value == cell.value.to_integral_value()
            value, raw = (int(cell.value), "") if fits else (None, format(cell.value, "f"))
        values[name] = value
        values[f"{name}_raw"] = raw
    return values
