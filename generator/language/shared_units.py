"""Numbers that share one unit (``9 萬及 20 萬 CMD``, ``200~260 萬瓩``), and what follows the last of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.language.currencies import with_currency_behind
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
    unit, end = with_currency_behind(masked, start + len(unit), unit)
    return Tail(unit, end, surplus is not None)


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands at a place: a number, whether a unit follows it, and what joins it to the next number."""

    number: Number | None
    has_unit: bool = False
    joiner: str = ""


class SharedUnits:
    """Finds the numbers of a text that share a unit; each place is read once, however many lead to it."""

    def __init__(self, masked: str) -> None:
        """Expects a compact text in which digits that are no amounts are blanked."""
        self._masked = masked
        self._steps: dict[int, _Step] = {}

    def parts(self, start: int) -> list[Part]:
        """The numbers from ``start`` up to the one that has a unit; empty where none has."""
        parts: list[Part] = []
        joiner, minus = "", False
        while len(parts) <= _MOST_SHARING:
            step = self._step(start)
            if step.number is None:
                return []
            parts.append(Part(start, step.number, joiner, minus))
            if step.has_unit:
                ranges = any(RANGE.fullmatch(part.joiner) for part in parts)
                return parts[-1:] if ranges and len(parts) > 2 else parts
            if not step.joiner:
                return []
            joiner = step.joiner
            start = parts[-1].end + len(joiner)
            minus = joiner != "-" and self._masked.startswith("-", start)
            start += minus
        return []

    def _step(self, start: int) -> _Step:
        if start not in self._steps:
            self._steps[start] = self._read(start)
        return self._steps[start]

    def _read(self, start: int) -> _Step:
        number = match_number(self._masked, start)
        if number is None:
            return _Step(None)
        end = start + number.length
        if match_tail(self._masked, end):
            return _Step(number, has_unit=True)
        joiner = RANGE.match(self._masked, end)
        if joiner is None and _may_share(number):
            joiner = _LIST.match(self._masked, end)
        return _Step(number, joiner=joiner[0] if joiner else "")


def counted_alike(low: Number, high: Number) -> Number:
    """The low end of a range counted as its high end is: 200~260 萬 begins at 200 萬, 5,000~1 萬 does not."""
    factor = multiplier_factor(high.multiplier)
    if low.multiplier or low.value * factor >= high.base:
        return low
    return replace(low, multiplier=high.multiplier, base=low.value * factor)


def _may_share(number: Number) -> bool:
    """A lone digit before 、 is an ordinal or a class (1、2 級) more often than an amount."""
    return bool(number.multiplier) or number.value >= 10
