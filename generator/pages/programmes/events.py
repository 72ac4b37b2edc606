"""What reports and budgets say of a programme: statements (planned, funded, executed, reported) and facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.programmes.event import Event, make_event, sentence
from generator.pages.programmes.fact import Fact, Milestone
from generator.pages.programmes.family_events import FamilyEvents
from generator.records.values import Row
from generator.registry import load_part

_STAGE_OF_PHASE = {
    "plan": "planned",
    "proposal": "funded",
    "enacted": "funded",
    "review": "executed",
    "report": "reported",
}
# What belongs to the story of a programme: itself and its other phases.
PHASES = frozenset({"same", "predecessor", "successor"})
_NO_EVENTS = FamilyEvents()


def events_of(site: Site, mention: Row) -> Iterator[Event | Fact]:
    """What one mention stands for; none where its report has no package on this site."""
    package = site.packages.get(str(mention["report_id"]))
    found = package.by_record_id.get(str(mention["record_id"])) if package else None
    if package is None or found is None:
        return
    table, row = found
    # Other phases are part of the story, with their figures; parts and topics are only pointed to.
    told = mention["relation"] in PHASES
    reader = _events_of_family(package).of_record.get(table) if told else None
    yield from reader(package, mention, row) if reader else _spoken(package, mention, row)


def events_by_name(site: Site, names: Iterable[str]) -> Iterator[Event | Fact]:
    """Events of rows that are called as one of the ``names`` of a work plan: its enacted budgets."""
    wanted = list(dict.fromkeys(names))
    for package in site.packages.values():
        of_name = _events_of_family(package).of_name
        if of_name is not None:
            for name in wanted:
                yield from of_name(package, name)


def promises_of(package: Package) -> Iterator[Milestone]:
    """What a report promises for a day; nothing where its family prints no such dates."""
    promises = _events_of_family(package).promises
    yield from promises(package) if promises else ()


def _events_of_family(package: Package) -> FamilyEvents:
    events: FamilyEvents | None = load_part(package.family, "events")
    return events or _NO_EVENTS


def _spoken(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    stage = _STAGE_OF_PHASE.get(str(package.descriptor.get("phase")), "reported")
    text = sentence(row, str(mention["name_as_printed"]))
    yield make_event(roc_year(package), stage, mention, text, (), row)
