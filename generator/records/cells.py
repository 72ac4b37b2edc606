"""Cells of a printed matrix: columns of a table as it is read that are published as rows of another table.

A form prints objects of expenditure beside each other. It is read, and its sums are computed, in that shape;
who works with it wants one row an object. A schema says under ``cells`` which columns go where:

    cells:
      table: first_level_amounts
      key: [current_or_capital, object_name]
      columns:
        amount_k_twd:
          current_personnel_k_twd: [current, 人事費]

The column ``current_personnel_k_twd`` is published as ``amount_k_twd`` of that row of ``first_level_amounts``
that has ``current`` and ``人事費`` in the columns ``key``; so do printed twins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.records.twins import TWIN

Fault = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a column goes: into the column ``into`` of the row whose ``key`` has these ``values``."""

    column: str
    into: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Cells:
    """The columns of a table that are published as rows of ``table``, told apart by its columns ``key``."""

    table: str
    key: tuple[str, ...]
    cells: tuple[Cell, ...]

    @cached_property
    def by_column(self) -> dict[str, Cell]:
        """Cells by the column that they are read in."""
        return {cell.column: cell for cell in self.cells}

    @cached_property
    def rows(self) -> dict[tuple[str, ...], dict[str, str]]:
        """For each row that a printed row becomes: columns of the published row, and where they are read."""
        found: dict[tuple[str, ...], dict[str, str]] = {}
        for cell in self.cells:
            found.setdefault(cell.values, {})[cell.into] = cell.column
        return found


def read_cells(raw: Mapping[str, Any]) -> Cells | None:
    """The cells of a table as its file states them, printed twins with them; None where it states none."""
    stated = raw.get("cells")
    if stated is None:
        return None
    names = {field["name"] for field in raw["fields"]}
    found = []
    for into, columns in stated["columns"].items():
        for column, values in columns.items():
            found.append(Cell(column, into, tuple(values)))
            if column + TWIN in names:
                found.append(Cell(column + TWIN, into + TWIN, tuple(values)))
    return Cells(stated["table"], tuple(stated["key"]), tuple(found))


def cell_faults(
    raw: Mapping[str, Any], tables: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> Iterator[Fault]:
    """What is wrong with a table's cells, as key, what was seen, what was expected.

    Args:
        raw: the table as it is written.
        tables: the fields of every table of the package by their names.
    """
    found = read_cells(raw)
    if found is None:
        return
    if found.table not in tables:
        yield "cells.table", found.table, "the name of a table of the same package"
        return
    own, theirs = tables[raw["name"]], tables[found.table]
    for name in found.key:
        if name not in theirs:
            yield "cells.key", name, f"the name of a field of {found.table}"
    for cell in found.cells:
        key = f"cells.columns.{cell.into}.{cell.column}"
        if cell.column not in own:
            yield key, cell.column, "the name of a field"
        if cell.into not in theirs:
            yield key, cell.into, f"the name of a field of {found.table}"
        if len(cell.values) != len(found.key):
            yield key, f"{len(cell.values)} values", f"one for each of {', '.join(found.key)}"
        for name, value in zip(found.key, cell.values, strict=False):
            codes = (theirs.get(name, {}).get("constraints") or {}).get("enum", [value])
            if value not in codes:
                yield key, f"{name}: {value}", ", ".join(map(str, codes))
