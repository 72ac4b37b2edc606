"""The date that a milestone leads with, as exact as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.dates import DateMention, find_dates
from generator.language.partial_date import ROC_OFFSET, PartialDate, Period, partial_date
from generator.language.widths import fold_widths

# "4/27決標" and "(3/12)": a month and a day of the year under review; "30 家次/105 台" and "UN/ECE" are none.
_SLASHED = re.compile(
    r"(?<![\d/.A-Za-z])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/.%A-Za-z])"
)
_PART_OF_YEAR = re.compile(r"[半季]")
# "106-109 年已完成 41 口水井".
_DONE = re.compile(r"\s*已(?:全部|全數|陸續)?完成")
_YEARS_BEFORE = re.compile(r"\d{2,4}\s*[-~～至]\s*\d")


@dataclass(frozen=True, slots=True)
class LeadingDate:
    """The date, its printed form, and whether its year stands nowhere before it in the text."""

    date: PartialDate
    printed: str
    inferred_year: bool


def leading_date(text: str, review_year: int | None) -> LeadingDate | None:
    """The first date of a text that names a month or a day, else its first year; None without a date.

    Args:
        text: a milestone.
        review_year: year under review (Republic of China); it is that of months printed before any year.
    """
    dates = list(_dates(text, review_year))
    exact = next((date for date in dates if date.date.precision != "year"), None)
    return exact or next(iter(dates), None)


def _dates(text: str, review_year: int | None) -> Iterator[LeadingDate]:
    found: list[tuple[int, DateMention | re.Match[str]]] = [
        *((mention.start, mention) for mention in find_dates(text, review_year)),
        *((match.start(), match) for match in _SLASHED.finditer(fold_widths(text))),
    ]
    printed_year: int | None = None
    for _, item in sorted(found, key=lambda pair: pair[0]):
        if isinstance(item, re.Match):
            date = _slashed(item, printed_year or review_year)
            printed = text[item.start() : item.end()]
        else:
            behind = text[item.start + len(item.printed) :]
            date, printed = _mentioned(item, behind), item.printed
        if date is None:
            continue
        yearless = isinstance(item, re.Match) or item.yearless
        yield LeadingDate(date, printed, yearless and printed_year is None)
        printed_year = printed_year if yearless else date.year - ROC_OFFSET


def _mentioned(mention: DateMention, behind: str) -> PartialDate | None:
    if mention.period is None:
        return None
    date = _beginning(mention.period, mention.printed, behind)
    return None if date.precision == "year" and "年" not in mention.printed else date


def _beginning(period: Period, printed: str, behind: str) -> PartialDate:
    if _PART_OF_YEAR.search(printed):
        return PartialDate(period.first.year)
    # "106-110 年 7 月已完成": the years before lead up to the month that is meant. A range of years alone
    # (110～112 年, 110 年至 112 年) is dated by its beginning, unless the text says that all of it is done.
    exact = period.last.precision != "year"
    ended = _YEARS_BEFORE.match(printed) if exact else _DONE.match(behind)
    return period.last if ended else period.first


def _slashed(match: re.Match[str], year: int | None) -> PartialDate | None:
    return partial_date(year, int(match["month"]), int(match["day"])) if year else None
