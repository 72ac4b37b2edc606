"""Characters that are printed twice with a hair's breadth between, to look bold: each counts once."""

from __future__ import annotations

from collections.abc import Iterable

from generator.reading.printed.page import Char

_BESIDE = 0.2
_SAME = 1.0
# More than the cells below each other on any page: a cell's number tells its column and its line.
_LINE = 1_000_003


def once(chars: Iterable[Char]) -> list[Char]:
    """``chars`` without those that repeat one at nearly its own place."""
    seen: dict[str, dict[int, list[Char]]] = {}
    found: list[Char] = []
    for char in chars:
        near = _BESIDE * char.size
        cell = max(near, 0.1)
        at = int(char.x0 / cell) * _LINE + int(char.y / cell)
        alike = seen.setdefault(char.text, {})
        if alike and any(
            _repeats(char, other, near)
            for column in (at - _LINE, at, at + _LINE)
            for place in (column - 1, column, column + 1)
            if place in alike
            for other in alike[place]
        ):
            continue
        alike.setdefault(at, []).append(char)
        found.append(char)
    return found


def without(chars: Iterable[Char], others: Iterable[Char]) -> list[Char]:
    """``chars`` less those that stand at the very place of one of ``others``."""
    taken: dict[str, list[Char]] = {}
    for other in others:
        taken.setdefault(other.text, []).append(other)
    return [
        char
        for char in chars
        if not any(
            abs(char.x0 - other.x0) <= _SAME and abs(char.y - other.y) <= _SAME
            for other in taken.get(char.text, ())
        )
    ]


def _repeats(char: Char, other: Char, near: float) -> bool:
    if char.run == other.run or abs(char.size - other.size) > 0.1 * char.size:
        return False
    return abs(char.x0 - other.x0) <= near and abs(char.y - other.y) <= near
