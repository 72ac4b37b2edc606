"""Markers at the beginning of an outline item, as style and number: 壹、 一、 （一） 1、 (1) 甲、 A. I. i. ①.

Full-width and half-width forms of one marker are the same style; ``1、`` and ``1.`` are one style too,
because reports mix them inside one list (``1. 家電汰舊補助`` beside ``1、``). So are the forms that are a
single character: ㈠ is （一）, ⒈ is 1. and ⑴ is (1).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from generator.language.numerals import CJK_NUMERAL, parse_cjk_numeral
from generator.language.roman import parse_roman
from generator.language.widths import fold_widths

_FINANCIAL = "[壹贰貳貮叁參参叄肆伍陸陆柒捌玖拾佰]"
_OPEN, _CLOSE = r"[(\[【〔]", r"[)\]】〕]"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_AFTER_NUMERAL = r"\s*[、,.·]\s*"
# "1.7kV" and "12.54%" are numbers; "1. 112 年…" is an item. A dot before a digit needs a date behind it.
_DOT_AND_DIGIT = re.compile(r"\s*[.,]\s*\d(?!\d{0,3}\s*[年月])")
# Inside a text "3.5 億" is a number and "第 1、2 批" a list of numbers; neither is a marker.
_NUMBER_INSIDE = re.compile(r"\d+\s*[.,、]\s*\d")
LARGEST_NUMBER = 199


@dataclass(frozen=True, slots=True, eq=False)
class MarkerStyle:
    """A way of numbering: its name, the pattern (the group that fits is the numeral), how to read that.

    Each is made once and equal to itself alone.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker found at the start of a text.

    Attributes:
        style: how it is numbered.
        number: 1, 2, 3 …
        printed: the marker as printed without the blanks around it.
        end: offset in the text at which the item's own words begin.
    """

    style: MarkerStyle
    number: int
    printed: str
    end: int


def _unenclosed(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip("().")


def _read_cjk(text: str) -> int | None:
    return parse_cjk_numeral(_unenclosed(text))


def _read_arabic(text: str) -> int | None:
    return int(_unenclosed(text))


def _read_stem(text: str) -> int | None:
    return _STEMS.index(text) + 1


def _read_latin(text: str) -> int | None:
    return ord(text) - ord("A") + 1


def _read_circled(text: str) -> int | None:
    return ord(text) - 0x245F if "①" <= text <= "⑳" else None


def _style(name: str, pattern: str, read: Callable[[str], int | None]) -> MarkerStyle:
    return MarkerStyle(name, re.compile(r"\s*" + pattern), read)


FINANCIAL = _style(
    "financial", rf"({_FINANCIAL}(?:\s*{_FINANCIAL}){{0,3}}){_AFTER_NUMERAL}", parse_cjk_numeral
)
CJK = _style("cjk", rf"((?!{_FINANCIAL}){CJK_NUMERAL}{{1,4}}){_AFTER_NUMERAL}", parse_cjk_numeral)
CJK_BRACKET = _style(
    "cjk_bracket", rf"(?:{_OPEN}\s*({CJK_NUMERAL}{{1,4}})\s*{_CLOSE}\s*[、.]?|([㈠-㈩]))\s*", _read_cjk
)
ARABIC = _style("arabic", r"(?:(\d{1,3})\s*[、.]|([⒈-⒛]))\s*", _read_arabic)
ARABIC_BRACKET = _style(
    "arabic_bracket", rf"(?:{_OPEN}\s*(\d{{1,3}})\s*{_CLOSE}\s*[、.]?|([⑴-⒇]))\s*", _read_arabic
)
# "甲、乙、丙類" is a list of letters.
STEM = _style("stem", rf"([{_STEMS}])\s*[、.](?!\s*[{_STEMS}]\s*[、.及與和])\s*", _read_stem)
LATIN = _style("latin", r"([A-Z])\s*[、.](?![A-Za-z])\s*", _read_latin)
ROMAN = _style("roman", r"([IVXLⅠ-Ⅻ]{1,7})\s*[、.]\s*", parse_roman)
ROMAN_SMALL = _style("roman_small", r"([ivxlⅰ-ⅻ]{1,7})\s*[、.]\s*", parse_roman)
CIRCLED = _style("circled", r"([①-⑳])\s*[、.]?\s*", _read_circled)


@lru_cache
def _any_of(styles: tuple[MarkerStyle, ...]) -> re.Pattern[str]:
    return re.compile("|".join(style.pattern.pattern for style in styles))


# Who looks where an item ends asks for the lines ahead, and they are asked for again when their turn comes.
@lru_cache(maxsize=1 << 15)
def match_marker(text: str, styles: tuple[MarkerStyle, ...]) -> Marker | None:
    """The marker at the start of ``text`` (leading blanks allowed) in the first style that fits, or None."""
    folded = fold_widths(text)
    # Most lines open no item.
    if not _any_of(styles).match(folded):
        return None
    for style in styles:
        match = style.pattern.match(folded)
        if match is None or (style is ARABIC and _DOT_AND_DIGIT.match(folded, match.end(1))):
            continue
        number = _number(style, match)
        if number is not None and 1 <= number <= LARGEST_NUMBER:
            return Marker(style, number, text[: match.end()].strip(), match.end())
    return None


def inline_numbers(text: str, style: MarkerStyle, start: int = 0) -> set[int]:
    """Numbers of the markers of one style inside ``text`` from ``start`` on, not at its beginning."""
    numbers: set[int] = set()
    folded = fold_widths(text)
    for match in style.pattern.finditer(folded, max(start, 1)):
        numeral = match.start(match.lastindex or 0)
        if _NUMBER_INSIDE.match(folded, numeral) or folded[numeral - 1 : numeral].isalnum():
            continue
        number = _number(style, match)
        if number is not None:
            numbers.add(number)
    return numbers


def _number(style: MarkerStyle, match: re.Match[str]) -> int | None:
    return style.read(re.sub(r"\s", "", match[match.lastindex or 0]))
