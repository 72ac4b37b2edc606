"""Where a record of a report stands in its source text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.stretches import lines_of_row
from generator.records.values import Row


@dataclass(frozen=True, slots=True)
class Place:
    """The provenance of a record, as its row says it; all empty where no line holds it."""

    source_lines: str
    source_pages: str
    stretches: tuple[tuple[int, int], ...]

    def numbers(self) -> Iterator[int]:
        """The lines of all stretches."""
        for first, last in self.stretches:
            yield from range(first, last + 1)


def place_of(row: Row) -> Place:
    """The place of a row of a package."""
    return Place(
        str(row.get("source_lines") or ""),
        str(row.get("source_pages") or ""),
        lines_of_row(row),
    )
