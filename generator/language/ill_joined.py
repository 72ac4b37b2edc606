"""Numbers whose parts may not belong together: ``2 8 GW``, ``600-600 噸``, ``100億元 萬瓩``, ``2.500 人``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from generator.language.counted import counts_directly
from generator.language.numerals import ARABIC, MULTIPLIER
from generator.language.units import match_unit, unit_kind
from generator.language.widths import Compact, fold_widths

Place = tuple[int, int]
IllJoined = Literal["gap", "range", "units", "decimals", "tolerance"]

# 2 8, 582 ,319; behind a point or a comma extraction sets blanks (77. 8%, 3, 800 人).
_PARTED = re.compile(r"(?<![A-Za-z\d.,/:\-])\d(?:[\d,.]*\d)?(?:[ \t\u3000]+[,.]?\d(?:[\d,.]*\d)?)+")
_PARTED_AT_SIGN = re.compile(r"\s[,.]")
# 圖 2 2023 年, and a number that begins a line, number what follows.
_LABELLED = re.compile(r"(?:^|\n|[圖表註第式例項])\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_ROC_YEAR = re.compile(r"1?\d\d年")
_LONGEST_LABEL = 3
# 第5-5場, 圖2-2: the number of a part.
_SAME_ENDS = re.compile(
    r"(?<![A-Za-z\d.,/:~\-第圖表])"
    rf"(?P<low>\d(?:[\d,.]*\d)?(?:{MULTIPLIER})?)(?P<aside>[~\-至到](?P=low))(?![\d.,])"
)
_AMOUNT = re.compile(rf"(?<![A-Za-z\d.,])(?P<digits>{ARABIC})(?P<multiplier>{MULTIPLIER})?")
_LARGE = re.compile(r"[萬億兆]")
_CLAUSE_END = re.compile(r"[，。；、)]")
# What is counted has no thousandths: 2.500 人 may be 2,500.
_THREE_DECIMALS = re.compile(r"(?<![A-Za-z\d.,/:\-])[1-9]\d{0,2}\.\d{3}(?!\d)")
_COUNTED_KINDS = frozenset({"people", "organisations", "events", "cases", "places", "machines"})
_COUNTING_KINDS = frozenset({"people", "events", "cases", "money", "ratio"})
# A machine's rating (±200 MVAR) is one value.
_TOLERANCE = re.compile(r"±\d[\d,.]*")
_RATED = "energy"


def ill_joined(squeezed: Compact) -> Iterator[tuple[IllJoined, Place, Place]]:
    """Kind, place and what is no part of the number (empty for nothing), in offsets of the compact text.

    ``gap``: a blank among digits, which are one number or two; ``range``: both ends are the same, so that one
    is another number or too much; ``units``: a second unit stands behind the first one; ``decimals``: what is
    counted has three of them; ``tolerance``: ± before a number.
    """
    text = squeezed.text
    yield from (("gap", place, (place[0], place[0])) for place in _with_gap(squeezed))
    for match in _SAME_ENDS.finditer(text):
        if counts_directly(text, match.end()):
            yield "range", match.span(), match.span("aside")
    yield from (("units", place, (place[0], place[0])) for place in _with_two_units(squeezed))
    for match in _THREE_DECIMALS.finditer(text):
        if _is_counted(text, match.end()):
            yield "decimals", match.span(), (match.start(), match.start())
    for match in _TOLERANCE.finditer(text) if "±" in text else ():
        if counts_directly(text, m := match.end()) and unit_kind(match_unit(text, m)) != _RATED:
            yield "tolerance", match.span(), (match.start(), match.start() + 1)


def _is_counted(text: str, start: int) -> bool:
    unit = match_unit(text, start)
    return "/" not in unit and unit_kind(unit) in _COUNTED_KINDS


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
    """3 場萬人健行 is none: things of a size; a blank, a point or a multiplier tells the amount.

    Without a multiplier (558人 件，) a blank and the end of the clause do.
    """
    text, offsets = squeezed.text, squeezed.offsets
    for match in _AMOUNT.finditer(text):
        second = match.end() + len(match_unit(text, match.end()))
        if second == match.end() or second >= len(text):
            continue
        apart = offsets[second] - offsets[second - 1] > 1
        large = _LARGE.match(text, second) is not None
        if not (apart or (large and (match["multiplier"] or "." in match["digits"]))):
            continue
        unit = match_unit(text, second + large)
        end = second + large + len(unit)
        # 7 家 業者，5 艘 船，: longer units, and those of places and machines, name the things themselves.
        counts = unit_kind(unit) in _COUNTING_KINDS and (len(unit) == 1 or unit.endswith("次"))
        if unit and (large or (counts and _CLAUSE_END.match(text, end))):
            yield match.start(), end
