"""What the first lines of a report say about it: title, issuer, year, time covered, day of printing.

Covers and running heads differ; what they share is that the title names the kind of report (報告, 計畫,
預算 …), most often after the body that issued it and the year it is about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from generator.adding.finding import Finding, Sure
from generator.language.dates import DateMention, find_dates
from generator.language.partial_date import ROC_OFFSET, Period
from generator.reading.document import Document, Line
from generator.reading.spacing import squeeze

_TITLE_LINES = 15
_OPENING_LINES = 60
_LONGEST_TITLE = 45
_KIND = r"(?:施政|業務|工作|績效|預算|決算|計畫|報告|概況|檢討)"
# Greedy: 經濟部產業發展署 is one issuer, not 經濟部 with a title of the rest.
_ISSUER = re.compile(
    rf"(?P<issuer>[\u4e00-\u9fff]{{1,30}}[部院署局處會府])(?=(?:主管|主辦)?(?:民國)?\d{{2,4}}年|{_KIND}|單位預算|編$|$)"
)
_TITLE = re.compile(rf"[^，。；：、「」]*{_KIND}[^，。；：、「」]*")
_SENTENCE_END = ("。", "，", "；", "：", "、")
# A line of a table of contents: leaders, or a page at its end.
_CONTENTS = re.compile(r"\.{4,}|…{2,}|\d$")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening tells; None where it tells nothing.

    Attributes:
        title: the line that reads like a title.
        issuer: the body named in it.
        years: ROC year, or first and last joined by a hyphen.
        period: first and last day, ISO, joined by a slash.
        published: the day or month that is printed on a line of its own.
    """

    title: Finding | None
    issuer: Finding | None
    years: Finding | None
    period: Finding | None
    published: Finding | None


def read_opening(document: Document) -> Opening:
    """Look at the first lines that hold text."""
    lines = list(islice((line for line in document if not line.blank), _OPENING_LINES))
    titles = [line for line in lines[:_TITLE_LINES] if _is_title(line)]
    named = (line for line in titles if _ISSUER.search(squeeze(line.text)))
    title = next(named, titles[0] if titles else None)
    span = _time_covered(title, lines)
    return Opening(
        title=_title(title),
        issuer=_issuer(title, lines[:_TITLE_LINES]),
        years=span and Finding(_years(span[0]), span[1], span[2]),
        period=span and Finding(f"{span[0].start}/{span[0].end}", span[1], span[2]),
        published=_published(lines[:_TITLE_LINES]),
    )


def _is_title(line: Line) -> bool:
    text = squeeze(line.text)
    short = 4 <= len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_END)
    return short and _TITLE.fullmatch(text) is not None and not _CONTENTS.search(text)


def _title(line: Line | None) -> Finding | None:
    if line is None:
        return None
    text = squeeze(line.text)
    issuer = _ISSUER.search(text)
    # A page label may be glued to the first line (8-1經濟部115年度施政計畫).
    return Finding(text[issuer.start() :] if issuer else text, "likely", f"line {line.number}")


def _issuer(title: Line | None, lines: list[Line]) -> Finding | None:
    for line in ([title] if title else []) + lines:
        text = squeeze(line.text)
        found = _ISSUER.search(text) if len(text) <= _LONGEST_TITLE else None
        if found is not None:
            return Finding(found["issuer"], "sure" if line is title else "likely", f"line {line.number}")
    return None


def _time_covered(title: Line | None, lines: list[Line]) -> tuple[Period, Sure, str] | None:
    """The years that the report is about, how sure that is, and why."""
    for line in [title] if title else []:
        for mention in _whole_years(line):
            if mention.period is not None:
                return mention.period, "sure", f"line {line.number}: {mention.printed}"
    for line in lines[:_TITLE_LINES]:
        for mention in _whole_years(line):
            alone = len(squeeze(line.text)) <= len(squeeze(mention.printed)) + 6
            if mention.period is not None and alone:
                return mention.period, "sure", f"line {line.number}: {mention.printed}"
    return _most_frequent(lines)


def _most_frequent(lines: list[Line]) -> tuple[Period, Sure, str] | None:
    counted: Counter[Period] = Counter()
    first: dict[Period, int] = {}
    for line in lines:
        for mention in _whole_years(line):
            if mention.period is not None:
                counted[mention.period] += 1
                first.setdefault(mention.period, line.number)
    if not counted:
        return None
    period, times = max(counted.items(), key=lambda item: (item[1], -first[item[0]]))
    why = f"named {times} times in the first {len(lines)} lines that hold text, first in line {first[period]}"
    return period, "likely", why


def _whole_years(line: Line) -> list[DateMention]:
    return [
        mention
        for mention in find_dates(line.text)
        if mention.period is not None
        and (mention.period.first.precision, mention.period.last.precision) == ("year", "year")
    ]


def _years(period: Period) -> str:
    first, last = period.first.year - ROC_OFFSET, period.last.year - ROC_OFFSET
    return str(first) if first == last else f"{first}-{last}"


def _published(lines: list[Line]) -> Finding | None:
    """A date with a month that fills a line of the cover."""
    for line in lines:
        for mention in find_dates(line.text):
            period = mention.period
            alone = squeeze(mention.printed) == squeeze(line.text).removeprefix("中華").removeprefix("民國")
            alone = alone or squeeze(mention.printed) == squeeze(line.text)
            if alone and period is not None and period.single and period.first.precision != "year":
                return Finding(period.first.iso, "sure", f"line {line.number}: {line.stripped}")
    return None
