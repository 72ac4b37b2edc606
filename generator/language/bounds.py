"""How exact a printed amount is: 約, 逾, 至少, 以內 and their like, before the number or after the unit.

達, 共, 計 and 累計 say nothing about it. 約 counts only as an adverb: 合約 and 節約 are other words
(bounds.yml).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from generator.language.whole_words import any_whole, whole_word
from generator.yaml_files import load_yaml

Bound = Literal["exact", "at_least", "approx", "at_most"]
Patterns = tuple[tuple[Bound, re.Pattern[str]], ...]

WORDS: Mapping[str, Any] = load_yaml(Path(__file__).with_name("bounds.yml"))
"""The content of bounds.yml."""

_BOUNDS: tuple[Bound, ...] = ("at_most", "at_least", "approx")
_MARK = "(?=$|[，。；、)])"
_LONGEST_PREFIX = 24


class Wording:
    """The words of bounds.yml as patterns."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Expects the content of bounds.yml, or a part of its words."""
        before, after = words["before"], words["after"]
        filler = "|".join(re.escape(word) for word in words["filler"])
        self.prefixes: Patterns = tuple(
            (bound, re.compile(rf"(?P<word>{any_whole(before[bound])})(?:{filler})*$")) for bound in _BOUNDS
        )
        self.suffixes: Patterns = tuple(
            (bound, re.compile("|".join(_suffix(word, entry) for word, entry in after[bound].items())))
            for bound in ("at_least", "at_most", "approx")
        )
        # 不超過總經費 50%: what is limited may stand between the word and the number.
        limits = "|".join(words["limits"])
        self.limit_of = re.compile(rf"(?P<word>{limits})[^，。；：:、()「」\d]{{1,8}}$")
        # 約成長 11%, 約占總額的 63%: the adverb stands before the verb.
        adverbs = any_whole({word: before["approx"].get(word, {}) for word in words["adverbs"]})
        self.about_verb = re.compile(rf"(?P<word>{adverbs})[^，。；：:、()「」\d]{{1,14}}$")


def _suffix(word: str, entry: Mapping[str, Any]) -> str:
    return whole_word(word, list(entry.get("inside", ()))) + (_MARK if entry.get("ends") else "")


_WORDING = Wording(WORDS)
ABOUT = any_whole({"約": WORDS["before"]["approx"]["約"]})
"""The adverb 約, which no other word contains, as a pattern."""


def bound_of(
    text: str, start: int, end: int, *, surplus: bool = False, wording: Wording = _WORDING
) -> tuple[Bound, str]:
    """The bound of the amount ``text[start:end]`` of a compact text, and the word that says so.

    Args:
        text: compact text (see `widths`).
        start: where the number begins.
        end: where the unit ends.
        surplus: whether 餘 or 多 stands between number and unit.
        wording: the words that say it.
    """
    before = text[max(0, start - _LONGEST_PREFIX) : start]
    for bound, pattern in wording.prefixes:
        if match := pattern.search(before):
            return bound, match["word"]
    for bound, pattern in wording.suffixes:
        if match := pattern.match(text, end):
            return bound, match[0]
    if surplus:
        return "at_least", "餘"
    if match := wording.limit_of.search(before):
        return "at_most", match["word"]
    if match := wording.about_verb.search(before):
        return "approx", match["word"]
    return "exact", ""
