"""Title and day of printing, as they stand on a cover.

Covers and running heads differ; what they share is that the title names the kind of report (報告, 計畫,
預算 …), most often after the body that issued it and the year it is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.dates import find_dates
from generator.reading.document import Line
from generator.reading.opening.finding import Finding
from generator.reading.opening.words import KIND
from generator.reading.spacing import squeeze

_LONGEST_TITLE = 45
_TITLE = re.compile(rf"[^，。；：、「」]*{KIND}[^，。；：、「」]*")
_SENTENCE_END = ("。", "，", "；", "：", "、")
_LEADERS = re.compile(r"\.{4,}|…{2,}")
# A page at the end of a line without leaders.
_PAGE = re.compile(r"\d$")
# Greedy: 經濟部產業發展署 is one issuer, not 經濟部 with a title of the rest.
_ISSUER = re.compile(
    rf"(?P<issuer>[\u4e00-\u9fff]{{1,30}}[部院署局處會府])(?=(?:主管|主辦)?(?:中華)?(?:民國)?\d{{2,4}}年|{KIND}|單位預算|編$|$)"
)


def is_contents(line: Line) -> bool:
    """Whether it is an entry of a table of contents, with leaders to its page."""
    return _LEADERS.search(squeeze(line.text)) is not None


def titles(lines: Sequence[Line]) -> list[Line]:
    """Lines that read like a title; those that name a body first."""
    found = [line for line in lines if _is_title(line)]
    return sorted(found, key=lambda line: named_body(line) is None)


def _is_title(line: Line) -> bool:
    text = squeeze(line.text)
    short = 4 <= len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_END)
    return short and _TITLE.fullmatch(text) is not None and not is_contents(line) and not _PAGE.search(text)


def named_body(line: Line) -> re.Match[str] | None:
    """What stands on a short line in the place of an issuer, with its place in the squeezed text."""
    text = squeeze(line.text)
    return _ISSUER.search(text) if len(text) <= _LONGEST_TITLE else None


def title_of(line: Line) -> Finding:
    """The title on a line."""
    issuer = named_body(line)
    # A page label may be glued to the first line (8-1經濟部115年度施政計畫).
    text = squeeze(line.text)[issuer.start() if issuer else 0 :]
    return Finding(text, "likely", f"line {line.number}")


def published(lines: Sequence[Line]) -> Finding | None:
    """A date with a month that fills a line of the cover."""
    for line in lines:
        for mention in find_dates(line.text):
            period = mention.period
            alone = squeeze(mention.printed) == squeeze(line.text).removeprefix("中華").removeprefix("民國")
            alone = alone or squeeze(mention.printed) == squeeze(line.text)
            if alone and period is not None and period.single and period.first.precision != "year":
                return Finding(period.first.iso, "sure", f"line {line.number}: {line.stripped}")
    return None
