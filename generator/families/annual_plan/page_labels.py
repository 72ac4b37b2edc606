"""Page labels glued to the first text of a page (``8-2（二）「境內關外」…``): found as a sequence, cut off.

The Executive Yuan prints the plans of all ministries as chapters of one volume; a label is chapter and page.
A ministry that prints its own plan may number the pages alone (``2``, ``- 2 -``), on a line of its own.
A label is told from text like it (``5-6 次``) by its place in the longest run of consecutive numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.page_numbers import lone_number, longest_run, map_pages
from generator.reading.pages import PageMap

_LABEL = re.compile(r"\s*([0-9A-Za-z]{1,3}|[一二三四五六七八九十]{1,3})\s?-\s?(\d{1,3})")
# What may follow a label at once: no digit or sign that would make another number of it.
_NOT_AFTER_LABEL = re.compile(r"[\d.,%~/]|-\d")
_YEAR = re.compile(r"\d{2,3}\s*年")
_TABLE_HEAD = re.compile(r"\s*工作計畫")
_LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A label at the start of a line: its page and the offset at which the page's own text begins."""

    line: int
    prefix: str
    number: int
    end: int
    before_head: bool

    @property
    def label(self) -> str:
        """As printed, without blanks."""
        return f"{self.prefix}-{self.number}" if self.prefix else str(self.number)


def find_page_labels(lines: Iterable[Line]) -> list[PageLabel]:
    """The labels of the report's pages in order; empty where it prints none."""
    by_prefix: dict[str, list[PageLabel]] = defaultdict(list)
    first_text = None
    for line in lines:
        if first_text is None and not line.blank:
            first_text = line.number
        for label in _candidates(line):
            by_prefix[label.prefix].append(label)
    runs = [longest_run(labels, _largest_step) for _, labels in sorted(by_prefix.items())]
    best = max(runs, key=len, default=[])
    if len(best) == 1 and best[0].line != first_text and not best[0].before_head:
        return []
    return best


def page_map(labels: Sequence[PageLabel], lines: Sequence[Line]) -> PageMap:
    """The page of every line of a report with these labels."""
    alone = all(not lines[label.line - 1].text[label.end :].strip() for label in labels)
    return map_pages(labels, lines, alone=alone)


def without_labels(lines: Iterable[Line], labels: Iterable[PageLabel]) -> list[Line]:
    """The same lines, blank ones left out, labels cut off; a line that was only a label goes."""
    ends = {label.line: label.end for label in labels}
    cut = (Line(line.number, line.text[ends.get(line.number, 0) :]) for line in lines)
    return [line for line in cut if not line.blank]


def _candidates(line: Line) -> list[PageLabel]:
    """The label that a line may begin with; two readings where a year follows at once (``8-2115年度``)."""
    folded = fold_widths(line.text)
    lone = lone_number(line)
    if lone is not None:
        return [PageLabel(line.number, "", lone.number, len(line.text), before_head=False)]
    match = _LABEL.match(folded)
    if match is None:
        return []
    found = []
    for end in range(match.start(2) + 1, match.end(2) + 1):
        if _NOT_AFTER_LABEL.match(folded, end) and not _YEAR.match(folded, end):
            continue
        number = int(folded[match.start(2) : end])
        head = _TABLE_HEAD.match(folded, end) is not None
        found.append(PageLabel(line.number, match[1], number, end, head))
    return found


def _largest_step(label: PageLabel) -> int:
    """A gap is bridged only at a table head, which can't be anything but the top of a page."""
    return _LONGEST_GAP if label.before_head else 1
