"""Heads and numbers of pages that the extraction left in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.reading.document import Line
from generator.reading.markers import FINANCIAL, match_marker
from generator.reading.spacing import squeeze

_PAGE_NUMBER = re.compile(r"\s*[-–—]?\s*(?:第\s*)?(\d{1,4})\s*頁?\s*[-–—]?\s*")
_FEWEST = 3
_OPENING_LINES = 5
_LONGEST_HEAD = 30
# What is left of a sentence on its last line (。, 了。) is no title, however often it stands alone.
_TITLE = re.compile(r".*[\w]{2}.*[^。！？；，、]")


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """Furniture of the pages by position in the lines that hold text.

    Attributes:
        heads: lines that only repeat the report's or a category's name.
        numbers: (position, page number) of the lines that hold nothing but a page number.
        numbered: page numbers of the heads that stand above one, by position.
    """

    heads: frozenset[int]
    numbers: dict[int, int]
    numbered: dict[int, int]


def running_heads(printed: Sequence[Line]) -> RunningHeads:
    """The heads and numbers among the lines of a document that hold text."""
    words = [squeeze(line.text) for line in printed]
    counted = {i: _number(line) for i, line in enumerate(printed) if _PAGE_NUMBER.fullmatch(line.text)}
    above = {i: counted[i + 1] for i in _named(printed, words) if i + 1 in counted}
    lone = counted if _count_pages(counted) else {}
    heads = {*above, *_repeated_titles(words), *_repeated_categories(printed, words)}
    return RunningHeads(frozenset(heads), {**{i + 1: page for i, page in above.items()}, **lone}, above)


def _number(line: Line) -> int:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return int(match[1]) if match else 0


def _count_pages(numbers: dict[int, int]) -> bool:
    """Whether lone numbers count pages: three at least, each larger than the last."""
    values = list(numbers.values())
    return len(values) >= _FEWEST and all(a < b for a, b in pairwise(values))


def _named(printed: Sequence[Line], words: Sequence[str]) -> list[int]:
    """Positions of lines that hold a category's name without its numeral."""
    markers = ((line, match_marker(line.text, (FINANCIAL,))) for line in printed)
    titles = {squeeze(line.text[marker.end :]) for line, marker in markers if marker}
    return [position for position, word in enumerate(words) if word in titles]


def _repeated_titles(words: Sequence[str]) -> list[int]:
    """Later lines with the words of one of the first, such as the report's title, on three pages or more."""
    heads: list[int] = []
    for word in dict.fromkeys(words[:_OPENING_LINES]):
        places = [i for i, other in enumerate(words) if other == word]
        if len(word) <= _LONGEST_HEAD and len(places) >= _FEWEST and _is_title(word):
            heads += places[1:]
    return heads


def _is_title(word: str) -> bool:
    return not word.isdigit() and _TITLE.fullmatch(word) is not None


def _repeated_categories(printed: Sequence[Line], words: Sequence[str]) -> list[int]:
    """Lines that repeat the heading of the category they stand in (壹、工業), numeral included."""
    heads: list[int] = []
    heading = ""
    for position, line in enumerate(printed):
        if match_marker(line.text, (FINANCIAL,)):
            if words[position] == heading:
                heads.append(position)
            heading = words[position]
    return heads
