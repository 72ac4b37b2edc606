"""How a national science and technology plan numbers itself: 壹、 目標一： 一、 (一) 策略一、 1. (1) I. i."""

from __future__ import annotations

import re

from generator.language.numerals import CJK_NUMERAL, parse_cjk_numeral
from generator.reading.markers import (
    ARABIC,
    ARABIC_BRACKET,
    CJK,
    CJK_BRACKET,
    FINANCIAL,
    ROMAN,
    ROMAN_SMALL,
    MarkerStyle,
    match_marker,
)

_NUMERAL = rf"({CJK_NUMERAL}{{1,3}}|\d{{1,2}})"


def _read(text: str) -> int | None:
    return int(text) if text.isascii() else parse_cjk_numeral(text)


# The chapter of overall goals prints 目標一「…」, the chapter of strategies 目標一：….
GOAL = MarkerStyle("goal", re.compile(rf"\s*目標\s*{_NUMERAL}\s*(?:[:、]\s*|(?=[「『]))"), _read)
STRATEGY = MarkerStyle("strategy", re.compile(rf"\s*策略\s*{_NUMERAL}\s*[:、]\s*"), _read)
STYLES = (FINANCIAL, GOAL, CJK, CJK_BRACKET, STRATEGY, ARABIC, ARABIC_BRACKET, ROMAN, ROMAN_SMALL)

# A sign that may begin a text (亞洲｜·矽谷) is a bullet before a blank or a marker only.
_MARKER_FOLLOWS = r"(?=[(（]\s*\d{1,2}\s*[)）]|[IVXivx]{1,5}[.、]|\d{1,2}[.、](?!\d))"
_BULLET = re.compile(rf"^\s*(?:[●○◎◆◇■□▪▫▲△►➢]\s*|[-–—－•*‧・·](?:\s+|{_MARKER_FOLLOWS}))(?=\S)")


def strip_bullet(text: str) -> str:
    """``text`` without the list bullet that the extraction put before some markers (``- (1) …``)."""
    return _BULLET.sub("", text, count=1)


def has_bullet(text: str) -> bool:
    """Whether a list bullet stands before the text."""
    return _BULLET.match(text) is not None


def strip_strategy_label(heading: str) -> str:
    """A strategy's name without its second number: ``策略一、開發…`` behind ``(一)`` becomes ``開發…``."""
    marker = match_marker(heading, (STRATEGY,))
    return heading[marker.end :].strip() if marker else heading


def has_strategy_label(heading: str) -> bool:
    """Whether a heading begins with 策略 and a number."""
    return match_marker(heading, (STRATEGY,)) is not None
