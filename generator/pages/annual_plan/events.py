"""What an annual plan says of a programme: what its key project will do, and over which years."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.programmes.event import MOST_FIGURES, Event, clipped, make_event
from generator.pages.programmes.fact import Fact, Purpose, duration_in_years
from generator.pages.programmes.family_events import FamilyEvents
from generator.pages.wording.phrase import says
from generator.records.values import Row


def _project(package: Package, mention: Row, row: Row) -> Iterator[Event | Fact]:
    """A key project of an annual plan: what it will do, and the quantities it names."""
    number = row["project_no"]
    items = package.rows("content_items", project_no=number)
    text = clipped("".join(str(item["heading"] or "") + str(item["text"] or "") for item in items[:1]))
    figures = tuple(
        (says("數量"), str(quantity["printed"])) for quantity in package.rows("quantities", project_no=number)
    )
    yield make_event(roc_year(package), "planned", mention, text, figures[:MOST_FIGURES], row)
    said = next((item for item in items if item["text"]), None)
    if said is not None:
        yield Purpose(package.name, said, str(said["text"]))
    yield from duration_in_years(package.name, row, row["period_start_roc"], row["period_end_roc"])


EVENTS = FamilyEvents({"projects": _project})
