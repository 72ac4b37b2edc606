"""The date of a number as it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.families.business_report.period_roles import DatedStretch

Source = Literal["same_sentence", "same_item", "ancestor", "none"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """A number's date: the last day it covers, the period, where it was found, and the words that say it.

    ``behind`` marks a date that stands behind the number and sums up what came before it, ``supposed`` one
    of months that nobody printed a year for.
    """

    day: date | None = None
    start: date | None = None
    end: date | None = None
    source: Source = "none"
    printed: str = ""
    behind: bool = False
    supposed: bool = False


NONE = AsOf()


def dated(stretch: DatedStretch, source: Source) -> AsOf:
    """The date that a stretch of the text gives a number."""
    period = stretch.period
    if stretch.role == "start":
        return AsOf(start=period.start, source=source, printed=stretch.printed, supposed=stretch.supposed)
    if stretch.role == "term":
        return AsOf(None, period.start, period.end, source, stretch.printed)
    start: date | None = period.start
    if stretch.role == "until" and period.single:
        start = stretch.opened.start if stretch.opened else None
    return AsOf(period.end, start, period.end, source, stretch.printed, supposed=stretch.supposed)
