"""The vocabulary of units (units.yml) and the longest match of a unit after a number."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator.language.widths import fold_widths
from generator.yaml_files import load_yaml

# Latin units end where the word ends: "5 MW" is a unit, "5 MWC" is none.
_LATIN_END = r"(?![A-Za-z])"
_DENOMINATOR = r"(?:千度|千元|萬元|萬人|百萬人|千瓦|年|月|日|天|時|週|周|季)"

# What a unit outside of the vocabulary may begin with: nothing that joins, counts time, or makes a class.
UNKNOWN_UNIT = re.compile(r"計[畫劃]|[\u4e00-\u9fff](?<![年月日時號級第等及與和或的之以至到為餘多階度大])")


@cache
def unit_kinds() -> dict[str, str]:
    """Every unit as it is matched (folded widths, no blanks) and its kind: money, ratio, people …"""
    raw = load_yaml(Path(__file__).with_name("units.yml"))
    return {fold_widths(str(unit)).replace(" ", ""): kind for kind, units in raw.items() for unit in units}


def unit_kind(unit: str) -> str:
    """The kind of a unit; of a compound (元/度) the kind of what stands before the slash; else ``other``."""
    kinds = unit_kinds()
    return kinds.get(unit) or kinds.get(unit.split("/", maxsplit=1)[0], "other")


def match_unit(text: str, start: int = 0) -> str:
    """The longest unit at ``start`` of a compact text; an empty string where none stands.

    A compound goes on after a slash with another unit or a span of time: 公升油當量/千元, 噸/年, 元/度.
    """
    match = _pattern().match(text, start)
    return match[0] if match else ""


@cache
def _pattern() -> re.Pattern[str]:
    single = "|".join(_entry(unit) for unit in sorted(unit_kinds(), key=lambda unit: (-len(unit), unit)))
    return re.compile(rf"(?:{single})(?:/(?:{_DENOMINATOR}|{single}))?")


def _entry(unit: str) -> str:
    if unit in ("臺", "台"):
        return unit + "(?!灣)"
    return re.escape(unit) + (_LATIN_END if unit[-1].isascii() and unit[-1].isalpha() else "")
