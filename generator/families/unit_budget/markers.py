"""Outline marks of budget books: 一、 (一) 1. (1) ① A. <1> [1], and numbered items in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.markers import (
    ARABIC,
    ARABIC_BRACKET,
    CIRCLED,
    CJK,
    CJK_BRACKET,
    MarkerStyle,
    match_marker,
)

_LETTER = MarkerStyle("letter", re.compile(r"\s*([A-Z])\.(?![A-Z])\s*"), lambda text: ord(text) - 64)
_TAG = MarkerStyle("tag", re.compile(r"\s*<\s*(\d{1,3})\s*>\s*"), int)
# In the order in which the books nest them.
_STYLES = (CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET, CIRCLED, _LETTER, _TAG)
_LEVELS = {style.name: level for level, style in enumerate(_STYLES, start=1)}
_BULLET = re.compile(r"[-*•]\s*")
_LABEL = re.compile(r"[、.．\s]+$")
# The dot behind a number: 2.0 and +3.0 are no marks, but 14.5G is item 14 that begins with 5G.
DOT = r"\s?[.．](?!\d+(?![\dA-Z]))"
_ITEM = re.compile(rf"(?:(?<=^)|(?<=[\s。；：:;]))(?P<number>\d{{1,3}}){DOT}\s*")
_SUBITEM = re.compile(r"(?:(?<=^)|(?<=[\s。；：:;]))[(（](?P<number>\d{1,3})[)）]\s*")
SENTENCE_ENDS = "。！？；"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark at the start of a paragraph.

    Attributes:
        level: 1 for 一、 to 7 for <1>.
        label: the mark as a path part: 一, (一), 1, (1), ①, A, <1>.
        number: its number.
        rest: the text after it.
    """

    level: int
    label: str
    number: int
    rest: str


def leading_mark(text: str) -> Mark | None:
    """The outline mark that a paragraph begins with, after a bullet or not; None where there is none."""
    body = _BULLET.sub("", text.strip(), count=1) if text.strip()[:1] in "-*•" else text.strip()
    marker = match_marker(body, _STYLES)
    if marker is None:
        return None
    label = _LABEL.sub("", marker.printed).replace("（", "(").replace("）", ")")
    return Mark(_LEVELS[marker.style.name], label, marker.number, body[marker.end :].strip())


def item_starts(text: str) -> list[tuple[int, int, int]]:
    """(number, offset of the mark, offset behind it) of every ``N.`` that can begin an item of a list."""
    return [(int(match["number"]), match.start(), match.end()) for match in _ITEM.finditer(text)]


def subitem_starts(text: str) -> list[tuple[int, int, int]]:
    """The same of every ``(N)``."""
    return [(int(match["number"]), match.start(), match.end()) for match in _SUBITEM.finditer(text)]


def items_of(text: str, starts: Sequence[tuple[int, int, int]]) -> list[str]:
    """The text of each item, from behind its mark to the next one's."""
    ends = [*(begin for _, begin, _ in starts[1:]), len(text)]
    return [text[after:end] for (_, _, after), end in zip(starts, ends, strict=False)]


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence can end."""
    return text.rstrip().rstrip("」』)）").endswith(tuple(SENTENCE_ENDS)) or text.rstrip().endswith(
        tuple(SENTENCE_ENDS)
    )
