"""Dates as readers in Taiwan write them, and in English."""

from __future__ import annotations

import calendar
from datetime import date

from generator.pages.wording.phrase import Phrase, both

ROC_OFFSET = 1911


def roc_date(value: date | None) -> Phrase:
    """``2017-09-13`` -> ``106年9月13日`` (13 September 2017); empty for None."""
    if value is None:
        return both("", "")
    english = f"{value.day} {calendar.month_name[value.month]} {value.year}"
    return both(f"{value.year - ROC_OFFSET}年{value.month}月{value.day}日", english)


def roc_year_text(year: object) -> Phrase:
    """A ROC year, in English that of the common era: ``110`` (2021); other text stays."""
    text = "" if year is None else str(year)
    return both(text, str(int(text) + ROC_OFFSET)) if text.isdecimal() else both(text, text)


def roc_partial(text: str) -> Phrase:
    """An ISO date as exact as it is: ``2021`` -> ``110年``, ``2021-05`` -> ``110年5月``; other text stays."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return both(text, text)
    year, *rest = map(int, parts)
    chinese = f"{year - ROC_OFFSET}年" + "".join(
        f"{number}{unit}" for number, unit in zip(rest, ("月", "日"), strict=False)
    )
    months = [calendar.month_name[rest[0]]] if rest and 1 <= rest[0] <= 12 else [str(n) for n in rest[:1]]
    return both(chinese, " ".join([*map(str, rest[1:]), *months, str(year)]))


def first_day(text: str) -> date | None:
    """The first day of an ISO date as exact as it is: ``2022-01`` -> 1 January 2022; None for other text."""
    parts = _numbers(text)
    return date(*(*parts, 1, 1)[:3]) if parts else None


def last_day(text: str) -> date | None:
    """The last day of an ISO date as exact as it is: ``2024-06`` -> 30 June 2024; None for other text."""
    parts = _numbers(text)
    if not parts:
        return None
    year, month = (*parts, 12)[:2]
    return date(*(year, month, *parts[2:], calendar.monthrange(year, month)[1])[:3])


def _numbers(text: str) -> tuple[int, ...]:
    """Year, month and day of a date that the calendar has, as many as there are; none of other text."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > len(("year", "month", "day")):
        return ()
    numbers = tuple(map(int, parts))
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return ()
    return numbers
