"""The currency of an amount of 元, printed in front of its number or behind 元 (currencies.yml).

美金 3 億元; 6,702.74 億元人民幣.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.yaml_files import load_yaml


def with_currency_before(masked: str, start: int, unit: str) -> str:
    """The unit of an amount whose number begins at ``start`` of a compact text."""
    if unit != "元":
        return unit
    found = _pattern("before").search(masked[max(0, start - 4) : start])
    return _unit("before", found) if found else unit


def with_currency_behind(masked: str, end: int, unit: str) -> tuple[str, int]:
    """The unit of an amount that ends at ``end`` of a compact text, and where it ends with its currency."""
    found = _pattern("behind").match(masked, end) if unit == "元" else None
    return (_unit("behind", found), found.end()) if found else (unit, end)


@cache
def currencies() -> Mapping[str, Any]:
    """The content of currencies.yml."""
    names: Mapping[str, Any] = load_yaml(Path(__file__).with_name("currencies.yml"))
    return names


@cache
def _pattern(place: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, currencies()[place]))
    return re.compile(f"(?:{names})$" if place == "before" else names)


def _unit(place: str, found: re.Match[str]) -> str:
    return str(currencies()[place][found[0]]["unit"])
