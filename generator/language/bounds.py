"""How exact a printed amount is: 約, 逾, 至少, 以內 and their like, before the number or after the unit.

達, 共, 計 and 累計 say nothing about it. 約 counts only as an adverb: 合約 and 節約 are other words.
"""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["exact", "at_least", "approx", "at_most"]

_FILLER = r"(?:[達為有計占佔共可至了約:]|每[日年月度人戶案家]|新[臺台]幣|美金|美元|現行)*"
# 合約 1,088.88 億, 節約天然氣 2,037: the character before tells the noun from the adverb.
_NEARLY = r"(?<![合節條契簽履公預特租制紐違續解邀])約"
_ABOUT = rf"{_NEARLY}|(?<![最附鄰靠親遠])近|大致"
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_most",
        r"不(?:得)?(?:超過|逾|高於|大於|多於)|未(?:超過|逾|達|滿)|低於|小於|少於|不到|至多|最多|最高|上限|≤|<=",
    ),
    ("at_least", r"超過|突破|逾|至少|最少|最低|下限|不低於|不少於|不小於|高於|大於|多於|≥|>="),
    ("approx", _ABOUT),
)
_PREFIXES = tuple((bound, re.compile(rf"(?P<word>{words}){_FILLER}$")) for bound, words in _BEFORE)
# 約成長 11%, 約占總額的 63%: the adverb stands before the verb.
# 不超過總經費 50%: what is limited may stand between the word and the number.
_LIMIT_OF = re.compile(r"(?P<word>不(?:得)?(?:超過|逾|高於))[^，。；：:、()「」\d]{1,8}$")
_ABOUT_VERB = re.compile(rf"(?P<word>{_NEARLY})[^，。；：:、()「」\d]{{1,14}}$")
_AFTER: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"(?:\(含\))?以上|之上|起跳|有餘|[餘多](?=$|[，。；、)])"),
    ("at_most", r"(?:\(含\))?(?:以下|以內|之內|以前|為限)"),
    ("approx", r"左右|上下|許(?!可)"),
)
_SUFFIXES = tuple((bound, re.compile(words)) for bound, words in _AFTER)
_LONGEST_PREFIX = 24


def bound_of(text: str, start: int, end: int, *, surplus: bool = False) -> tuple[Bound, str]:
    """The bound of the amount ``text[start:end]`` of a compact text, and the word that says so.

    Args:
        text: compact text (see `widths`).
        start: where the number begins.
        end: where the unit ends.
        surplus: whether 餘 or 多 stands between number and unit.
    """
    before = text[max(0, start - _LONGEST_PREFIX) : start]
    for bound, pattern in _PREFIXES:
        if match := pattern.search(before):
            return bound, match["word"]
    for bound, pattern in _SUFFIXES:
        if match := pattern.match(text, end):
            return bound, match[0]
    if surplus:
        return "at_least", "餘"
    if match := _LIMIT_OF.search(before):
        return "at_most", match["word"]
    if match := _ABOUT_VERB.search(before):
        return "approx", match["word"]
    return "exact", ""
