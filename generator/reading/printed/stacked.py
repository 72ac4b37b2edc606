"""Words that are printed from top to bottom, one character below the other."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.printed.pieces import Piece

_SAME_PLACE = 0.4
# Characters of a proportional font begin where their strokes do.
_ASTRAY = 0.65
_CLOSEST, _FARTHEST = 0.7, 2.2
_SHORTEST = 3


def stacked(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Pieces that lie, and upright words made of those that stand below each other alone."""
    alone = sorted(
        (piece for piece in pieces if len(piece.chars) == 1), key=lambda piece: (piece.y, piece.x0)
    )
    words: list[list[Piece]] = []
    for piece in alone:
        word = next((word for word in reversed(words) if _below(word[-1], piece)), None)
        if word is None:
            words.append([piece])
        else:
            word.append(piece)
    kept = [word for word in words if len(word) >= _SHORTEST and not _has_neighbour(word, pieces)]
    taken = {id(piece) for word in kept for piece in word}
    upright = [Piece(tuple(char for piece in word for char in piece.chars)) for word in kept]
    return [piece for piece in pieces if id(piece) not in taken], upright


def _below(upper: Piece, lower: Piece) -> bool:
    step = lower.y - upper.y
    same = abs(upper.x0 - lower.x0) <= _ASTRAY * lower.size
    return same and _CLOSEST * lower.size <= step <= _FARTHEST * lower.size


def _has_neighbour(word: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether most of its characters have others beside them: letters of lines, and of no upright word."""
    beside = 0
    for piece in word:
        beside += any(
            other is not piece
            and abs(other.y - piece.y) < _SAME_PLACE * piece.size
            and -1.5 * piece.size < other.x0 - piece.x1 < 1.5 * piece.size
            for other in pieces
        )
    return beside * 2 > len(word)
