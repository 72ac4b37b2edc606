"""Words that are printed from top to bottom, one character below the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from generator.reading.printed.pieces import Piece

_SAME_PLACE = 0.4
_NEIGHBOURING = 1.5
# Characters of a proportional font begin where their strokes do.
_ASTRAY = 0.65
_CLOSEST, _FARTHEST = 0.7, 2.2
_SHORTEST = 3


def stacked(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Pieces that lie, and upright words made of those that stand below each other alone."""
    words = _words([piece for piece in pieces if len(piece.chars) == 1])
    level = sorted(pieces, key=lambda piece: piece.y) if words else []
    heights = [piece.y for piece in level]
    kept = [word for word in words if not _has_neighbour(word, level, heights)]
    taken = {id(piece) for word in kept for piece in word}
    upright = [Piece(tuple(char for piece in word for char in piece.chars)) for word in kept]
    return [piece for piece in pieces if id(piece) not in taken], upright


def _words(alone: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces below each other, in words of some length; each belongs to the last word begun that it fits.

    A page of single characters has thousands: only words that end near a piece's left edge are looked at.
    """
    strip = _ASTRAY * max((piece.size for piece in alone), default=1.0) or 1.0
    words: list[list[Piece]] = []
    ends: dict[int, list[int]] = {}
    for piece in sorted(alone, key=lambda piece: (piece.y, piece.x0)):
        at = int(piece.x0 // strip)
        near = (word for beside in (at - 1, at, at + 1) for word in ends.get(beside, ()))
        found = max((word for word in near if _below(words[word][-1], piece)), default=None)
        if found is None:
            found = len(words)
            words.append([])
        else:
            ends[int(words[found][-1].x0 // strip)].remove(found)
        words[found].append(piece)
        ends.setdefault(at, []).append(found)
    return [word for word in words if len(word) >= _SHORTEST]


def _below(upper: Piece, lower: Piece) -> bool:
    step = lower.y - upper.y
    same = abs(upper.x0 - lower.x0) <= _ASTRAY * lower.size
    return same and _CLOSEST * lower.size <= step <= _FARTHEST * lower.size


def _has_neighbour(word: Sequence[Piece], level: Sequence[Piece], heights: Sequence[float]) -> bool:
    """Whether most of its characters have others beside them: letters of lines, and of no upright word.

    Args:
        word: pieces below each other.
        level: all pieces of the page by height.
        heights: theirs.
    """
    beside = 0
    for piece in word:
        near = _SAME_PLACE * piece.size
        beside += any(
            other is not piece
            and abs(other.y - piece.y) < near
            and max(other.x0 - piece.x1, piece.x0 - other.x1) < _NEIGHBOURING * piece.size
            for other in level[bisect_left(heights, piece.y - near) : bisect_right(heights, piece.y + near)]
        )
    return beside * 2 > len(word)
