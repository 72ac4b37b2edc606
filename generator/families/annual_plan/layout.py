"""What is the same in all rows of a table of key projects: its columns and how wide they are, as measured."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.families.annual_plan.categories import CATEGORY_CELL, are_wrapped
from generator.families.annual_plan.cells import first_unit_width, width
from generator.families.annual_plan.table_head import TableHead
from generator.reading.document import Line
from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET, match_marker
from generator.reading.spacing import squeeze
from generator.reading.wrapping import Wrapping

# What the content's lists are numbered with, how their first item begins, and what ends their sentences.
ITEM_MARKERS = (CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
FIRST_ITEM = re.compile(r"一、(?![二三])|[（(][一1][）)]|(?<![\dA-Za-z第])1[、.．](?!\d)")
SENTENCE_ENDS = tuple("。！？")
# First lines of paragraphs are indented by two characters or not at all: one habit a report.
INDENTS = (4, 0)
# Items hang below their markers: their lines are narrower by up to three characters.
_DEEPEST_INDENT = 6
_SHORT = 0.8
_COMMON = 0.3
# A line of a row's head is narrower than this share of the content.
_NARROW = 0.75
_NARROWEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """What is the same in all rows of a table.

    Attributes:
        has_category: whether there is a column 計畫類別.
        category_wrapped: whether its cell holds two characters a line only.
        text_width: columns at which the content wraps.
        head_width: no line of a row's head is wider.
        content_apart: whether the content begins on a line of its own, not on the last line of the names.
    """

    has_category: bool
    category_wrapped: bool
    text_width: int
    head_width: int
    content_apart: bool

    @property
    def wrapping(self) -> Wrapping:
        """How the content is wrapped; page heads are gone, so gaps between line numbers mean nothing."""
        return Wrapping(False, self.text_width, False)

    def with_cells(self, work_plan: int, key_project: int) -> Layout:
        """The same with room for the two name cells and the first half of a category on one line."""
        needed = work_plan + key_project + 2 * CATEGORY_CELL
        return replace(self, head_width=max(self.head_width, needed))

    def falls_short(self, line: Line, following: Line) -> bool:
        """Whether the beginning of ``following`` had fitted on ``line``, however far that was indented."""
        taken = width(squeeze(line.text)) + first_unit_width(squeeze(following.text))
        return taken <= self.text_width - _DEEPEST_INDENT or taken <= _SHORT * self.text_width

    @classmethod
    def of(cls, head: TableHead, lines: Sequence[Line]) -> Layout:
        """From the printed table head and the widths of the table's lines."""
        texts = [squeeze(line.text) for line in lines]
        text_width = _text_width(texts)
        two_cells = 2 * max(head.label_width, _NARROWEST_LABEL) + 2 * CATEGORY_CELL
        head_width = max(two_cells, int(_NARROW * text_width))
        wrapped = head.has_category and are_wrapped(texts, head_width, head.category_wrapped)
        apart = _content_apart(texts, head_width)
        return cls(head.has_category, wrapped, text_width, head_width, apart)


def _content_apart(lines: Sequence[str], head_width: int) -> bool:
    """Whether first items stand below narrow lines that end no sentence rather than behind names."""
    below = sum(
        width(before) <= head_width and not before.endswith((*SENTENCE_ENDS, "：")) and _is_first_item(line)
        for before, line in pairwise(lines)
        if not match_marker(before, ITEM_MARKERS)
    )
    behind = 0
    for line in lines:
        item = FIRST_ITEM.search(line, 1)
        behind += item is not None and width(line[: item.start()]) <= head_width
    return below > behind


def _is_first_item(line: str) -> bool:
    marker = match_marker(line, ITEM_MARKERS)
    return marker is not None and marker.number == 1


def _text_width(lines: Sequence[str]) -> int:
    """Columns at which the content wraps, from lines without white space."""
    longest = max((width(line) for line in lines), default=0)
    widths = Counter(width(line) for line in _of_content_alone(lines, longest / 2))
    if not widths:
        widths = Counter(width(line) for line in lines)
    wide = {w: count for w, count in widths.items() if w > longest / 2} or widths
    # Lines of items are more, but paragraphs are wider: the widest of the widths that are common.
    usual = max(wide.values(), default=0) * _COMMON
    return max((w for w, count in wide.items() if count >= usual), default=0)


def _of_content_alone(lines: Sequence[str], wide: float) -> Iterator[str]:
    """Lines that hold no name: those of items, and those that go on where a wide line stopped."""
    if lines and match_marker(lines[0], ITEM_MARKERS):
        yield lines[0]
    for before, line in pairwise(lines):
        goes_on = width(before) > wide and not before.endswith(SENTENCE_ENDS)
        if goes_on or match_marker(line, ITEM_MARKERS):
            yield line
