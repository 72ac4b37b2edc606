"""Finding dates and periods in running text, in the Republic of China calendar and the Gregorian one.

Forms (white space never counts): ``110 年 12 月 4 日``, the same without 日, ``112 年底``, ``113 年上半年``,
``112 年第 4 季``, ``113 年 Q1``, ``113 年元月``, ``109 年度``, ``2023 年``, ``106/09/13``, ``110.05.13``,
``上(111)年``; ranges with 至 ~ - 到: ``112 年 8 月 27 日至 9 月 2 日``, ``104~111 年``, ``9-12 月``. A month
without a year takes the year printed before it. A school year (``112 學年度``) runs from August to July.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.language.partial_date import PartialDate, Period, partial_date
from generator.language.widths import Compact, compact

_RANGE = "(?:至|~|-|到|迄|起至)"
_YEAR = r"(?:\d{4}|\d{2,3})"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_QUARTERS = {c: i for i, row in enumerate(("一1", "二2", "三3", "四4"), start=1) for c in row}
# A day whose 日 is missing ("12 月 4 開始") must not be the number of an amount ("1 月 12 案").
_DAY_END = r"(?:日|號(?!機)|(?![\d.,%萬億兆千仟]|[件案家人場次項個名位元台座戶支處度班份筆班具天年月日]))"
# 108.05.03, 2019/5/3
_SEPARATED = rf"""
    (?<![\d./]) (?P<sy>{_YEAR}) (?P<sep>[/.-]) (?P<sm>{_MONTH}) (?P=sep) (?P<sd>{_DAY}) (?![\d/]|[.]\d)"""
# 民國 112 年, 109 至 113 年度, 去(111)年, 110 學年度
_WITH_YEAR = rf"""
    (?<![\d.,]) (?:(?P<y0>{_YEAR}){_RANGE}(?={_YEAR}(?:學|會計)?年))?
    (?: (?P<era>中華民國|民國|西元|公元)? (?P<y>{_YEAR}) | [上去本今明]?\((?P<by>\d{{2,3}})\) )
    (?:(?P<school>學)|會計)?年(?!次)度?"""
# 上半年, 第三季, Q2; 3 至 5 月, 元月份, 12 月 25 日, 4 月 1 至 3 日
_IN_YEAR = rf"""
    (?: (?P<half>[上下])半年度? | 第?(?P<quarter>[一二三四1-4])季 | Q(?P<q>[1-4])
      | (?:(?P<m0>{_MONTH}){_RANGE}(?={_MONTH}月))? (?P<m>{_MONTH}|元)月份?
        (?: (?:(?P<d0>{_DAY}){_RANGE}(?={_DAY}日))? (?P<d>{_DAY}){_DAY_END})? )?"""
# 6 月 30 日, whose year stands before it in the text
_WITHOUT_YEAR = rf"""
    (?<![\d.,個]) (?:(?P<lm0>{_MONTH})月?{_RANGE}(?={_MONTH}月))? (?P<lm>{_MONTH})月份?
    (?: (?P<ld>{_DAY}){_DAY_END})?"""
# What any of them begins with, so that most characters are passed over at a glance.
_BEGINS = r"(?=[\d(中民西公上去本今明])"
_PATTERN = re.compile(f"{_BEGINS} (?:{_SEPARATED} | {_WITH_YEAR} {_IN_YEAR} | {_WITHOUT_YEAR})", re.VERBOSE)
_EDGE = re.compile(r"[上中下]旬|底|末|初(?!期|步|審|級|次)")
_BETWEEN = re.compile(_RANGE)
_LONE_DAY = re.compile(rf"{_RANGE}(?P<d>{_DAY})日")
_FIRST_MONTH = "元"
# A school year begins in August and ends in July of the next year.
_TERM = (8, 7)
# "10 年" and "近 16 年" are spans: two digits alone make a year only from ROC 60 (1971) on.
_FIRST_BARE_YEAR = 60
_LAST_ROC_YEAR = 199


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or a period in a text.

    Attributes:
        start, end: offsets in the text that was searched.
        printed: the characters there.
        period: what it means; None for a month whose year is not known and for a day that doesn't exist.
        edge: 底, 初, 上旬 … where one is printed after the date.
        yearless: whether the year was taken from an earlier mention or from the caller.
        supposed: whether it is only supposed to be of the year in which the text speaks.
    """

    start: int
    end: int
    printed: str
    period: Period | None
    edge: str = ""
    yearless: bool = False
    supposed: bool = False


def find_dates(text: str, default_year: int | None = None) -> list[DateMention]:
    """All dates and periods of ``text`` in order.

    Args:
        text: running text as printed.
        default_year: year (of either calendar) of months that stand before any year.
    """
    squeezed = compact(text)
    return [_mention(squeezed, *atom) for atom in _found(squeezed.text, default_year)]


def parse_period(text: str, default_year: int | None = None) -> Period | None:
    """The date or period that the whole of ``text`` is (``106/09/13~111/10/31``, ``109 年至 113 年底``)."""
    bare = compact(text).text.strip("()自止起。")
    mentions = find_dates(bare, default_year)
    if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(bare)):
        return mentions[0].period
    return None


def parse_date(text: str, default_year: int | None = None) -> PartialDate | None:
    """The single date that the whole of ``text`` is; None for a period and for anything else."""
    period = parse_period(text, default_year)
    return period.first if period is not None and period.single else None


def leading_date(text: str, default_year: int | None = None) -> PartialDate | None:
    """The beginning of the first date of ``text`` whose year is known, as exact as it is printed."""
    periods = (mention.period for mention in find_dates(text, default_year))
    return next((period.first for period in periods if period is not None), None)


_Atom = tuple[int, int, Period | None, str, bool]


# Who reads amounts passes over dates, and who dates them reads the same sentence.
@lru_cache(maxsize=1 << 10)
def _found(text: str, year: int | None) -> tuple[_Atom, ...]:
    return tuple(_joined(text, _atoms(text, year)))


def _atoms(text: str, year: int | None) -> Iterator[_Atom]:
    """(start, end, period, edge, yearless) of every single date, years handed down from left to right."""
    position = 0
    while match := _PATTERN.search(text, position):
        position = match.end()
        yearless = match["lm"] is not None
        period = _read(match, year)
        if period is None and match["m"] is None and not yearless:
            position = match.start() + 1  # a span such as 10 年, or a number of that look
            continue
        if period is not None:
            year = period.last.year
        edge = _EDGE.match(text, position)
        position = edge.end() if edge else position
        yield match.start(), position, period, edge[0] if edge else "", yearless


def _read(match: re.Match[str], year: int | None) -> Period | None:
    number = {key: int(value) for key, value in match.groupdict().items() if value and value.isdecimal()}
    if match["m"] == _FIRST_MONTH:
        number["m"] = 1
    if "sy" in number:
        return _span(partial_date(number["sy"], number["sm"], number["sd"]))
    if "lm" in number:
        if year is None:
            return None
        last = partial_date(year, number["lm"], number.get("ld"))
        return _span(partial_date(year, number["lm0"], None) if "lm0" in number else last, last)
    return _read_year(match, number)


def _read_year(match: re.Match[str], number: dict[str, int]) -> Period | None:
    year, month, day = number.get("y") or number.get("by", 0), number.get("m"), number.get("d")
    named = month is not None or match["era"] or "y0" in number or "by" in number
    if not _is_year(year, bare=not named):
        return None
    part = _part_of_year(match)
    if part:
        return _span(partial_date(year, part[0], None), partial_date(year, part[1], None))
    if match["school"] and month is None:
        first_year = number.get("y0", year)
        return _span(partial_date(first_year, _TERM[0], None), partial_date(year + 1, _TERM[1], None))
    last = partial_date(year, month, day)
    if "y0" in number:
        return _span(partial_date(number["y0"], None, None), last)
    if "d0" in number:
        return _span(partial_date(year, month, number["d0"]), last)
    return _span(partial_date(year, number["m0"], None) if "m0" in number else last, last)


def _part_of_year(match: re.Match[str]) -> tuple[int, int] | None:
    """First and last month of the half or the quarter that is printed."""
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    quarter = match["quarter"] or match["q"]
    return (3 * _QUARTERS[quarter] - 2, 3 * _QUARTERS[quarter]) if quarter else None


def _is_year(year: int, *, bare: bool) -> bool:
    if year >= 1000:
        return 1800 <= year <= 2200
    return (_FIRST_BARE_YEAR if bare else 1) <= year <= _LAST_ROC_YEAR


def _span(first: PartialDate | None, last: PartialDate | None = None) -> Period | None:
    last = first if last is None else last
    if first is None or last is None or first.first_day > last.last_day:
        return None
    return Period(first, last)


def _joined(text: str, atoms: Iterator[_Atom]) -> Iterator[_Atom]:
    """Atoms with those joined that a range word connects; a lone day after it takes the month before."""
    held: _Atom | None = None
    for atom in atoms:
        if held is not None and _BETWEEN.fullmatch(text[held[1] : atom[0]]) and held[2] and atom[2]:
            period = _span(held[2].opening(held[3]), atom[2].last)
            if period is not None:
                held = (held[0], atom[1], period, atom[3], held[4])
                continue
        if held is not None:
            yield _with_lone_day(text, held)
        held = atom
    if held is not None:
        yield _with_lone_day(text, held)


def _with_lone_day(text: str, atom: _Atom) -> _Atom:
    match = _LONE_DAY.match(text, atom[1])
    if match is None or atom[2] is None or atom[2].first.day is None:
        return atom
    first = atom[2].first
    period = _span(first, partial_date(first.year, first.month, int(match["d"])))
    return atom if period is None else (atom[0], match.end(), period, "", atom[4])


def _mention(
    squeezed: Compact, start: int, end: int, period: Period | None, edge: str, yearless: bool
) -> DateMention:
    first, last = squeezed.span(start, end)
    return DateMention(first, last, squeezed.source[first:last], period, edge, yearless)
