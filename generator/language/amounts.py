"""Amounts in running text: a number, its multiplier and its unit, with the words that bound it.

``逾 2 億 7,600 萬次`` is 27600 萬 次, at least. A range (``200~260 萬瓩``) gives its two ends; numbers that
share one unit (``9 萬及 20 萬 CMD``) give one amount each. Dates, ordinals and telephone numbers are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from generator.language.bounds import Bound, bound_of
from generator.language.currencies import with_currency_before
from generator.language.distractors import mask_distractors, part_of_code
from generator.language.numerals import CJK_NUMERAL, SPELLED, Number, match_number, multiplier_factor, shorten
from generator.language.odd_numbers import OddNumber
from generator.language.shared_units import RANGE, Part, SharedUnits, Tail, counted_alike, match_tail
from generator.language.shares import SHARE_START, match_share
from generator.language.signs import sign_before
from generator.language.units import UNKNOWN_UNIT
from generator.language.widths import Compact, compact

_NUMBER_START = re.compile(rf"(?<![\d.,])(?:\d|(?<!{CJK_NUMERAL}){SPELLED}|{SHARE_START})")
_RANGE = re.compile(r"[~\-至到]")
_LIST = re.compile(r"[、及與和或]")
_SURPLUS = re.compile(r"[餘多](?!元化|功能)")
_SIGN = re.compile(r"(?:^|[(（:：、，;；\s\x00])-$")
# 由 5 元至 8 元 is a change, no range.
_CHANGE_FROM = re.compile(r"[由從自][^，。；]{0,8}$")
_PER = re.compile(r"每([日年月季週度人戶案家天])(?:約|近|逾|超過|至少|最高|可|達|為)*$")
_COUNTED = re.compile(r"(?:[共總合累]計|共|計|達|逾|超過|約)$")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount.

    Attributes:
        start, end: offsets in the searched text, from its sign or first digit to the end of the unit.
        printed: the characters there: of a range both ends, of a list that shares a unit its own number.
        value: the number counted in ``multiplier``.
        multiplier: 萬, 億 … or an empty string.
        unit: as in the vocabulary (widths folded), never empty.
        value_base: ``value`` times the multiplier: the number of ``unit``.
        bound: exact, at_least, approx or at_most.
        bound_printed: the word that says so.
        role: ``from`` and ``to`` mark the ends of a range.
        per: what the amount is counted by where that stands before the number (每日 221 萬噸: 日).
        transposed: whether unit and multiplier are printed in the wrong order (2.5 個萬).
        known: whether the unit is in the vocabulary.
        odd: what in it can't be read for certain, where the text was read for that (`amounts_in_doubt`).
    """

    start: int
    end: int
    printed: str
    value: Decimal
    multiplier: str
    unit: str
    value_base: Decimal
    bound: Bound
    bound_printed: str = ""
    role: Literal["", "from", "to"] = ""
    per: str = ""
    transposed: bool = False
    known: bool = True
    odd: OddNumber | None = None

    @property
    def readable(self) -> bool:
        """Whether its number can be read; where not, ``value`` only fills its place and is not published."""
        return self.odd is None or self.odd.readable


def find_amounts(text: str, *, unknown_units: bool = False) -> list[Amount]:
    """All amounts of ``text`` in order.

    Args:
        text: running text as printed.
        unknown_units: whether a number that plainly counts something (it has a separator or a multiplier, or
            stands behind 共計, 達, 逾 …) is an amount too where its unit is not in the vocabulary
            (units.yml).
            The character behind it then counts as its unit, and ``known`` is False.
    """
    squeezed = compact(text)
    masked = mask_distractors(squeezed)
    shared = SharedUnits(masked)
    found: list[Amount] = []
    position = 0
    while match := _NUMBER_START.search(masked, position):
        group = (
            []
            if part_of_code(squeezed, match.start())
            else list(_group(squeezed, masked, shared, match.start()))
        )
        if not group and unknown_units:
            group = list(_guessed(squeezed, masked, match.start()))
        found += group
        position = _after(masked, match.start(), group, squeezed)
    return _with_ranges(squeezed, found)


def _with_ranges(squeezed: Compact, found: list[Amount]) -> list[Amount]:
    """The amounts with the ends of ranges marked that both have a unit (7,000 元至 1 萬 3,000 元)."""
    amounts = list(found)
    for i in range(1, len(amounts)):
        low, high = amounts[i - 1], amounts[i]
        if _is_range(squeezed, low, high):
            bounds: tuple[Bound, Bound] = (
                ("approx",) * 2 if low.bound == "approx" else ("at_least", "at_most")
            )
            amounts[i - 1] = replace(low, role="from", bound=bounds[0])
            amounts[i] = replace(high, role="to", bound=bounds[1], bound_printed=low.bound_printed)
    return amounts


def _is_range(squeezed: Compact, low: Amount, high: Amount) -> bool:
    """Whether two neighbours are the ends of a range; 約 4 成至 9 成: the adverb speaks for both."""
    if low.role or high.role or low.unit != high.unit or low.value_base >= high.value_base:
        return False
    if low.bound not in ("exact", "approx") or high.bound != "exact":
        return False
    between = compact(squeezed.source[low.end : high.start]).text
    before = compact(squeezed.source[max(0, low.start - 12) : low.start]).text
    return RANGE.fullmatch(between) is not None and _CHANGE_FROM.search(before) is None


def _after(masked: str, start: int, group: list[Amount], squeezed: Compact) -> int:
    """Where to go on: behind the amounts just read, or behind the digits that were none."""
    if group:
        return bisect_left(squeezed.offsets, group[-1].end)
    number = match_number(masked, start)
    return start + max(number.length if number else 1, 1)


def _group(squeezed: Compact, masked: str, shared: SharedUnits, start: int) -> Iterator[Amount]:
    """The amounts that begin at ``start``: one, the two ends of a range, or several that share a unit."""
    share = match_share(masked, start)
    if share:
        yield _share(squeezed, masked, start, *share)
        return
    parts = shared.parts(start)
    tail = match_tail(masked, parts[-1].end) if parts else None
    if tail is None:
        return
    is_range = RANGE.fullmatch(parts[-1].joiner) is not None
    negative = sign_before(squeezed, masked, start, tail.unit)
    first = start - negative
    bound, word = bound_of(masked, first, tail.end, surplus=tail.surplus or parts[-1].number.surplus)
    whole = squeezed.span(first, tail.end)
    for i, part in enumerate(parts):
        number = counted_alike(part.number, parts[-1].number) if is_range else part.number
        multiplier = number.multiplier or tail.multiplier
        sign = -1 if part.minus or (negative and not i) else 1
        value = sign * (number.value + Decimal(tail.tenth) / 10)
        span = whole if is_range else _own_span(squeezed, parts, i, first, tail)
        amount = Amount(
            *span,
            squeezed.source[span[0] : span[1]],
            value,
            multiplier,
            with_currency_before(masked, first, tail.unit),
            shorten(value * multiplier_factor(multiplier)),
            bound,
            word,
            per=_per(masked, first),
            transposed=bool(tail.multiplier),
        )
        if is_range:
            amount = replace(amount, role="to" if i else "from", bound="at_most" if i else "at_least")
        yield amount


def _own_span(squeezed: Compact, parts: Sequence[Part], i: int, first: int, tail: Tail) -> tuple[int, int]:
    """Where an amount of a list stands: the last one to the end of the unit, the others without it."""
    start = parts[i].start - parts[i].minus if i else first
    return squeezed.span(start, tail.end if i == len(parts) - 1 else parts[i].end)


def _share(squeezed: Compact, masked: str, start: int, number: Number, unit: str) -> Amount:
    negative = sign_before(squeezed, masked, start, unit)
    first, end = start - negative, start + number.length
    span = squeezed.span(first, end)
    bound, word = bound_of(masked, first, end)
    value = -number.value if negative else number.value
    return Amount(*span, squeezed.source[span[0] : span[1]], value, "", unit, value, bound, word)


def _guessed(squeezed: Compact, masked: str, start: int) -> Iterator[Amount]:
    """A number that counts something in a unit nobody has taught: 共計發出 3,500 碗."""
    number = match_number(masked, start)
    if number is None or part_of_code(squeezed, start) or not masked[start].isdigit():
        return
    end = start + number.length
    separated = number.multiplier or "," in masked[start:end]
    counted = separated or _COUNTED.search(masked[max(0, start - 4) : start])
    unit = UNKNOWN_UNIT.match(masked, end)
    if counted and unit:
        negative = sign_before(squeezed, masked, start, unit[0])
        bound, word = bound_of(masked, start - negative, unit.end())
        span = squeezed.span(start - negative, unit.end())
        printed = squeezed.source[span[0] : span[1]]
        value, base = (-number.value, -number.base) if negative else (number.value, number.base)
        yield Amount(*span, printed, value, number.multiplier, unit[0], base, bound, word, known=False)


def _per(masked: str, start: int) -> str:
    match = _PER.search(masked[max(0, start - 8) : start])
    return match[1] if match else ""
