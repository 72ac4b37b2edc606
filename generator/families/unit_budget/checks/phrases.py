"""What the notes and descriptions of budget books say, as patterns and lists."""

from __future__ import annotations

import re
from decimal import Decimal

_K = r"(\d[\d,]*)\s*千元"
PROJECT = re.compile(rf"專案經費\s*{_K}(?:[（(][^（）()]{{0,20}}?宣導費\s*{_K}[）)])?")
ADMINISTRATION = re.compile(rf"行政經費\s*{_K}(?:[（(][^（）()]{{0,20}}?宣導費\s*{_K}[）)])?")
WHOLE = re.compile(rf"總經費\s*{_K}")


def number(value: str) -> Decimal:
    """A number with separators."""
    return Decimal(value.replace(",", ""))


def sequence(starts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The starts of a list that are numbered 1, 2, 3 …"""
    found: list[tuple[int, int, int]] = []
    for start in starts:
        if start[0] == len(found) + 1:
            found.append(start)
    return found
