"""A list of running text as a table: rows with a label and their amounts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.amounts import Amount
from generator.language.clauses import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount of a row under a column name."""

    column: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its amounts; ``span`` is where they stand in the compact text."""

    label: str
    cells: tuple[Cell, ...]
    span: Span


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
