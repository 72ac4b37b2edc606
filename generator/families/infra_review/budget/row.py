"""A row of a special budget table as printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.families.infra_review.budget.tokens import Token
from generator.language.cell import Cell
from generator.reading.joining import join_wrapped
from generator.records.doubts import Doubt


@dataclass(slots=True)
class BudgetRow:
    """A row as printed.

    Attributes:
        year_roc: its year; None for a 總計 row, and for a year that can't be read.
        is_total: whether it is a 總計 row.
        phase: the phase that it belongs to, as an Arabic number; empty where none is printed.
        phase_inherited: whether the phase stands in a merged cell of an earlier row.
        cells: its values in order.
        flag: words that are no values: the cell 是否尚有保留款待執行 as far as it stands in this row.
        splits: for a cell (by its position) the amounts that agencies have in it: (agency, cell).
        lines: numbers of its lines.
        doubts: what is wrong with its year or phase, and words that stand where none belong.
        unread_year: what is printed for its year where that can't be read, None where it can.
    """

    year_roc: int | None
    is_total: bool
    phase: str
    phase_inherited: bool
    cells: list[Token] = field(default_factory=list)
    flag: list[Token] = field(default_factory=list)
    splits: dict[int, list[tuple[str, Cell]]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    unread_year: str | None = None

    @property
    def flag_text(self) -> str:
        """The words of the flag, joined as the wrapped cell that they are."""
        return join_wrapped(token.printed for token in self.flag)
