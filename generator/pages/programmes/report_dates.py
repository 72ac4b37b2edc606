"""How far reports have come: the day that is counted to, and the time that a report speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.packaging.reader import Package
from generator.pages.frame.site import Site
from generator.pages.wording.dates import first_day
from generator.pages.wording.phrase import both

# A report or a review knows what was until the end of its period; a plan or a budget says what goes on in it.
_LOOK_BACK = frozenset({"report", "review"})


@dataclass(frozen=True, slots=True, order=True)
class ReportDay:
    """A day, and the report that it is taken from."""

    day: date
    report_id: str
    title: str


def newest_report(site: Site) -> ReportDay | None:
    """The newest report that was read: days are counted to its date, and never to the clock's.

    Of a report that prints only the year or month of its publication the first day is taken, or the last day
    that it looks back to. None on a site without reports.
    """
    days = [(_published(package), package) for package in site.reports]
    return max((_of(day, package) for day, package in days if day), default=None)


def speaks_of(package: Package) -> ReportDay | None:
    """The time that a report speaks of: the end of what it looks back to, the beginning of what it plans."""
    looks_back = package.descriptor.get("phase") in _LOOK_BACK
    day = _temporal(package, "end" if looks_back else "start")
    return _of(day, package) if day else None


def _published(package: Package) -> date | None:
    printed = first_day(str(package.descriptor.get("published", "")))
    known = _temporal(package, "end") if package.descriptor.get("phase") in _LOOK_BACK else None
    return max((day for day in (printed, known) if day), default=None)


def _temporal(package: Package, key: str) -> date | None:
    return first_day(str(package.descriptor.get("temporal", {}).get(key, "")))


def _of(day: date, package: Package) -> ReportDay:
    title = both(str(package.descriptor["title"]), str(package.descriptor.get("title_en", "")))
    return ReportDay(day, package.name, title)
