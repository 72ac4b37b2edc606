"""Latin letters that stand where a digit was printed: ``Z00 萬用戶``, ``1S,706 件``, ``達 Z 家``.

Letters and digits name things as often (F-16, M2, B2 棟): a letter that looks like a digit is in doubt before
a unit in front of which no name stands, any letter before 萬 or 億, or where the digits make no name (S5.6).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.language.bounds import ABOUT
from generator.language.counted import behind_multiplier
from generator.language.odd_signs import COUNTED_IN_TEXT, IN_TEXT, LEADING, NAMED, SURELY_LEADING
from generator.language.units import match_unit, unit_kind
from generator.language.widths import Compact, fold_widths

_ALIKE = f"[{COUNTED_IN_TEXT}]"
# 1S,706; 20S; Z3; with any letter E00; a lone one. A name may end in a letter: 5S, 3D.
_AMONG = rf"\d[\d,.]*{_ALIKE}[\d,.]*\d"
_BEHIND = rf"\d[\d,.]*[\d,.]{_ALIKE}"
_BEFORE = r"[A-Za-z](?:[\d,.]*\d)?"
_MISREAD = re.compile(rf"(?<![A-Za-z\d.,/_\-第])(?:{_AMONG}|(?:{_BEHIND}|{_BEFORE})(?![A-Za-z\d\-]))")
_OF_NO_NAME = re.compile(r"[\d.,]*\d[.,]\d")
_LED = re.compile(rf"(?:{LEADING}|等)$")
# Nothing is named before these: S%, Z 公里.
_MEASURED_KINDS = frozenset({"ratio", "time", "length", "area", "volume", "mass"})
# The units of what stands in a row and is named by letters: B2 棟, S1 線.
_NAMED_KINDS = frozenset({"places", "machines", "data"})
_LARGE = frozenset("萬億兆")
# 達 Z 棟: a word that leads to a number does so before what letters name, too, unless it ends another word.
_SURELY_LED = re.compile(rf"(?:{SURELY_LEADING}|{ABOUT})$")
_LONGEST_LEADING = 2


def letters_for_digits(squeezed: Compact) -> Iterator[tuple[int, int]]:
    """Where a letter stands among, before or behind the digits of an amount, or for all of them.

    Yields:
        Offsets in the compact text. Letters of `IN_TEXT`, which need less to be in doubt, are left out.
    """
    for match in _MISREAD.finditer(fold_widths(squeezed.source)):
        if not set(match[0]) & set(IN_TEXT):
            start, end = (bisect_left(squeezed.offsets, place) for place in match.span())
            if _is_amount(squeezed.text, start, end):
                yield start, end


def _is_amount(text: str, start: int, end: int) -> bool:
    after = behind_multiplier(text, end)
    unit = match_unit(text, after)
    if not unit:
        return False
    token = text[start:end]
    if _LARGE.intersection(text[end:after]) or _OF_NO_NAME.search(token):
        return True
    if not set(token) & set(COUNTED_IN_TEXT):
        return False
    before = text[max(0, start - _LONGEST_LEADING) : start]
    if unit in NAMED or unit_kind(unit) in _NAMED_KINDS:
        return len(token) == 1 and _SURELY_LED.search(before) is not None
    measures = len(unit) > 1 or unit == "%"
    if measures and unit_kind(unit) in _MEASURED_KINDS:
        return True
    return len(token) > 1 or _LED.search(before) is not None
