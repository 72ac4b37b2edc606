"""Numbers of running text that can't be read for certain: a mark or a letter among the digits, a stray minus.

``等4註條工程``, ``等O項工程``, ``40OkVA``, ``管線等-5項``: what counts or measures there is in doubt, and a
person should see it. Letters of a word (5G, O-RAN, CO2, IV.), marks behind a unit and the sign of a rate
(-8.84%) are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.units import match_unit, unit_kind
from generator.language.widths import compact

_MARKED = re.compile(r"(?<![A-Za-z\d.,])\d[\d,.]*(?:\(註\d{0,2}\)|註\d{0,2}|[*※]{1,3})")
_LETTERS = "OolI"
_MISREAD = re.compile(
    rf"(?<![A-Za-z\d.,])(?:\d[\d,.]*[{_LETTERS}][\d,.{_LETTERS}]*|[{_LETTERS}](?:\d+|(?![A-Za-z])))"
)
_INSIDE = re.compile(rf"\d[{_LETTERS}]+\d")
_MINUS = re.compile(r"(?<=[\u4e00-\u9fff])-\d[\d,.]*")
# Counting words that are no units of measure.
_COUNTING = re.compile(r"階段|[項種類處案條座場件家所個大]")
# Of these there can't be fewer than none.
_THINGS = frozenset({"people", "organisations", "events", "cases", "places", "machines"})
# What closes a number or a date, so that a minus behind it joins the ends of a range.
_CLOSES = re.compile(r"(?:\d|[十百千萬億兆餘多])[^\d，。；、]{0,4}$|[年月日季週號期屆]$")
_REASONS = {
    "mark": "數字之後有註記，無從確定是否為完整的數字",
    "letter": "數字中有字母，可能是誤認的數字",
    "minus": "數字之前的「-」可能是負號，也可能是連接號",
}


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number in doubt: its place in the text, its characters as printed, and the reason for people (zh)."""

    start: int
    end: int
    printed: str
    reason: str


def find_odd_numbers(text: str) -> list[OddNumber]:
    """The numbers of a text that can't be read for certain, in order."""
    squeezed = compact(text)
    found = []
    for kind, start, end in sorted(_odd(squeezed.text), key=lambda item: item[1:]):
        first, last = squeezed.span(start, end)
        found.append(OddNumber(first, last, squeezed.printed(start, end), _REASONS[kind]))
    return found


def _odd(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _MARKED.finditer(text):
        yield "mark", match.start(), match.end()
    for match in _MISREAD.finditer(text):
        if _INSIDE.search(match[0]) or _is_unit(text, match.end()):
            yield "letter", match.start(), match.end()
    for match in _MINUS.finditer(text):
        if _is_thing(text, match.end()) and not _CLOSES.search(text[: match.start()]):
            yield "minus", match.start(), match.end()


def _is_unit(text: str, end: int) -> bool:
    """Whether a unit or a counting word stands behind the number."""
    return bool(match_unit(text, end)) or _COUNTING.match(text, end) is not None


def _is_thing(text: str, end: int) -> bool:
    """Whether the number counts things."""
    unit = match_unit(text, end)
    return unit_kind(unit) in _THINGS if unit else _COUNTING.match(text, end) is not None
