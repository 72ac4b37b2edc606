"""Whether a line that begins like an outline item is one, judged by its siblings and its surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.reading.markers import Marker, inline_numbers

Step = Literal["none", "follows", "opens", "gap", "repeat", "restart"]

# "1、2 級能效", "9、7 號機", "一、二工區": a list of numbers cut by a wrap, not an item.
_LIST_OF_NUMBERS = re.compile(
    r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[、及與~]|[級號期工區批類項次名屆季])"
)
_SENTENCE_END = re.compile(r"[。！？：:)）]\s*$")
# "進行核一、 | 二、三廠": a list goes on after the wrap.
_OPEN_LIST = re.compile(r"、\s*$")
_LARGEST_GAP = 30
_LARGEST_UNSURE_GAP = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that begins with a marker.

    Attributes:
        marker: the marker.
        rest: the line behind it.
        ended: whether a paragraph ended before the line; None where the text doesn't tell.
        sibling: number of the open item of the same style, 0 where there is none.
        top: whether the style is that of the highest level.
        before: the unfinished paragraph in front of it.
        after: its own paragraph, as far as it can be told.
    """

    marker: Marker
    rest: str
    ended: bool | None
    sibling: int
    top: bool
    before: str
    after: str


def judge(candidate: Candidate) -> Step:
    """How the candidate continues the outline; ``none`` where it is part of the running text.

    ``follows`` is the next sibling, ``opens`` the first of a new list, ``gap`` leaves numbers out, ``repeat``
    has the sibling's number again, ``restart`` begins again at 1 (at the top level: a second report).
    """
    number, sibling = candidate.marker.number, candidate.sibling
    if candidate.ended is not True and (_is_inline(candidate) or _in_list_of_numbers(candidate)):
        return "none"
    if number == sibling + 1:
        return "follows" if sibling else "opens"
    if number == 1 and (candidate.ended or (candidate.top and candidate.ended is None)):
        return "restart"
    if number == sibling:
        return "repeat" if candidate.ended else "none"
    if number < sibling:
        return "none"
    return "gap" if _may_leave_out(candidate) else "none"


def _in_list_of_numbers(candidate: Candidate) -> bool:
    """Whether a wrap cut a list of numbers before or behind the candidate."""
    return bool(_LIST_OF_NUMBERS.match(candidate.rest) or _OPEN_LIST.search(candidate.before))


def _is_inline(candidate: Candidate) -> bool:
    """Whether the same enumeration goes on inside the paragraph before it or behind it: (2)… | (3)…(4)…"""
    number, style = candidate.marker.number, candidate.marker.style
    if number > 1 and number - 1 in inline_numbers(candidate.before, style):
        return True
    return number + 1 in inline_numbers(candidate.after, style)


def _may_leave_out(candidate: Candidate) -> bool:
    missing = candidate.marker.number - candidate.sibling - 1
    if candidate.ended:
        return missing <= _LARGEST_GAP and not (candidate.sibling == 0 and _follows_inline(candidate))
    return (
        candidate.ended is None
        and missing <= _LARGEST_UNSURE_GAP
        and bool(_SENTENCE_END.search(candidate.before))
    )


def _follows_inline(candidate: Candidate) -> bool:
    return candidate.marker.number - 1 in inline_numbers(candidate.before, candidate.marker.style)
