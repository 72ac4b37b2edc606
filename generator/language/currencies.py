"""The currency of an amount of 元, printed in front of its number or behind 元.

美金 3 億元; 6,702.74 億元人民幣.
"""

from __future__ import annotations

import re

_UNITS = {
    **dict.fromkeys(("美金", "美元", "US$"), "美元"),
    **dict.fromkeys(("日幣", "日圓"), "日圓"),
    "歐元": "歐元",
    "人民幣": "人民幣",
    **dict.fromkeys(("港幣", "港元"), "港元"),
}
_BEFORE = re.compile(rf"(?:{'|'.join(map(re.escape, _UNITS))})$")
_BEHIND = re.compile("|".join(name for name in _UNITS if name.endswith(("幣", "金"))))


def with_currency_before(masked: str, start: int, unit: str) -> str:
    """The unit of an amount whose number begins at ``start`` of a compact text."""
    found = _BEFORE.search(masked[max(0, start - 4) : start]) if unit == "元" else None
    return _UNITS[found[0]] if found else unit


def with_currency_behind(masked: str, end: int, unit: str) -> tuple[str, int]:
    """The unit of an amount that ends at ``end`` of a compact text, and where it ends with its currency."""
    found = _BEHIND.match(masked, end) if unit == "元" else None
    return (_UNITS[found[0]], found.end()) if found else (unit, end)
