"""The unit lines of a book's tables (單位：新臺幣千元): where each is printed, and what it makes of a column.

A spread prints its unit on the right page, a table that goes on over several pages may print it on the first
one alone. Where a table has none, nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.errors import Problem
from generator.families.unit_budget.sheets import Sheet
from generator.language.unit_line import Conversion, UnitLine, conversion, read_unit_line, unit_problem
from generator.reading.document import Document

# Units of columns that the unit line of the table governs; others (人, 公升) stand in the header.
_GOVERNED = frozenset({"千元", "億元", "平方公尺"})


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit line and its place; without one the first line of the table that lacks it."""

    line: int
    unit: UnitLine | None

    def converts(self, wanted: str) -> Conversion | None:
        """What makes numbers of ``wanted`` of the table's; None for a unit that no unit line governs."""
        return _conversion(self.unit, wanted) if wanted in _GOVERNED else None

    def problem(self, file: str, source_line: int, wanted: str) -> Problem:
        """PARSE-UNIT, for a conversion without factor."""
        return unit_problem(file, source_line, conversion(self.unit, wanted).reason, wanted)


@cache
def _conversion(unit: UnitLine | None, wanted: str) -> Conversion:
    """One of the few conversions of a book, asked for by each of its numbers."""
    return conversion(unit, wanted)


def table_units(sheets: Sequence[Sheet], document: Document) -> Mapping[int, PrintedUnit]:
    """The unit of each line of a table."""
    own = [_printed(sheet, document) for sheet in sheets]
    units: dict[int, PrintedUnit] = {}
    last: dict[tuple[int, str], PrintedUnit] = {}
    for i, sheet in enumerate(sheets):
        found = own[i] or _facing(sheets, own, i)
        for table, kind in sheet.tables:
            key = (sheet.volume, kind.name if kind else "")
            unit = found or last.get(key) or PrintedUnit(table.first_line, None)
            if kind is not None and unit.unit is not None:
                last[key] = unit
            units |= dict.fromkeys(table.lines, unit)
    return units


def _facing(sheets: Sequence[Sheet], own: Sequence[PrintedUnit | None], i: int) -> PrintedUnit | None:
    """The unit line of the page that faces a page of a spread."""
    other = {"left": i + 1, "right": i - 1}.get(sheets[i].side, -1)
    if not 0 <= other < len(sheets) or {sheets[i].side, sheets[other].side} != {"left", "right"}:
        return None
    return own[other]


def _printed(sheet: Sheet, document: Document) -> PrintedUnit | None:
    """The first unit line of a page, in its running head or among its lines."""
    lines = {line.number: line.text for line in sheet.texts}
    lines |= {number: document.line(number).text for number in (sheet.head.lines if sheet.head else ())}
    for number, text in sorted(lines.items()):
        if "位" in text and (unit := read_unit_line(text)) is not None:
            return PrintedUnit(number, unit)
    return None
