"""Numbers that share one unit (``9 萬及 20 萬 CMD``, ``200~260 萬瓩``), and what follows the last of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.language.numerals import Number, match_number, multiplier_factor
from generator.language.units import match_unit

RANGE = re.compile(r"[~\-至到]")
_LIST = re.compile(r"[、及與和或]")
_SURPLUS = re.compile(r"[餘多](?!元化|功能)")
# 逾 2.5 個萬就業機會: unit and multiplier have changed places.
_TRANSPOSED = re.compile(r"個(?P<multiplier>[萬億])(?!分)")
# No printed list is longer; without a bound every number of an endless list looks through the rest of it.
_MOST_SHARING = 30
_HALF_TENTH = re.compile(r"成(\d)(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number.

    Attributes:
        unit: the unit.
        end: where it ends.
        surplus: whether 餘 or 多 stands before it.
        tenth: the digit behind 成 (9 成 5).
        multiplier: where it is printed behind the unit.
    """

    unit: str
    end: int
    surplus: bool
    tenth: int = 0
    multiplier: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A number of a group.

    Attributes:
        start: where its digits start.
        number: the number.
        joiner: what joins it to the number before, empty for the first.
        minus: whether a minus stands behind the joiner (-3至-1%).
    """

    start: int
    number: Number
    joiner: str = ""
    minus: bool = False

    @property
    def end(self) -> int:
        """Where its digits and multipliers end."""
        return self.start + self.number.length


def match_tail(masked: str, number_end: int) -> Tail | None:
    """What follows a number that ends at ``number_end`` of a compact text; None where no unit does."""
    surplus = _SURPLUS.match(masked, number_end)
    start = surplus.end() if surplus else number_end
    unit = match_unit(masked, start)
    if not unit:
        return None
    tenth = _HALF_TENTH.match(masked, start)
    transposed = _TRANSPOSED.match(masked, start)
    if tenth:
        return Tail(unit, tenth.end(), surplus is not None, tenth=int(tenth[1]))
    if transposed:
        return Tail(unit, transposed.end(), surplus is not None, multiplier=transposed["multiplier"])
    return Tail(unit, start + len(unit), surplus is not None)


def parts_sharing_unit(masked: str, start: int) -> list[Part]:
    """The numbers from ``start`` up to the one that has a unit; empty where none has."""
    number = match_number(masked, start)
    parts = [Part(start, number)] if number else []
    while number is not None and len(parts) <= _MOST_SHARING:
        end = start + number.length
        if match_tail(masked, end):
            ranges = any(RANGE.fullmatch(part.joiner) for part in parts)
            return parts[-1:] if ranges and len(parts) > 2 else parts
        joiner = RANGE.match(masked, end) or (_LIST.match(masked, end) if _may_share(number) else None)
        if joiner is None:
            return []
        minus = joiner[0] != "-" and masked.startswith("-", joiner.end())
        start = joiner.end() + minus
        number = match_number(masked, start)
        if number is not None:
            parts.append(Part(start, number, joiner[0], minus))
    return []


def counted_alike(low: Number, high: Number) -> Number:
    """The low end of a range counted as its high end is: 200~260 萬 begins at 200 萬, 5,000~1 萬 does not."""
    factor = multiplier_factor(high.multiplier)
    if low.multiplier or low.value * factor >= high.base:
        return low
    return replace(low, multiplier=high.multiplier, base=low.value * factor)


def _may_share(number: Number) -> bool:
    """A lone digit before 、 is an ordinal or a class (1、2 級) more often than an amount."""
    return bool(number.multiplier) or number.value >= 10
