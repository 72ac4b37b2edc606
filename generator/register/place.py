"""Where a record of a report stands in its source text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.stretches import lines_of_row
from generator.records.values import Row


@dataclass(frozen=True, slots=True)
class Place:
    """The provenance of a record, as its row says it; all empty where no line holds it."""

    line_start: int | None
    line_end: int | None
    source_lines: str
    page: str
    source_pages: str
    stretches: tuple[tuple[int, int], ...]

    def numbers(self) -> Iterator[int]:
        """The lines of all stretches."""
        for first, last in self.stretches:
            yield from range(first, last + 1)


def place_of(row: Row) -> Place:
    """The place of a row of a package."""
    start, end = row.get("line_start"), row.get("line_end")
    return Place(
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
        str(row.get("source_lines") or ""),
        str(row.get("page") or ""),
        str(row.get("source_pages") or ""),
        lines_of_row(row),
    )
