"""Clauses whose marks count only outside of brackets and quotation marks: 「甲，乙」等 8 項 is one clause.

All functions take compact text (see `widths`): full-width brackets are ASCII there, commas are not.
"""

from __future__ import annotations

_PAIRS = {"(": ")", "「": "」", "『": "』", "《": "》", "〈": "〉", "[": "]", "【": "】"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}
_STOPS = frozenset("，；;：:。！？\n")
# No printed clause is nearly as long; behind an unclosed mark nothing else ends one.
_LONGEST = 400


def phrase_start(text: str, position: int, floor: int = 0) -> int:
    """Where the words in front of ``position`` begin that belong to its clause.

    They begin behind the last mark of a clause, behind a bracket or a quotation mark that is open at
    ``position``, or behind a closing one that nothing opens.
    """
    waiting: list[tuple[str, int]] = []
    least = max(floor, position - _LONGEST)
    for i in range(position - 1, least - 1, -1):
        c = text[i]
        if c in _OPENERS:
            waiting.append((_OPENERS[c], i))
        elif c in _PAIRS:
            if not waiting or waiting[-1][0] != c:
                return waiting[0][1] + 1 if waiting else i + 1
            waiting.pop()
        elif c in _STOPS and not waiting and not _in_address(text, i):
            return i + 1
    return waiting[0][1] + 1 if waiting else least


def phrase_end(text: str, position: int, ceiling: int) -> int:
    """Where the clause around ``position`` ends: at its mark, or at a bracket that it doesn't open."""
    waiting: list[tuple[str, int]] = []
    most = min(ceiling, position + _LONGEST)
    for i in range(position, most):
        c = text[i]
        if c in _PAIRS:
            waiting.append((_PAIRS[c], i))
        elif c in _OPENERS:
            if not waiting or waiting[-1][0] != c:
                return waiting[0][1] if waiting else i
            waiting.pop()
        elif c in _STOPS and not waiting and not _in_address(text, i):
            return i
    return waiting[0][1] if waiting else most


def _in_address(text: str, i: int) -> bool:
    return text[i] in ":：" and text.startswith("//", i + 1)


def is_balanced(text: str) -> bool:
    """Whether every bracket and quotation mark of ``text`` has its other half, in the right order."""
    waiting: list[str] = []
    for c in text:
        if c in _PAIRS:
            waiting.append(_PAIRS[c])
        elif c in _OPENERS and (not waiting or waiting.pop() != c):
            return False
    return not waiting


def outside(text: str, blank: str = "\x01") -> str:
    """The text with everything between and including balanced brackets and quotation marks blanked."""
    found = list(text)
    waiting: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        if c in _PAIRS:
            waiting.append((_PAIRS[c], i))
        elif waiting and waiting[-1][0] == c:
            _, start = waiting.pop()
            found[start : i + 1] = blank * (i + 1 - start)
    return "".join(found)
