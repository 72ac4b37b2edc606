"""Dates as readers in Taiwan write them."""

from __future__ import annotations

import calendar
from datetime import date

ROC_OFFSET = 1911


def roc_date(value: date | None) -> str:
    """``2017-09-13`` -> ``106年9月13日``; empty for None."""
    return "" if value is None else f"{value.year - ROC_OFFSET}年{value.month}月{value.day}日"


def roc_partial(text: str) -> str:
    """An ISO date as exact as it is: ``2021`` -> ``110年``, ``2021-05`` -> ``110年5月``; other text stays."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return text
    numbers = [int(part) for part in parts]
    return f"{numbers[0] - ROC_OFFSET}年" + "".join(
        f"{number}{unit}" for number, unit in zip(numbers[1:], ("月", "日"), strict=False)
    )


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
