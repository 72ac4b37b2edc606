"""Amounts in the cells of a budget book: the numbers, and what is printed in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from generator.language.cell import Cell, read_cell, unreadable
from generator.language.unit_line import Conversion
from generator.reading.spacing import squeeze
from generator.records.schema import Field
from generator.records.values import Value


def is_filled(text: str) -> bool:
    """Whether a cell holds a number or a dash."""
    return read_cell(text, "plus").filled


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


@dataclass(slots=True)
class Amounts:
    """The numbers of a row as values of its columns.

    Attributes:
        values: by column.
        printed: of converted numbers what is printed, by column.
        doubt: what is in doubt, empty where nothing is.
        odd: by column, a sentence about a cell that gives the column no number and is told by itself.
        derived: why they are not simply printed, empty where they are.
    """

    values: dict[str, Value] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    doubt: str = ""
    odd: dict[str, str] = field(default_factory=dict)
    derived: str = ""


def read_amounts(
    fields: Mapping[str, Field], cells: Mapping[str, Cell], converts: Callable[[str], Conversion | None]
) -> Amounts:
    """The cells of a row in the units of their columns.

    Args:
        fields: the columns of the table; ``name_raw`` holds what stands in place of a number.
        cells: by column.
        converts: for a column how its table's numbers become its own; None where no unit line governs it.
    """
    found = Amounts(doubt=unreadable(cells))
    found.odd = {name: unreadable({name: cell}) for name, cell in cells.items() if not cell.readable}
    for name, printed in cells.items():
        cell = printed
        change = converts(name) if cell.value is not None else None
        whole = fields[name].type == "integer"
        if change is not None and change.factor != 1:
            in_twd = name.removesuffix("_k_twd") + "_twd"
            if in_twd in fields and change.factor is not None and cell.value is not None:
                found.values[in_twd] = int(cell.value)
                own = _in_thousands(found, cell, change)
            else:
                own = _converted(found, name, cell, change, whole)
        else:
            own = cell
        values = amount_values({name: own}, whole=whole)
        found.values |= {column: value for column, value in values.items() if column in fields}
    return found


def _in_thousands(found: Amounts, cell: Cell, change: Conversion) -> Cell:
    """The cell in 千元, beside the column that holds it as printed; without a number where it isn't whole."""
    value = change.apply(cell.value) if cell.value is not None else None
    if value is None or value != value.to_integral_value():
        return replace(cell, value=None, printed="", kind="empty")
    found.derived = change.note
    return replace(cell, value=value)


def _converted(found: Amounts, name: str, cell: Cell, change: Conversion, whole: bool) -> Cell:
    """The cell in the unit of its column; without a number where its unit or its column has none for it."""
    reason = change.reason
    value = change.apply(cell.value) if change.factor is not None and cell.value is not None else None
    if value is not None and whole and value != value.to_integral_value():
        # The column holds whole numbers: nothing is rounded, the twin keeps what is printed.
        value, reason = None, f"{name}「{cell.printed}」換算後不是整數"
        found.odd[name] = f"{reason}。"
    if value is None:
        found.doubt += "" if reason in found.doubt else f"{reason}。"
    else:
        found.printed[name] = cell.printed
        found.derived = change.note
    return replace(cell, value=value)
