"""What behind a number tells that it counts: a unit, a counting word, a multiplier with either."""

from __future__ import annotations

import re

from generator.language.numerals import MULTIPLIER
from generator.language.odd_signs import COUNTING
from generator.language.units import UNKNOWN_UNIT, match_unit

_DIGIT = re.compile(r"\d")
_COUNTING = re.compile(COUNTING)
# 萬餘, 餘萬 or nothing behind the digits.
_COUNTED = re.compile(rf"[餘多]?(?P<multiplier>{MULTIPLIER})?[餘多]?")
_JOINED = re.compile(r"[、及與和或~\-至到]\d")


def counts(text: str, start: int, end: int) -> bool:
    """Whether a unit, a counting word, or the rest of a longer number stands behind what may be a number."""
    if counts_directly(text, end):
        return True
    multiplied = _COUNTED.match(text, end)
    after = multiplied.end() if multiplied else end
    multiplies = multiplied is not None and multiplied["multiplier"] is not None
    meant = multiplies or _DIGIT.search(text, start, end) is not None
    behind = _JOINED.match(text, after) or UNKNOWN_UNIT.match(text, after)
    return goes_on(text, end) or (meant and behind is not None)


def goes_on(text: str, end: int) -> bool:
    """Whether a multiplier, 餘 or 多 stands at ``end``, and digits behind it."""
    after = behind_multiplier(text, end)
    return after > end and text[after : after + 1].isdecimal()


def counts_directly(text: str, end: int) -> bool:
    """Whether a unit or a counting word stands at ``end``, or behind the multiplier there."""
    after = behind_multiplier(text, end)
    return bool(match_unit(text, after) or _COUNTING.match(text, after))


def behind_multiplier(text: str, end: int) -> int:
    """Where the multiplier at ``end``, with 餘 or 多, ends; ``end`` where none stands there."""
    multiplied = _COUNTED.match(text, end)
    return multiplied.end() if multiplied else end
