"""The printed unit of a statistical table, and what it makes of its amounts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.families.st_plan.statistics.grid import Grid
from generator.language.cell import Cell
from generator.language.unit_line import Conversion, conversion, read_unit_line, unit_problem
from generator.records.collector import Collector
from generator.records.record import Certainty


@dataclass(frozen=True, slots=True)
class Scale:
    """How the amounts of a table become those of a column, and what that says about their rows."""

    conversion: Conversion

    def value(self, cell: Cell) -> Decimal | None:
        """The cell's number in the unit of the column; None where there is none or the unit is unknown."""
        if cell.value is None or self.conversion.factor is None:
            return None
        return self.conversion.apply(cell.value)

    def certainty(self, *doubts: str) -> tuple[Certainty, str]:
        """Certainty and note of a row: in doubt for a reason, or converted, or simply printed."""
        reason = f"{self.conversion.reason}。" if self.conversion.reason else ""
        doubt = "".join([*doubts, reason])
        if doubt:
            return "uncertain", doubt + self.conversion.note
        return self.conversion.certainty, self.conversion.note


def read_scale(grid: Grid, wanted: str, collector: Collector) -> Scale:
    """The scale from the printed unit to ``wanted``; PARSE-UNIT where none can be told."""
    unit = grid.block.unit
    found = conversion(read_unit_line(f"單位：{unit}") if unit else None, wanted)
    if found.factor is None:
        line = min([*grid.block.head_lines, *grid.head_lines], default=None)
        collector.problems.append(unit_problem(collector.document.name, line, found.reason, wanted))
    return Scale(found)
