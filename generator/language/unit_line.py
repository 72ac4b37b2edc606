"""The unit line of a table (``單位：新臺幣千元，平方公尺``) and the exact factor into the unit of a column.

Units are read, never assumed: where a table prints none, or one that nobody has taught, there is a reason in
place of the factor. The vocabulary with its examples is unit_line.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from generator.errors import Problem
from generator.language.numerals import multiplier_factor, shorten
from generator.language.units import match_unit, unit_kinds
from generator.language.widths import compact, fold_widths
from generator.yaml_files import load_yaml

_LABEL = re.compile(r"單\s*位\s*:\s*")
_BEFORE = re.compile(r"[\u4e00-\u9fff]{0,4}$")
_MULTIPLIER = re.compile(r"[十百千仟萬億兆]+")
_SEPARATORS = (re.compile(r"[;；,，、及與和]"), re.compile(r"[;；,，、及與和/]"))
_WIDE_GAP = re.compile(r"\s{2,}")
_GAP = re.compile(r"\s+")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, the unit that it is counted in (千元: 元) and how many of those it is (1000)."""

    printed: str
    base: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What a unit line says.

    Attributes:
        printed: the units as printed, behind 單位 and its colon.
        units: the known ones, in order.
        unknown: the parts that are no known unit.
    """

    printed: str
    units: tuple[Unit, ...]
    unknown: tuple[str, ...] = ()

    def like(self, wanted: str) -> Unit | None:
        """The first unit that converts into ``wanted``; None where none does."""
        return next((unit for unit in self.units if unit_factor(unit.printed, wanted) is not None), None)


@dataclass(frozen=True, slots=True)
class Conversion:
    """How the numbers of a table become those of a column.

    Attributes:
        factor: what a printed number is multiplied by; None where it can't be told.
        certainty: ``printed`` where table and column have one unit, else ``derived``.
        note: for people, that the values were converted; empty where they were not.
        reason: for people, why there is no factor; empty where there is one.
    """

    factor: Decimal | None
    certainty: Literal["printed", "derived"] = "printed"
    note: str = ""
    reason: str = ""

    def apply(self, value: Decimal) -> Decimal:
        """A printed number in the unit of the column; unchanged where the units are the same.

        Raises:
            ValueError: where there is no factor: nothing may be published as if there were.
        """
        if self.factor is None:
            raise ValueError(self.reason)
        return value if self.factor == 1 else shorten(value * self.factor)


def read_unit_line(text: str) -> UnitLine | None:
    """The units that a line, a cell or a caption prints behind 單位：; None where it prints no unit line."""
    folded = fold_widths(text)
    label = _LABEL.search(folded)
    if label is None:
        return None
    rest = folded[label.end() :][:_LONGEST].split(")")[0].strip()
    line = max(_readings(rest), key=lambda line: (not line.unknown, bool(line.unknown) * len(line.units)))
    before = compact(folded[max(0, label.start() - _LONGEST) : label.start()]).text
    sure = not _BEFORE.search(before)[0] or before.endswith(tuple(_vocabulary()["labels"]))  # type: ignore[index]
    return line if sure or line.units else None


def read_unit(text: str) -> Unit | None:
    """A single unit (``新臺幣千元``, ``公頃``, ``%``); None for anything else."""
    bare = compact(text).text
    for word in _vocabulary()["currency"]:
        bare = bare.removeprefix(word)
    if known := _known_units().get(bare):
        return Unit(text.strip(), *known)
    if bare and match_unit(bare) == bare:
        return Unit(text.strip(), bare, Decimal(1))
    multiplier = _MULTIPLIER.match(bare)
    counted = _known_units().get(bare[multiplier.end() :]) if multiplier else None
    if multiplier is None or counted is None:
        return None
    return Unit(text.strip(), counted[0], counted[1] * multiplier_factor(multiplier[0]))


def unit_factor(printed: str, wanted: str) -> Decimal | None:
    """What turns a number of ``printed`` units into one of ``wanted``; None where that can't be told."""
    unit, target = read_unit(printed), read_unit(wanted)
    if unit is None or target is None or unit.base != target.base:
        return None
    return shorten(unit.factor / target.factor)


def conversion(line: UnitLine | None, wanted: str) -> Conversion:
    """How the numbers of a table with this unit line become numbers of ``wanted``.

    Args:
        line: the unit line of the table; None where it prints none.
        wanted: the unit of the column, as in its schema.
    """
    if line is None:
        return Conversion(None, reason=f"表上沒有單位列，無從得知金額或數量是否以{wanted}計")
    unit = line.like(wanted)
    factor = unit_factor(unit.printed, wanted) if unit else None
    if unit is None or factor is None:
        return Conversion(None, reason=f"單位「{line.printed}」無法換算為{wanted}")
    if factor == 1:
        return Conversion(factor)
    return Conversion(factor, "derived", f"原表單位為{unit.printed}，已換算為{wanted}。")


def unit_problem(file: str, line: int | None, seen: str, wanted: str) -> Problem:
    """The error that the numbers of a table can't be put into their column.

    Args:
        file: name of the document.
        line: the unit line, or the first line of a table that has none.
        seen: what stands there, such as the ``reason`` of a `Conversion`.
        wanted: the unit of the column.
    """
    remedy = (
        "Compare with the printed table; a unit that is right belongs into generator/language/unit_line.yml."
    )
    return Problem("PARSE-UNIT", file, line, seen, f"a unit that converts into {wanted}", remedy)


def _readings(rest: str) -> Iterator[UnitLine]:
    """The ways to cut what stands behind the label: all of it, or what precedes a gap."""
    for piece in dict.fromkeys((rest, _WIDE_GAP.split(rest)[0], _GAP.split(rest)[0])):
        for separators in _SEPARATORS:
            yield _line(piece, [part for part in separators.split(piece) if part.strip()])


def _line(printed: str, parts: Sequence[str]) -> UnitLine:
    units = [(part.strip(), read_unit(part)) for part in parts]
    return UnitLine(
        printed.strip(),
        tuple(unit for _, unit in units if unit),
        tuple(part for part, unit in units if unit is None),
    )


@cache
def _vocabulary() -> dict[str, Any]:
    raw: dict[str, Any] = load_yaml(Path(__file__).with_name("unit_line.yml"))
    return raw


@cache
def _known_units() -> dict[str, tuple[str, Decimal]]:
    """(base, factor) of every unit, with or without a kind that it shares with others."""
    known = {unit: (unit, Decimal(1)) for unit in unit_kinds()}
    for units in _vocabulary()["kinds"].values():
        base = next(iter(units))
        known |= {fold_widths(unit): (base, Decimal(str(factor))) for unit, factor in units.items()}
    return known
