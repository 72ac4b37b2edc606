"""Dates as a speaker tells them: 本年 1 月, 上年底, 去年同期, 同年 7 月, 第 4 季, 本期.

They mean something only to who knows the year in which the text speaks (`Spoken`). Where it is not known
their period is None, and so is that of the months behind them: a wrong year is worse than none. A month that
no year stands before is of the year in which the text speaks, if it can be over by then; that is supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.language.dates import DateMention, find_dates
from generator.language.partial_date import Period

_SHIFTS = {"本": 0, "今": 0, "去": -1, "上": -1, "明": 1, "前": -2}
# 以上年度, 日本年度, 以前年度, 年同年齡 are other words.
_SPOKEN = re.compile(
    r"(?P<word>(?<![日根資基])本|今|去|(?<![以晚])上|(?<![文說聰])明|(?<!以)前|同)年(?!代|齡|級|輕|長|會|紀|期)"
    r"|(?P<bare>(?<!\d)(?:19|20)\d\d)?(?P<part>第[一二三四1-4]季|[上下]半年|(?P<whole>全年)(?=則|平均|[為約]?\d))"
)
# 本年(101 年，以下同)3 月 14 日
_NOTE = re.compile(r"\(\d{2,4}年?(?:，[^()\d]{0,6})?\)")
# 本期 of a report that doesn't say when that is; 日本期貨 and 基本期 are other words.
_UNTOLD = re.compile("(?<![日根基成資樣])本期(?![純損盈餘結貨刊])")
_RANGE = re.compile("(?:至|~|-|到|迄|起至)")
_COMPARING = re.compile("(?:較|相較於|比)$")
_MONTH = re.compile(r"\d+(?:月|[至~-])")
_LONGEST = 20
_PLACE = 100


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text tells of its own time.

    Attributes:
        year: Gregorian year in which it speaks; None where it doesn't say.
        terms: names that it gives to periods (本期), with the periods.
        until: last day of what it tells as over; None where it doesn't say in which year it speaks.
    """

    year: int | None = None
    terms: dict[str, Period] = field(default_factory=dict)
    until: date | None = None


def find_spoken_dates(text: str, spoken: Spoken) -> list[DateMention]:
    """All dates of a compact text as `find_dates` finds them, and those that it tells as a speaker does."""
    plain = find_dates(text)
    told = [*_terms(text, spoken), *_relative(text, plain, spoken)]
    found = [mention for mention in plain if not _touched(mention, told)]
    merged = sorted([*found, *told], key=lambda mention: (mention.start, -mention.end))
    return list(_joined(text, _handed_down(text, merged, spoken)))


def _terms(text: str, spoken: Spoken) -> Iterator[DateMention]:
    for name, period in spoken.terms.items():
        for match in re.finditer(re.escape(name), text):
            yield DateMention(match.start(), match.end(), name, period)
    if not spoken.terms:
        for match in _UNTOLD.finditer(text):
            yield DateMention(match.start(), match.end(), match[0], None)


def _relative(text: str, plain: Sequence[DateMention], spoken: Spoken) -> Iterator[DateMention]:
    """本年, 上年底, 同年 7 月; of 同年 and a quarter alone the year is set when years are handed down."""
    done = 0
    for match in _SPOKEN.finditer(text):
        if match.start() < done or (match["whole"] and match.start() == done):
            continue  # 第 4 季 of 去年第 4 季, 全年 of 上年全年
        # In 9 月 19 日下半年電價費率審議會 the half is no date of its own.
        if any(mention.start < match.end() and match.start() <= mention.end for mention in plain):
            continue
        own_year = match["word"] is not None
        note = _NOTE.match(text, match.end()) if own_year else None
        begin = note.end() if note else match.end() if own_year else match.start("part")
        rest = text[begin : begin + _LONGEST]
        year = spoken.year + _SHIFTS[match["word"]] if spoken.year and match["word"] in _SHIFTS else None
        year = int(match["bare"]) if match["bare"] else year
        prefix = f"{year or _PLACE}年"
        mention = find_dates(prefix + rest)[0]
        start = match.start()
        end = begin + max(mention.end - len(prefix), 0)
        # Without a month behind it the note is left to who reads years in brackets.
        end = match.end() if note and end == begin else end
        period = mention.period if year else None
        end = match.end() if match["whole"] else end
        handed = match["word"] == "同" or not (own_year or match["bare"])
        done = end
        yield DateMention(start, end, text[start:end], period, mention.edge, yearless=handed)


def _touched(mention: DateMention, told: Sequence[DateMention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in told)


def _handed_down(text: str, mentions: Sequence[DateMention], spoken: Spoken) -> Iterator[DateMention]:
    """Each with its period; a yearless one takes the year of the one before it that is no comparison."""
    year: int | None = None
    first = True
    for mention in mentions:
        if mention.yearless:
            printed = re.sub("^同年度?", "", mention.printed)
            read = find_dates(f"{year}年{printed}") if year else []
            period = read[0].period if read else None
            # 較9月底的13.62 is of no month that is still to come.
            if period and spoken.until and period.end > spoken.until and _is_compared(text, mention):
                period = None
            every = text.endswith("每年", 0, mention.start)
            supposed = _this_year(mention, spoken) if first and not every else None
            first = first and not every
            yield replace(mention, period=period or supposed, supposed=supposed is not None)
            continue
        # 較上年底增加 is no word about the year of the months that follow.
        if not _is_compared(text, mention):
            year = mention.period.last.year if mention.period else None
        first = False
        yield mention


def _is_compared(text: str, mention: DateMention) -> bool:
    return _COMPARING.search(text, max(0, mention.start - 3), mention.start) is not None


def _this_year(mention: DateMention, spoken: Spoken) -> Period | None:
    """The months (1 月至 7 月) of the year in which the text speaks, if they are over by then."""
    read = find_dates(f"{spoken.year}年{mention.printed}") if spoken.until and spoken.year else []
    period = read[0].period if read and _MONTH.match(mention.printed) else None
    return period if period and spoken.until and period.end <= spoken.until else None


def _joined(text: str, mentions: Iterator[DateMention]) -> Iterator[DateMention]:
    """99 年 12 月 6 日至上年 12 月 31 日 is one period."""
    held: DateMention | None = None
    for mention in mentions:
        if held and held.period and mention.period and _RANGE.fullmatch(text[held.end : mention.start]):
            first, last = held.period.opening(held.edge), mention.period.last
            if first.first_day <= last.last_day:
                held = DateMention(
                    held.start,
                    mention.end,
                    text[held.start : mention.end],
                    Period(first, last),
                    mention.edge,
                    supposed=held.supposed or mention.supposed,
                )
                continue
        if held:
            yield held
        held = mention
    if held:
        yield held
