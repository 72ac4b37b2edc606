"""What was promised for a day that has passed: programmes, and the dated promises of reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.pages.frame.site import Site
from generator.pages.programmes.dossier import Dossier, is_current
from generator.pages.programmes.events import promises_of
from generator.pages.programmes.fact import Milestone, Target
from generator.pages.programmes.life import each_once
from generator.pages.programmes.report_dates import ReportDay
from generator.pages.wording.dates import last_day, roc_date
from generator.pages.wording.phrase import both, clauses, says

_OVER = frozenset({"goes_on", "unreported", "short_at_end"})


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose day has passed.

    Attributes:
        kind: ``programme`` or ``promise``.
        name: what was promised, in the words of the report.
        dossier: the programme that it is or belongs to, or None.
        agency: who runs it; the issuer of the report where no programme says more.
        day: the last day of the promised date.
        days: days from then to the date of the newest report.
        last: the last known state in words.
        report_id, row: where the date is printed.
    """

    kind: str
    name: str
    dossier: Dossier | None
    agency: str
    day: date
    days: int
    last: str
    report_id: str
    row: Any

    @property
    def order(self) -> tuple[str, date, str]:
        """Agency, day, name."""
        return self.agency, self.day, self.name


def all_due(site: Site, dossiers: Sequence[Dossier]) -> list[Due]:
    """Everything whose day has passed by the date of the newest report, by agency and day.

    A programme of which a report says that it is complete is left out, and so is a promise in a row that a
    later edition of its report replaces.
    """
    newest = next((dossier.known.newest for dossier in dossiers), None)
    if newest is None:
        return []
    found = [due for dossier in dossiers for due in _programme(dossier)]
    owners = {(m.report_id, m.row["record_id"]): d for d in dossiers for m in d.of(Milestone) if m.promised}
    found += _promises(site, owners, newest)
    return sorted(found, key=lambda due: due.order)


def _programme(dossier: Dossier) -> Iterator[Due]:
    known = dossier.known
    if dossier.status.state in _OVER and known.duration and known.end and known.days_past:
        agency = str(dossier.agency["name"]) if dossier.agency else ""
        place = known.duration.report_id, known.duration.row
        yield Due(
            "programme", dossier.name, dossier, agency, known.end, known.days_past, _state(dossier), *place
        )


def _state(dossier: Dossier) -> str:
    """The last progress, how many targets were reached, and whether a later report speaks of it."""
    known, told = dossier.known, []
    if known.progress:
        day, label = roc_date(known.progress.as_of), dossier.last_known.label
        told.append(
            says("{day}總進度 {actual}%（{state}）", day=day, actual=known.progress.actual, state=label)
        )
    measured = [target.reached for target in dossier.of(Target) if target.reached is not None]
    if measured:
        told.append(says("指標達成 {reached}/{all}", reached=sum(measured), all=len(measured)))
    if known.later:
        later = says("其後《{title}》仍提到它", title=known.later.title)
    else:
        later = says("其後沒有讀到它的報告")
    return says("{text}。", text=clauses(clauses(*told, sign="，"), later, sign="；"))


def _promises(site: Site, owners: Mapping[tuple[str, Any], Dossier], newest: ReportDay) -> Iterator[Due]:
    for package in site.reports:
        issuer = str(package.descriptor.get("issuer", {}).get("zh", ""))
        for promise in each_once(promises_of(package)):
            day = last_day(promise.when)
            if day is None or day >= newest.day or not is_current(site, promise):
                continue
            dossier = owners.get((package.name, promise.row["record_id"]))
            agency = str(dossier.agency["name"]) if dossier and dossier.agency else issuer
            days = (newest.day - day).days
            title = both(str(package.descriptor["title"]), str(package.descriptor.get("title_en", "")))
            said = says("《{title}》的預定；本站沒有把它和後來報告的數字比對。", title=title)
            yield Due("promise", promise.text, dossier, agency, day, days, said, package.name, promise.row)
