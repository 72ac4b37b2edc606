"""Which agency a printed name means, for the day of the report that prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from generator.register.model import Agency
from generator.register.names import fold

# A budget line 水利署及所屬 is the agency with its branches.
_WITH_BRANCHES = "及所屬"


@dataclass(frozen=True, slots=True)
class BorneName:
    """A name with the agency that bore it and the days from and until which it did; None where not known.

    ``relation`` is ``current``, ``short`` (of the present name) or ``predecessor``.
    """

    name: str
    agency_id: str
    since: date | None
    until: date | None
    relation: str

    def holds_on(self, day: date) -> bool:
        """Whether the agency may have borne the name on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def borne_names(agency: Agency) -> Iterator[BorneName]:
    """Present name, short names, then former ones, each once; a short form is valid as long as its name."""
    seen: set[str] = set()
    names = [(agency.name, agency.since, agency.until, "current")]
    names += [(short, agency.since, agency.until, "short") for short in agency.short]
    for former in agency.former:
        names += [(n, former.since, former.until, "predecessor") for n in (former.name, *former.short)]
    for name, since, until, relation in names:
        if name not in seen:
            seen.add(name)
            yield BorneName(name, agency.id, since, until, relation)


def shared_names(agencies: Iterable[Agency]) -> Iterator[tuple[BorneName, BorneName]]:
    """Pairs of agencies that bore one name on the same day: nobody could say which of them is meant."""
    for borne in _by_name(agencies).values():
        for one, other in combinations(borne, 2):
            if one.agency_id != other.agency_id and _overlap(one, other):
                yield one, other


class AgencyNames:
    """Agencies by every name that they bear or bore; 臺 and 台 are the same here."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._by_name = _by_name(agencies)

    def identify(self, name: str, day: date) -> str:
        """agency_id of a name printed on that day; empty where no agency, or more than one, may be meant.

        A report may speak of a body by a name that it no longer has, or not yet: a name that one agency
        alone ever bore means it on any day.
        """
        borne = self._by_name.get(fold(name)) or self._by_name.get(
            fold(name.removesuffix(_WITH_BRANCHES)), []
        )
        ever = {found.agency_id for found in borne}
        then = {found.agency_id for found in borne if found.holds_on(day)}
        meant = ever if len(ever) == 1 else then
        return next(iter(meant)) if len(meant) == 1 else ""


def day_of(descriptor: Mapping[str, Any]) -> date:
    """The last day on which a package's report may have been printed: of its year, month or day.

    Raises:
        KeyError: for a descriptor that says neither when it was published nor what it is about.
    """
    published = str(descriptor.get("published") or descriptor["temporal"]["end"])
    parts = [int(part) for part in published.split("-")]
    if len(parts) == len(("year", "month", "day")):
        return date(*parts)
    year, month = (*parts, 12)[:2]
    return date(year + month // 12, month % 12 + 1, 1) - date.resolution


def _by_name(agencies: Iterable[Agency]) -> dict[str, list[BorneName]]:
    found: dict[str, list[BorneName]] = defaultdict(list)
    for agency in agencies:
        for borne in borne_names(agency):
            found[fold(borne.name)].append(borne)
    return found


def _overlap(one: BorneName, other: BorneName) -> bool:
    """Whether there is a day on which both may have been in use."""
    starts = max(one.since or date.min, other.since or date.min)
    ends = min(one.until or date.max, other.until or date.max)
    return starts <= ends
