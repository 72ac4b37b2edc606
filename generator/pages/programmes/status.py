"""The state of a programme in words, by the rules of status_rules.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from generator.pages.programmes.fact import Duration, Progress
from generator.pages.programmes.report_dates import ReportDay
from generator.pages.wording.dates import roc_date
from generator.pages.wording.phrase import says
from generator.yaml_files import load_yaml

_NOW = "now"


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules look at.

    Attributes:
        progress: the newest of the whole programme, or None.
        duration: the newest printed period, or None.
        later: a report about a time after the promised end that speaks of the programme, or None.
        last: the newest report that speaks of it, or None.
        stage: what that report does, one of `generator.pages.programmes.event.STAGES`.
        newest: the newest report that was read, whatever it is about.
    """

    progress: Progress | None = None
    duration: Duration | None = None
    later: ReportDay | None = None
    last: ReportDay | None = None
    stage: str = ""
    newest: ReportDay | None = None

    @property
    def end(self) -> date | None:
        """The promised end."""
        return self.duration.end if self.duration else None

    @property
    def days_past(self) -> int | None:
        """Days from the promised end to the newest report's date; None where it lies ahead or is unknown."""
        if self.end is None or self.newest is None or self.newest.day <= self.end:
            return None
        return (self.newest.day - self.end).days


@dataclass(frozen=True, slots=True)
class Status:
    """A state: its code, words and sentence, its tone, and the day that it was true on, or None."""

    state: str
    label: str
    sentence: str
    tone: str
    as_of: date | None


def status(known: Known) -> Status:
    """The state by the first rule that holds."""
    return _first(status_rules(), known)


def last_known(known: Known) -> Status:
    """What the last report showed, without a look at the calendar."""
    return _first((rule for rule in status_rules() if rule.get("kind") != _NOW), known)


@cache
def status_rules() -> tuple[Mapping[str, Any], ...]:
    """The rules in their order; docs/reference/programme-status.md shows them."""
    return tuple(load_yaml(Path(__file__).with_name("status_rules.yml")))


def behind_from() -> Decimal:
    """So many percentage points less than planned are a delay; less than that is rounding."""
    return -Decimal(next(rule["when"]["gap_to"] for rule in status_rules() if "gap_to" in rule["when"]))


def _first(rules: Iterable[Mapping[str, Any]], known: Known) -> Status:
    rule = next(r for r in rules if all(_HOLDS[name](known, asked) for name, asked in r["when"].items()))
    words = _words(known)
    now = rule.get("kind") == _NOW
    day = known.newest.day if now and known.newest else None
    as_of = day or (known.progress.as_of if known.progress else None)
    return Status(
        rule["state"], says(rule["label"], **words), says(rule["says"], **words), rule["tone"], as_of
    )


def _words(known: Known) -> dict[str, str]:
    progress, title = known.progress, (known.later or known.last)
    return {
        "end": roc_date(known.end),
        "as_of": roc_date(progress.as_of) if progress else "",
        "actual": str(progress.actual) if progress else "",
        "planned": str(progress.planned) if progress else "",
        "gap": str(abs(progress.gap)) if progress else "",
        "days": f"{known.days_past or 0:,}",
        "title": title.title if title else "",
        "newest": roc_date(known.newest.day) if known.newest else "",
    }


def _progress(test: Callable[[Progress, Decimal], bool]) -> Callable[[Known, Any], bool]:
    return lambda known, asked: known.progress is not None and test(known.progress, Decimal(asked))


_HOLDS: Mapping[str, Callable[[Known, Any], bool]] = {
    "actual_from": _progress(lambda progress, asked: progress.actual >= asked),
    "actual_below": _progress(lambda progress, asked: progress.actual < asked),
    # The threshold itself is a delay or a lead; on_schedule comes after both.
    "gap_from": _progress(lambda progress, asked: progress.gap >= asked),
    "gap_to": _progress(lambda progress, asked: progress.gap <= asked),
    "end_by_progress": lambda known, asked: (
        known.progress is not None and known.end is not None and (known.end <= known.progress.as_of) is asked
    ),
    "end_passed": lambda known, asked: known.end is not None and (known.days_past is not None) is asked,
    "later_report": lambda known, asked: (known.later is not None) is asked,
    "stage": lambda known, asked: known.stage == asked,
}
