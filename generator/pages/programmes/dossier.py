"""Everything that the reports say of one programme, gathered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.packaging.reader import Package
from generator.pages.frame.site import Site
from generator.pages.programmes.event import Event
from generator.pages.programmes.events import PHASES, events_by_name, events_of
from generator.pages.programmes.fact import Amount, Duration, Fact, Progress
from generator.pages.programmes.report_dates import ReportDay, newest_report, speaks_of
from generator.pages.programmes.status import Known, Status, last_known, status
from generator.pages.wording.dates import ROC_OFFSET
from generator.records.values import Row, Value

F = TypeVar("F", bound=Fact)


def programme_url(programme_id: Value) -> str:
    """Address of a programme's page."""
    return f"programmes/{programme_id}/"


@dataclass(frozen=True)
class Dossier:
    """One programme.

    Attributes:
        programme: its row of the register.
        agency: the row of the agency that runs it, or None.
        mentions: rows of the register: the records that are about it.
        facts: what those that are the programme itself tell, typed; of the newest report first. A row that a
            later edition of its report replaces is none.
        story: statements about it and its other phases, by time.
        related: statements about its parts and topics, by time.
        known: what its state is told from.
    """

    programme: Row
    agency: Row | None
    mentions: Sequence[Row]
    facts: Sequence[Fact]
    story: Sequence[Event]
    related: Sequence[Event]
    known: Known

    @property
    def identifier(self) -> str:
        """programme_id."""
        return str(self.programme["programme_id"])

    @property
    def name(self) -> str:
        """Its name in the register."""
        return str(self.programme["name"])

    @property
    def url(self) -> str:
        """Address of its page."""
        return programme_url(self.programme["programme_id"])

    @property
    def own_mentions(self) -> list[Row]:
        """The mentions of the programme itself."""
        return [mention for mention in self.mentions if mention["relation"] == "same"]

    @property
    def reports(self) -> list[str]:
        """Reports that speak of the programme itself, sorted."""
        return sorted({str(mention["report_id"]) for mention in self.own_mentions})

    @property
    def names(self) -> list[str]:
        """The other names under which reports speak of it."""
        printed = dict.fromkeys(str(mention["name_as_printed"]) for mention in self.own_mentions)
        return [name for name in printed if name != self.name]

    def of(self, kind: type[F]) -> list[F]:
        """The facts of one kind."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    @cached_property
    def status(self) -> Status:
        """Its state."""
        return status(self.known)

    @cached_property
    def last_known(self) -> Status:
        """What the last report showed."""
        return last_known(self.known)


def dossiers(site: Site, package: Package) -> Iterator[Dossier]:
    """Every programme that a report of this site mentions, in the order of the register."""
    mentions: dict[str, list[Row]] = {}
    for mention in package.tables["mentions"]:
        mentions.setdefault(str(mention["programme_id"]), []).append(mention)
    agencies = {row["agency_id"]: row for row in package.tables["agencies"]}
    reading = _Reading(site, newest_report(site))
    for programme in package.tables["programmes"]:
        own = mentions.get(str(programme["programme_id"]), [])
        if own:
            yield reading.gather(programme, agencies.get(programme["agency_id"]), own)


def is_current(site: Site, fact: Fact) -> bool:
    """Whether no later edition's row takes the place of the fact's record."""
    record_id = str(fact.row["record_id"])
    table, _ = site.packages[fact.report_id].by_record_id[record_id]
    return site.editions.is_current(fact.report_id, table, record_id)


@dataclass(frozen=True)
class _Reading:
    """What every dossier is gathered from."""

    site: Site
    newest: ReportDay | None

    def gather(self, programme: Row, agency: Row | None, mentions: Sequence[Row]) -> Dossier:
        same = [mention for mention in mentions if mention["relation"] == "same"]
        told = [
            (mention["relation"], found) for mention in mentions for found in events_of(self.site, mention)
        ]
        names = dict.fromkeys([str(programme["name"]), *(str(m["name_as_printed"]) for m in same)])
        told += [("same", found) for found in events_by_name(self.site, names)]
        events = sorted(
            (found for _, found in told if isinstance(found, Event)), key=lambda event: event.order
        )
        facts = [found for relation, found in told if isinstance(found, Fact) and relation == "same"]
        current = [fact for fact in facts if is_current(self.site, fact)]
        current.sort(key=lambda fact: self._day(fact.report_id).day, reverse=True)
        story = [event for event in events if event.relation in PHASES]
        related = [event for event in events if event.relation not in PHASES]
        return Dossier(programme, agency, mentions, current, story, related, self._known(current, story))

    def _known(self, facts: Sequence[Fact], story: Sequence[Event]) -> Known:
        own = [event for event in story if event.relation == "same"]
        days = [self._day(event.report_id) for event in own]
        last = max(days, default=None)
        duration = next((fact for fact in facts if isinstance(fact, Duration)), None)
        whole = (fact for fact in facts if isinstance(fact, Progress) and not fact.part)
        progress = max(whole, key=lambda fact: fact.as_of, default=None)
        # A budget that calls a line as the programme speaks of it without a mention.
        named = {event.report_id for event in own}
        lines = [fact for fact in facts if isinstance(fact, Amount) and fact.report_id not in named]
        spoken = max([*days, *map(self._year, lines)], default=None)
        later = spoken if spoken and duration and duration.end and spoken.day > duration.end else None
        stage = next((e.stage for e in reversed(own) if last and e.report_id == last.report_id), "")
        return Known(progress, duration, later, last, stage, self.newest)

    def _year(self, amount: Amount) -> ReportDay:
        """The beginning of the year of an amount, in the report that prints it."""
        title = str(self.site.packages[amount.report_id].descriptor["title"])
        return ReportDay(date(amount.year_roc + ROC_OFFSET, 1, 1), amount.report_id, title)

    def _day(self, report_id: str) -> ReportDay:
        """The time that a report speaks of; before all others where its descriptor names none."""
        return speaks_of(self.site.packages[report_id]) or ReportDay(date.min, report_id, "")
