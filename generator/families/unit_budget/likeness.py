"""Words of a header in which character recognition misread a character."""

from __future__ import annotations

from rapidfuzz.fuzz import partial_ratio, ratio

_MISREAD = 50
_SHORT = 3


_SHORTEST_REARRANGED = 5


def rearranged(word: str, text: str) -> bool:
    """Whether a text is a word set upright in two columns and read across: 商購品買及支勞出務."""
    return len(word) >= _SHORTEST_REARRANGED and word != text and sorted(word) == sorted(text)


def resembles(word: str, text: str) -> bool:
    """Whether a text holds a word but for a misread character; of a short word one must be all of it."""
    if len(word) < _SHORT:
        return len(word) == len(text) and ratio(word, text) >= _MISREAD
    return len(word) <= len(text) and partial_ratio(word, text) > _MISREAD
