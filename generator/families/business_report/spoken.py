"""The year in which a report speaks, and the names that it gives to periods (98年7月至12月(以下稱為本期))."""

from __future__ import annotations

import re

from generator.language.dates import find_dates
from generator.language.partial_date import ROC_OFFSET, Period
from generator.language.spoken_dates import Spoken
from generator.language.widths import compact

# 今(2012)年, 去(100)年, 本年(101年，以下同); 以上(100)年 and 日本(2012) say nothing of the year.
_NOTE = re.compile(
    r"(?P<word>(?<![日根資基])本|今|去|(?<!以)上)"
    r"(?:\((?P<year>\d{2,4})\)年|年\((?P<behind>\d{2,4})年?(?=[),，]))"
)
_SHIFTS = {"本": 0, "今": 0, "去": -1, "上": -1}
_NAMED = re.compile(r"\(以下(?:簡?稱為?|同)「?(?P<name>本期)」?\)")


def spoken_in(text: str) -> Spoken:
    """What a report's text tells of its time; a year that its notes contradict is not told."""
    flat = compact(text).text
    years = {
        (year if year > ROC_OFFSET else year + ROC_OFFSET) - _SHIFTS[match["word"]]
        for match in _NOTE.finditer(flat)
        for year in [int(match["year"] or match["behind"])]
    }
    return Spoken(years.pop() if len(years) == 1 else None, _terms(flat))


def _terms(flat: str) -> dict[str, Period]:
    terms: dict[str, Period] = {}
    for match in _NAMED.finditer(flat):
        before = find_dates(flat[max(0, match.start() - 30) : match.start()])
        period = before[-1].period if before else None
        if period is not None:
            terms.setdefault(match["name"], period)
    return terms
