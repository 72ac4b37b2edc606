"""Marks of a phrase that stand outside of its brackets and quotation marks."""

from __future__ import annotations

import re

from generator.families.business_report.joiners import JOINERS

_OPENING, _CLOSING = "(「『《", ")」』》"
_MARK = re.compile(r"[、，；:]")
_LAST_JOINER = re.compile(rf"(?:{JOINERS})$")


def top_level(words: str, position: int) -> bool:
    """Whether a position is outside of all brackets and quotation marks that open in the phrase."""
    before = words[:position]
    return sum(map(before.count, _OPENING)) <= sum(map(before.count, _CLOSING))


def balanced(words: str) -> bool:
    """Whether every bracket and quotation mark of a phrase is closed in it, and opened."""
    stack: list[str] = []
    for c in words:
        if c in _OPENING:
            stack.append(_CLOSING[_OPENING.index(c)])
        elif c in _CLOSING and (not stack or stack.pop() != c):
            return False
    return not stack


def marks(words: str) -> list[int]:
    """Where the marks stand that part the phrase."""
    return [match.start() for match in _MARK.finditer(words) if top_level(words, match.start())]


def split_first(words: str) -> tuple[str, str]:
    """What stands before the first mark and behind it; all of it and nothing where there is none."""
    places = marks(words)
    return (words[: places[0]], words[places[0] + 1 :]) if places else (words, "")


def split_last(words: str) -> tuple[str, str]:
    """What stands before the last mark, or before 及 and its like at the end, and behind it."""
    joiner = _LAST_JOINER.search(words)
    if joiner:
        return words[: joiner.start()], ""
    places = marks(words)
    return (words[: places[-1]], words[places[-1] + 1 :]) if places else (words, "")
