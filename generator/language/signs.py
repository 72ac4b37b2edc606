"""The sign before a number of running text: ``成長率為-8.84%``, ``(-13.23%)``, ``△5%``, ``負2.1%``.

A minus is a sign unless it joins two ends of a range (112年-115年, 2.5%-6.5%) or belongs to a code: a Latin
letter stands before it (F-16), or a name whose code the number is (會議-85). Before a number of things, of
which there can't be fewer than none, it is in doubt unless a word that leads to a number stands before it.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.language.distractors import BLANK
from generator.language.numerals import MULTIPLIER
from generator.language.odd_signs import CODED
from generator.language.units import match_unit, unit_kind
from generator.language.widths import Compact

_TRIANGLES = "△▲"
_HYPHENS = "-－‐‑−﹣"
# These also set words apart (世代—2009 …), so that only a rate makes them a minus.
_DASHES = "–—―"
_RATE = "ratio"
# Things are not fewer than none: their number has a sign only behind a word that leads to a number.
_COUNTED = frozenset({"people", "organisations", "events", "cases", "places", "machines"})
_HAS_CODE = re.compile(rf"(?:{CODED})$")
_CODE = re.compile(r"\d\d(?!\d)")
_LEADS_TO_NUMBER = re.compile(r"(?:^|[為達計約近至到降減增加少升及與和或是各共()、，,；;:。\n])$")
_NUMBER_BEFORE = re.compile(rf"\d(?:[餘多]|{MULTIPLIER})*(?P<unit>[^\d\n，。；、()]{{0,8}})$")
_DATE_WORD = re.compile(r"(?:學?年度?|月份?|日|號|[年月]?底|季|週|周|旬|時|分|秒|歲|世紀)$")
_LONGEST_BEFORE = 24


Sign = Literal["minus", "none", "doubt"]


def sign_before(squeezed: Compact, masked: str, start: int, unit: str) -> bool:
    """Whether the character before a number is its sign, and a negative one, as `read_sign` reads it."""
    return read_sign(squeezed, masked, start, unit) == "minus"


def read_sign(squeezed: Compact, masked: str, start: int, unit: str) -> Sign:
    """What the character before a number is: a minus, no sign of it, or one that can be read in either way.

    Args:
        squeezed: the compact text.
        masked: its text with dates and other digits that are no amounts blanked.
        start: compact offset of the first digit.
        unit: the unit of the number: only a rate is negative by 負 or behind a long dash.
    """
    if not start:
        return "none"
    printed = squeezed.source[squeezed.offsets[start - 1]]
    rate = unit_kind(unit) == _RATE
    if printed in _TRIANGLES:
        return "minus" if rate or not _gap(squeezed, start) else "none"
    if printed == "負":
        return "minus" if rate else "none"
    if printed in _HYPHENS or (printed in _DASHES and rate):
        return _read_hyphen(squeezed, masked, start, unit)
    return "none"


def _read_hyphen(squeezed: Compact, masked: str, start: int, unit: str) -> Sign:
    before = masked[max(0, start - 1 - _LONGEST_BEFORE) : start - 1]
    if before.endswith("-") or (_gap(squeezed, start) and (not before or _gap(squeezed, start - 1))):
        return "none"  # a ruled line, or a dash with a blank on either side: an item of a list, an aside
    in_code = re.search(r"[A-Za-z]$", before) is not None and not _gap(squeezed, start - 1)
    joins = _closes_number(before, unit)
    # -1.2% -0.8%: a range or two rates; a blank on one side alone is no way to print either.
    one_sided = unit_kind(unit) == _RATE and _gap(squeezed, start - 1) and not _gap(squeezed, start)
    if (joins and not one_sided) or (in_code and unit_kind(unit) != _RATE):
        return "none"
    # A code (F-16) counts nothing in per cent: GDP-0.9%.
    if joins or in_code or _closes_other_kind(before, unit):
        return "doubt"
    # The other end of a range from a date would be a date; but a dash may set it apart (114 年-20GW).
    if before.endswith(BLANK) and unit_kind(unit) != _RATE:
        return "doubt"
    if unit_kind(unit) not in _COUNTED or _LEADS_TO_NUMBER.search(before):
        return "minus"
    return "none" if _is_code(squeezed, before, start) else "doubt"


def _is_code(squeezed: Compact, before: str, start: int) -> bool:
    """Whether the number is the code behind a name, with no blank between them."""
    apart = _gap(squeezed, start) or _gap(squeezed, start - 1)
    return not apart and bool(_HAS_CODE.search(before) and _CODE.match(squeezed.text, start))


def _closes_other_kind(before: str, unit: str) -> bool:
    """Whether a number of another kind ends right before the minus: 71 班-2,247 人 is no range.

    Nor is one of other things: 3 類-5 款, where 5場-8場次 may be one.
    """
    number = _NUMBER_BEFORE.search(before)
    words = number["unit"] if number else ""
    if not words or match_unit(words) != words:
        return False
    other_things = unit_kind(unit) in _COUNTED and not unit.startswith(words)
    return other_things or unit_kind(words) != unit_kind(unit)


def _closes_number(before: str, unit: str) -> bool:
    """Whether a number ends right before the minus, so that it joins two ends of a range."""
    if _closes_other_kind(before, unit):
        return False
    number = _NUMBER_BEFORE.search(before)
    if number is None:
        return False
    words = number["unit"]
    return not words or match_unit(words) == words or _DATE_WORD.fullmatch(words) is not None


def _gap(squeezed: Compact, start: int) -> bool:
    """Whether white space stands before the character at a compact offset; so it does at the beginning."""
    return start < 1 or squeezed.offsets[start] - squeezed.offsets[start - 1] > 1
