"""Corridors: upright strips of a page in which nothing is printed, and which part what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.printed.columns import column_at
from generator.reading.printed.pieces import Piece, lines_of

_WIDE = 1.0
_BOTH = 2
_SHORTEST = 3
_ALIGNED = 1.0


def gaps(pieces: Sequence[Piece], least: float) -> list[tuple[float, float]]:
    """Strips at least ``least`` wide between pieces, from left to right."""
    found: list[tuple[float, float]] = []
    reach = None
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if reach is not None and piece.x0 - reach >= least:
            found.append((reach, piece.x0))
        reach = piece.x1 if reach is None else max(reach, piece.x1)
    return found


def text_columns(pieces: Sequence[Piece], fewest: int) -> list[list[Piece]]:
    """Running text by columns of at least ``fewest`` lines, the left one first."""
    size = max((piece.size for piece in pieces), default=0.0)
    for x0, x1 in sorted(gaps(pieces, _WIDE * size), key=lambda gap: gap[0] - gap[1]):
        left = [piece for piece in pieces if piece.x1 <= x0 + 0.1]
        right = [piece for piece in pieces if piece.x0 >= x1 - 0.1]
        if min(len(lines_of(left)), len(lines_of(right))) >= fewest:
            return [*text_columns(left, fewest), *text_columns(right, fewest)]
    return [list(pieces)]


def with_corridors(borders: Sequence[float], pieces: Sequence[Piece]) -> list[float]:
    """``borders`` and those that no line draws: two words beside each other in every line of a cell."""
    found = list(borders)
    cells: dict[int, list[Piece]] = {}
    for piece in pieces:
        cells.setdefault(column_at(borders, (piece.x0 + piece.x1) / 2), []).append(piece)
    for own in cells.values():
        lines = lines_of(own)
        if len(lines) >= _BOTH and all(len(line) == _BOTH for line in lines):
            starts = [line[1].x0 for line in lines]
            lengths = [len(piece.chars) for line in lines for piece in line]
            parted = gaps(own, _WIDE * own[0].size)
            if (
                len(parted) == 1
                and min(lengths) >= _SHORTEST
                and max(starts) - min(starts) <= _ALIGNED * own[0].size
            ):
                found.append(sum(parted[0]) / 2)
    return sorted(found)
