"""Where the numbers of a chart are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.charts.chart import Place
from generator.records.stretches import lines_of_row
from generator.records.values import Value

# Between the rows of one printed table stand empty lines, notes, and the mark of a page.
_NEAR = 10


def printed_at(report_id: str, rows: Iterable[Mapping[str, Value]]) -> tuple[Place, ...]:
    """The lines of ``rows``, which are records of one report; see `joined`."""
    return joined(Place(report_id, first, last) for row in rows for first, last in lines_of_row(row))


def joined(places: Iterable[Place]) -> tuple[Place, ...]:
    """``places`` by report and line; those that stand close to each other as one."""
    found: list[Place] = []
    for place in sorted(places):
        before = found[-1] if found else None
        if before and before.report_id == place.report_id and place.first <= before.last + _NEAR:
            found[-1] = Place(place.report_id, before.first, max(before.last, place.last))
        else:
            found.append(place)
    return tuple(found)
