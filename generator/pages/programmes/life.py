"""The life of a programme in order: begun, done, promised, and the end that was promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.pages.programmes.dossier import Dossier
from generator.pages.programmes.event import clipped
from generator.pages.programmes.fact import Fact, Milestone
from generator.pages.wording.dates import first_day, last_day
from generator.pages.wording.phrase import says

# More would hide what matters; all of them stand in the report's own record.
MOST_DATED = 14
MOST_UNDATED = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of the timeline.

    Attributes:
        when: ISO date as exact as it is printed.
        kind: ``begin``, ``done``, ``promised``, ``end`` (promised for the whole) or ``read`` (newest report).
        text: what happened, or shall.
        fact: where it is printed; None for the newest report's date.
        days: days from a promised day to the newest report's date; None where it lies ahead.
    """

    when: str
    kind: str
    text: str
    fact: Fact | None
    days: int | None = None


def moments(dossier: Dossier) -> tuple[list[Moment], list[Milestone], int]:
    """The timeline, some of the milestones without a date, and how many milestones are left out."""
    milestones = list(each_once(dossier.of(Milestone)))
    dated = sorted((m for m in milestones if m.when), key=lambda milestone: milestone.when)
    undated = [milestone for milestone in milestones if not milestone.when]
    shown = dated[-MOST_DATED:]
    left = len(milestones) - len(shown) - len(undated[:MOST_UNDATED])
    found = [*_ends(dossier), *(_moment(dossier, milestone) for milestone in shown)]
    found.sort(key=lambda moment: (first_day(moment.when) or date.max, moment.kind != "begin", moment.when))
    return found, undated[:MOST_UNDATED], left


def days_past(dossier: Dossier, when: str) -> int | None:
    """Days from the last day of a printed date to the newest report's; None where it lies ahead."""
    newest = dossier.known.newest
    due = last_day(when)
    return (newest.day - due).days if newest and due and due < newest.day else None


def _ends(dossier: Dossier) -> Iterator[Moment]:
    period, newest = dossier.known.duration, dossier.known.newest
    if period and period.start:
        yield Moment(period.start.isoformat(), "begin", says("期程開始"), period)
    if period and period.end:
        yield Moment(
            period.end.isoformat(), "end", says("期程屆滿（預定完成）"), period, dossier.known.days_past
        )
        if newest and newest.day > period.end:
            yield Moment(
                newest.day.isoformat(), "read", says("已讀的最新報告：《{title}》", title=newest.title), None
            )


def _moment(dossier: Dossier, milestone: Milestone) -> Moment:
    kind = "promised" if milestone.promised else "done"
    days = days_past(dossier, milestone.when) if milestone.promised else None
    return Moment(milestone.when, kind, clipped(milestone.text), milestone, days)


def each_once(milestones: Iterable[Milestone]) -> Iterator[Milestone]:
    """Each sentence once, though it holds several figures, or its report names the programme twice."""
    seen: set[tuple[str, str, str]] = set()
    for milestone in milestones:
        said = milestone.report_id, milestone.when, milestone.text
        if said not in seen:
            seen.add(said)
            yield milestone
