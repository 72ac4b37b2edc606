"""Numbers whose parts may not belong together: ``2 8 GW``, ``600-600 噸``, ``100億元 萬瓩``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from generator.language.counted import counts_directly
from generator.language.numerals import ARABIC, MULTIPLIER
from generator.language.units import match_unit
from generator.language.widths import Compact, fold_widths

Place = tuple[int, int]
IllJoined = Literal["gap", "range", "units"]

# 2 8, 582 ,319; behind a point or a comma extraction sets blanks (77. 8%, 3, 800 人).
_PARTED = re.compile(r"(?<![A-Za-z\d.,/:\-])\d(?:[\d,.]*\d)?(?:[ \t\u3000]+[,.]?\d(?:[\d,.]*\d)?)+")
_PARTED_AT_SIGN = re.compile(r"\s[,.]")
# 圖 2 2023 年, and a number that begins a line, number what follows.
_LABELLED = re.compile(r"(?:^|\n|[圖表註第式例項])\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_ROC_YEAR = re.compile(r"1?\d\d年")
_LONGEST_LABEL = 3
_SAME_ENDS = re.compile(
    rf"(?<![A-Za-z\d.,/:~\-])(?P<low>\d[\d,.]*\d(?:{MULTIPLIER})?)(?P<aside>[~\-至到](?P=low))(?![\d.,])"
)
_AMOUNT = re.compile(rf"(?<![A-Za-z\d.,])(?P<digits>{ARABIC})(?P<multiplier>{MULTIPLIER})?")
_LARGE = re.compile(r"[萬億兆]")


def ill_joined(squeezed: Compact) -> Iterator[tuple[IllJoined, Place, Place]]:
    """Kind, place and what is no part of the number (empty for nothing), in offsets of the compact text.

    ``gap``: a blank among digits, which are one number or two; ``range``: both ends are the same, so that one
    is another number or too much; ``units``: a second multiplier and unit stand behind the first unit.
    """
    text = squeezed.text
    yield from (("gap", place, (place[0], place[0])) for place in _with_gap(squeezed))
    for match in _SAME_ENDS.finditer(text):
        if counts_directly(text, match.end()):
            yield "range", match.span(), match.span("aside")
    yield from (("units", place, (place[0], place[0])) for place in _with_two_units(squeezed))


def _with_gap(squeezed: Compact) -> Iterator[Place]:
    source = fold_widths(squeezed.source)
    for match in _PARTED.finditer(source):
        start, end = (bisect_left(squeezed.offsets, place) for place in match.span())
        if not re.fullmatch(ARABIC, squeezed.text[start:end]):
            continue
        before = source[max(0, match.start() - _LONGEST_LABEL) : match.start()]
        labelled = _LABELLED.search(before) and not _PARTED_AT_SIGN.search(match[0])
        meant = counts_directly(squeezed.text, end) or _ROC_YEAR.fullmatch(squeezed.text, start, end + 1)
        if _YEAR.fullmatch(squeezed.text, start, end + 1) or (meant and not labelled):
            yield start, end


def _with_two_units(squeezed: Compact) -> Iterator[Place]:
    """3 場萬人健行 is none: things of a size; a blank, a point or a multiplier tells the amount."""
    text, offsets = squeezed.text, squeezed.offsets
    for match in _AMOUNT.finditer(text):
        second = match.end() + len(match_unit(text, match.end()))
        if second == match.end() or not _LARGE.match(text, second):
            continue
        unit = match_unit(text, second + 1)
        apart = offsets[second] - offsets[second - 1] > 1
        if unit and (apart or match["multiplier"] or "." in match["digits"]):
            yield match.start(), second + 1 + len(unit)
