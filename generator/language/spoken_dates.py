"""Dates as a speaker tells them: 本年 1 月, 上年底, 去年同期, 同年 7 月, 第 4 季, 本期.

They mean something only to who knows the year in which the text speaks (`Spoken`). Where it is not known
their period is None, and so is that of the months behind them: a wrong year is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.language.dates import DateMention, find_dates
from generator.language.partial_date import Period

_SHIFTS = {"本": 0, "今": 0, "去": -1, "上": -1, "明": 1, "前": -2}
# 以上年度, 日本年度, 以前年度, 年同年齡 are other words.
_SPOKEN = re.compile(
    r"(?P<word>(?<![日根資基])本|今|去|(?<![以晚])上|(?<![文說聰])明|(?<!以)前|同)年(?!代|齡|級|輕|長|會|紀|期)"
    r"|(?P<part>第[一二三四1-4]季|[上下]半年)"
)
_RANGE = re.compile("(?:至|~|-|到|迄|起至)")
_LONGEST = 20
_PLACE = 100


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text tells of its own time.

    Attributes:
        year: Gregorian year in which it speaks; None where it doesn't say.
        terms: names that it gives to periods (本期), with the periods.
    """

    year: int | None = None
    terms: dict[str, Period] = field(default_factory=dict)


def find_spoken_dates(text: str, spoken: Spoken) -> list[DateMention]:
    """All dates of a compact text as `find_dates` finds them, and those that it tells as a speaker does."""
    told = [*_terms(text, spoken), *_relative(text, spoken)]
    found = [mention for mention in find_dates(text) if not _touched(mention, told)]
    merged = sorted([*found, *told], key=lambda mention: (mention.start, -mention.end))
    return list(_joined(text, _handed_down(merged, spoken)))


def _terms(text: str, spoken: Spoken) -> Iterator[DateMention]:
    for name, period in spoken.terms.items():
        for match in re.finditer(re.escape(name), text):
            yield DateMention(match.start(), match.end(), name, period)


def _relative(text: str, spoken: Spoken) -> Iterator[DateMention]:
    """本年, 上年底, 同年 7 月; of 同年 and a quarter alone the year is set when years are handed down."""
    plain = find_dates(text)
    done = 0
    for match in _SPOKEN.finditer(text):
        if match.start() < done:
            continue  # 第 4 季 of 去年第 4 季
        # In 9 月 19 日下半年電價費率審議會 the half is no date of its own.
        if any(mention.start < match.end() and match.start() <= mention.end for mention in plain):
            continue
        own_year = match["word"] is not None
        rest = text[match.end() if own_year else match.start() : match.end() + _LONGEST]
        year = spoken.year + _SHIFTS[match["word"]] if spoken.year and match["word"] in _SHIFTS else None
        prefix = f"{year or _PLACE}年"
        mention = find_dates(prefix + rest)[0]
        start = match.start()
        end = (match.end() if own_year else start) + max(mention.end - len(prefix), 0)
        period = mention.period if year else None
        handed = match["word"] == "同" or not own_year
        done = end
        yield DateMention(start, end, text[start:end], period, mention.edge, yearless=handed)


def _touched(mention: DateMention, told: Sequence[DateMention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in told)


def _handed_down(mentions: Sequence[DateMention], spoken: Spoken) -> Iterator[DateMention]:
    """Each with its period; a yearless one takes the year of the mention before it."""
    year: int | None = None
    for mention in mentions:
        if mention.yearless:
            printed = re.sub("^同年度?", "", mention.printed)
            read = find_dates(f"{year}年{printed}") if year else []
            period = read[0].period if read else None
            yield replace(mention, period=period)
            continue
        year = mention.period.last.year if mention.period else None
        yield mention


def _joined(text: str, mentions: Iterator[DateMention]) -> Iterator[DateMention]:
    """99 年 12 月 6 日至上年 12 月 31 日 is one period."""
    held: DateMention | None = None
    for mention in mentions:
        if held and held.period and mention.period and _RANGE.fullmatch(text[held.end : mention.start]):
            first, last = held.period.first, mention.period.last
            if first.first_day <= last.last_day:
                held = DateMention(
                    held.start, mention.end, text[held.start : mention.end], Period(first, last), mention.edge
                )
                continue
        if held:
            yield held
        held = mention
    if held:
        yield held
