"""Shares in words: 百分之九十五, 百分之 3.5, 七成, 九成五."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.language.numerals import ARABIC, CJK_DIGITS, CJK_NUMERAL, Number, parse_cjk_numeral

_TENTH = "[一二三四五六七八九]"
# 一成 also stands in words (完成一成果): a share follows an adverb, a verb or a mark.
_TENTHS = rf"(?<=[約近逾達過至少計占佔為有及、，(]){_TENTH}成(?![為立功本長果員效型份分品就年])"
SHARE_START = rf"百分之|{_TENTHS}"
_PERCENT = re.compile(
    rf"百分之(?:(?P<arabic>{ARABIC})|(?P<whole>{CJK_NUMERAL}{{1,5}})(?:點(?P<part>[{CJK_DIGITS}]{{1,4}}))?)"
)
_IN_TENTHS = re.compile(rf"{_TENTHS}(?P<half>{_TENTH}(?![{CJK_DIGITS}十百千萬億]))?")


def match_share(text: str, start: int) -> tuple[Number, str] | None:
    """The share that begins at ``start`` of a compact text and its unit, % or 成; None for none."""
    percent = _PERCENT.match(text, start)
    if percent:
        value = _percent(percent)
        return None if value is None else (Number(value, "", value, percent.end() - start), "%")
    tenths = _IN_TENTHS.match(text, start)
    if tenths is None:
        return None
    digits = [parse_cjk_numeral(c) or 0 for c in (text[start], tenths["half"] or "〇")]
    value = Decimal(digits[0]) + Decimal(digits[1]) / 10
    return Number(value, "", value, tenths.end() - start), "成"


def _percent(match: re.Match[str]) -> Decimal | None:
    if match["arabic"]:
        return Decimal(match["arabic"].replace(",", ""))
    whole = parse_cjk_numeral(match["whole"])
    if whole is None:
        return None
    part = "".join(str(parse_cjk_numeral(c)) for c in match["part"] or "")
    return Decimal(f"{whole}.{part}" if part else whole)
