"""Numbers that count things: 三大功能, 等5項工程, 兩個面向, 十八個領域."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.language.numerals import parse_cjk_numeral

# 第三項, 前二年 and 二十三項 (whose 三 is no number of its own) count nothing.
_NO_NUMBER_BEFORE = r"(?<![第之前後一兩二三四五六七八九十百千\d])"
# 三項, 5大, 等8案; 一 is left out: 統一, 單一 and 一項 count nothing.
_HOW_MANY = r"(?P<number>[兩二三四五六七八九十百]{1,3}|\d{1,3}(?=大|階段)|(?<=等)\d{1,3})"
# 大 of 五大, not of 大學
_WHAT = (
    "(?P<unit>大(?!學|型|樓|量|幅|橋|廳|陸|道)|階段|個(?!人|案|別)"
    "|項|種|類|處|案|條|座(?!談)|場(?!域|所)|件|家|所)"
)
_COUNT = re.compile(_NO_NUMBER_BEFORE + _HOW_MANY + _WHAT)


@dataclass(frozen=True, slots=True)
class Count:
    """A count in a text.

    Attributes:
        value: how many.
        unit: the counting word.
        printed: number and counting word as printed.
        start, end: offsets of ``printed`` in the text.
    """

    value: int
    unit: str
    printed: str
    start: int
    end: int


def find_counts(text: str) -> list[Count]:
    """The counts of things in a text, in order."""
    return list(_counts(text))


def _counts(text: str) -> Iterator[Count]:
    for match in _COUNT.finditer(text):
        number = match["number"]
        value = int(number) if number.isdecimal() else parse_cjk_numeral(number)
        if value is not None:
            yield Count(value, match["unit"], match[0], match.start(), match.end())
