"""A printed unit as one code: its multiplier, and one spelling for what is left (unit_codes.yml)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.language.numerals import MULTIPLIER, parse_number
from generator.language.units import match_unit, unit_kind
from generator.language.widths import fold_widths
from generator.yaml_files import load_yaml

_LEADING = re.compile(MULTIPLIER)


class UnitCode(NamedTuple):
    """``base``: the unit without multiplier in one spelling; ``factor``: how many of it one printed unit is.

    ``kind`` is its dimension: money, ratio, people …
    """

    base: str
    factor: Decimal
    kind: str


@cache
def read_unit(printed: str) -> UnitCode:
    """The code of a unit as printed: 萬噸/日 is 10,000 噸/日, ％ is %, 瓩 is kW.

    What the vocabulary doesn't know stays as it is printed, with the factor 1.
    """
    unit = fold_widths(printed).replace(" ", "")
    codes = _codes()
    multiplier = "" if match_unit(unit) == unit else _multiplier(unit)
    rest = unit.removeprefix(multiplier)
    if not rest:
        rest = codes["alone"].get(multiplier, "")
    base = codes["spellings"].get(rest, rest)
    factor = parse_number(f"1{multiplier}") if multiplier and base else Decimal(1)
    return UnitCode(base or unit, factor or Decimal(1), unit_kind(base or unit))


def _multiplier(unit: str) -> str:
    """The multiplier that a unit begins with; none where what is left is no unit that is known."""
    match = _LEADING.match(unit)
    rest = unit[match.end() :] if match else ""
    return match[0] if match and (not rest or match_unit(rest) == rest) else ""


@cache
def _codes() -> dict[str, Any]:
    return load_yaml(Path(__file__).with_name("unit_codes.yml"))  # type: ignore[no-any-return]  # held by a test
