"""How performance reviews number their lists, from the highest level down.

Any level may be left out: some programmes begin with （一）, some with 1. Below （一） a remark (註：) can
hold a numbered list of its own; one programme counts 甲、乙、丙 below 1., some use private-use bullets.
"""

from __future__ import annotations

import re

from generator.reading.markers import ARABIC_BRACKET, CIRCLED, CJK, CJK_BRACKET, MarkerStyle
from generator.reading.symbol_glyphs import symbol_glyphs

_STEMS = "甲乙丙丁戊己庚辛壬癸"


def _read_stem(text: str) -> int | None:
    return _STEMS.index(text) + 1


def _read_one(text: str) -> int | None:
    """Bullets and remarks don't count: each begins a list anew."""
    return 1


def _read_arabic(text: str) -> int | None:
    return int(text)


# "14.5 人年" is a number and "2.110 年重點工作" an item; "1. 5G 智慧觀賽體驗" has a blank and is an item too.
ARABIC = MarkerStyle(
    "arabic", re.compile(r"\s*(\d{1,2})(?:\s*、|\.(?!\d)|\.(?=\d{2,4}\s*年|\d{1,2}\s*月))\s*"), _read_arabic
)
NOTE = MarkerStyle("note", re.compile(r"\s*((?:備|附)?註)\s*[：:]\s*"), _read_one)
STEM = MarkerStyle("stem", re.compile(rf"\s*([{_STEMS}])\s*[、.]\s*"), _read_stem)
# The signs of symbol fonts' bullets, their private-use glyphs that no table names, and points.
_BULLETS = rf"[{''.join(symbol_glyphs().values())}\uf000-\uf0ff\u00b7\u2027\u30fb]"
BULLET = MarkerStyle("bullet", re.compile(rf"\s*({_BULLETS})\s*(?=\S)"), _read_one)

STYLES: tuple[MarkerStyle, ...] = (CJK, CJK_BRACKET, NOTE, ARABIC, STEM, ARABIC_BRACKET, CIRCLED, BULLET)
