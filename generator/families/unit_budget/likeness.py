"""Words of a header in which character recognition misread a character."""

from __future__ import annotations

from rapidfuzz.fuzz import partial_ratio, ratio

_MISREAD = 50
_SHORT = 3


def resembles(word: str, text: str) -> bool:
    """Whether a text holds a word but for a misread character; of a short word one must be all of it."""
    if len(word) < _SHORT:
        return len(word) == len(text) and ratio(word, text) >= _MISREAD
    return len(word) <= len(text) and partial_ratio(word, text) > _MISREAD
