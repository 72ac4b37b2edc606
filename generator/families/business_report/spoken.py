"""The year in which a report speaks, and the names that it gives to periods (98年7月至12月(以下稱為本期))."""

from __future__ import annotations

import re
from datetime import date

from generator.language.dates import find_dates
from generator.language.partial_date import ROC_OFFSET, Period
from generator.language.spoken_dates import Spoken, find_spoken_dates
from generator.language.widths import compact

# 今(2012)年, 去(100)年, 本年(101年，以下同); 以上(100)年 and 日本(2012) say nothing of the year.
_NOTE = re.compile(
    r"(?P<word>(?<![日根資基])本|今|去|(?<!以)上)"
    r"(?:\((?P<year>\d{2,4})\)年|年\((?P<behind>\d{2,4})年?(?=[),，]))"
)
_SHIFTS = {"本": 0, "今": 0, "去": -1, "上": -1}
_UNTIL = re.compile("截至")
_LONGEST_DATE = 16
_NAMED = re.compile(r"\(以下(?:簡?稱為?|同)「?(?P<name>本期)」?\)")


def spoken_in(text: str) -> Spoken:
    """What a report's text tells of its time; a year that its notes contradict is not told."""
    flat = compact(text).text
    years = {
        (year if year > ROC_OFFSET else year + ROC_OFFSET) - _SHIFTS[match["word"]]
        for match in _NOTE.finditer(flat)
        for year in [int(match["year"] or match["behind"])]
    }
    year = years.pop() if len(years) == 1 else None
    # 上(111)年 may be told of the year before the one that the numbers are of.
    today = year if any(match["word"] != "上" for match in _NOTE.finditer(flat)) else None
    return Spoken(year, _terms(flat), _over(flat, year, today))


def _over(flat: str, year: int | None, today: int | None) -> date | None:
    """The last day that the text tells as over: the latest 截至 of all, else the end of its own year."""
    if today is None:
        return None
    stated = [
        mention.period.end
        for match in _UNTIL.finditer(flat)
        for mention in find_spoken_dates(flat[match.end() : match.end() + _LONGEST_DATE], Spoken(year))[:1]
        if mention.start == 0 and mention.period
    ]
    return max(stated, default=date(today, 12, 31))


def _terms(flat: str) -> dict[str, Period]:
    terms: dict[str, Period] = {}
    for match in _NAMED.finditer(flat):
        before = find_dates(flat[max(0, match.start() - 30) : match.start()])
        period = before[-1].period if before else None
        if period is not None:
            terms.setdefault(match["name"], period)
    return terms
