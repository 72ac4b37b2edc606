"""A list of running text as a table: rows with a label and their amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.amounts import Amount
from generator.language.clauses import Span

_ENDS: Mapping[str, str] = {"from": "（下限）", "to": "（上限）", "": ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount of a row under a column name."""

    column: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its amounts; ``span`` is where they stand in the compact text.

    ``doubt`` (zh) says why the label may not be the row's name; empty where nothing says so.
    """

    label: str
    cells: tuple[Cell, ...]
    span: Span
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ListTable:
    """Rows of a table.

    Attributes:
        rows: the rows in order.
        total: the row that sums them up where the list has one.
        stated: whether the text says that it does.
    """

    rows: tuple[Row, ...]
    total: Row | None = None
    stated: bool = False


def cells_of(amounts: Sequence[Amount]) -> tuple[Cell, ...]:
    """The cells of a row, named by multiplier and unit."""
    return named_cells([(amount.multiplier + amount.unit, amount) for amount in amounts])


def cells_of_change(amounts: Sequence[Amount]) -> tuple[Cell, ...]:
    """The cells of a change, 由 37% 提升至 99.6%; either side may be a range."""
    starts = [i for i, amount in enumerate(amounts) if amount.role != "to"]
    names = ["由", "至"] + [f"至（{i}）" for i in range(2, len(starts))]
    sides = [sum(start <= i for start in starts) - 1 for i in range(len(amounts))]
    return named_cells([(names[max(side, 0)], a) for side, a in zip(sides, amounts, strict=True)])


def named_cells(named: Sequence[tuple[str, Amount]]) -> tuple[Cell, ...]:
    """Cells whose columns differ whatever the text says.

    The ends of a range (30-80 公分) and a second amount of one unit (5 家(8 家)) have names of their own.
    """
    cells: list[Cell] = []
    taken: dict[str, int] = {}
    for name, amount in named:
        column = name + _ENDS[amount.role]
        taken[column] = taken.get(column, 0) + 1
        cells.append(Cell(column if taken[column] == 1 else f"{column}（{taken[column]}）", amount))
    return tuple(cells)
