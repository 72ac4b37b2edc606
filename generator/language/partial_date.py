"""Dates as exact as they are printed: a year, a month or a day, and the stretch between two of them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

ROC_OFFSET = 1911
Precision = Literal["year", "month", "day"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian year, or month, or day.

    Raises:
        ValueError: where no such day exists, or a day stands without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        """What is printed: year, month or day."""
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    @property
    def iso(self) -> str:
        """``2021``, ``2021-05`` or ``2021-05-13``."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def year_roc(self) -> int:
        """The year of the Republic of China calendar (2021 is 110)."""
        return self.year - ROC_OFFSET

    @property
    def first_day(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it covers."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of ``first`` to the end of ``last``; both are equal for a single date."""

    first: PartialDate
    last: PartialDate

    @property
    def single(self) -> bool:
        """Whether only one date is printed."""
        return self.first == self.last

    @property
    def start(self) -> date:
        """First day."""
        return self.first.first_day

    @property
    def end(self) -> date:
        """Last day."""
        return self.last.last_day

    def opening(self, edge: str) -> PartialDate:
        """Where a stretch begins that it opens: with 底 or 末 behind it (2007 年底至) on its last day."""
        if edge not in ("底", "末"):
            return self.first
        return PartialDate(self.end.year, self.end.month, self.end.day)


def partial_date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """A date in the calendar that ``year`` is of (below 1000: Republic of China), or None."""
    try:
        return PartialDate(year + ROC_OFFSET if year < 1000 else year, month, day)
    except ValueError:
        return None
