"""Cells of a table's head: a cell may reach over several columns, or over several lines of the head."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from generator.reading.printed.columns import column_at, columns_of
from generator.reading.printed.grid import Band
from generator.reading.printed.page import Rule
from generator.reading.printed.pieces import Piece, joined_text, lines_of
from generator.reading.printed.rows import Row, single_row
from generator.reading.spacing import tidy

_NEAR = 3.0


def head_rows(band: Band, pieces: Sequence[Piece], borders: Sequence[float]) -> list[Row]:
    """The lines of a head: the text of a merged cell stands at its first column, in its first line."""
    return _grid_rows(band, pieces, borders, lambda own, at: _words(own))


def merged_rows(band: Band, pieces: Sequence[Piece], borders: Sequence[float]) -> list[Row]:
    """Rows that lines part in some columns only, since a cell reaches over several rows in the others."""

    def text(own: Sequence[Piece], at: int) -> str:
        edges = (borders[at], max([borders[at + 1], *(piece.x1 for piece in own)]))
        return single_row(columns_of(own, edges))[0].texts[0]

    return _grid_rows(band, pieces, borders, text)


def _grid_rows(
    band: Band,
    pieces: Sequence[Piece],
    borders: Sequence[float],
    text: Callable[[Sequence[Piece], int], str],
) -> list[Row]:
    cuts = [band.box.y0, *_heights(band.level), band.box.y1]
    owner = _owners(band, cuts, borders)
    held: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        line = column_at(cuts, piece.y - piece.size / 3)
        column = column_at(borders, (piece.x0 + piece.x1) / 2)
        held.setdefault(owner[line][column], []).append(piece)
    rows = [Row(a, b) for a, b in itertools.pairwise(cuts)]
    for (line, column), own in held.items():
        rows[line].texts[column] = text(own, column)
    return rows


def _owners(band: Band, cuts: Sequence[float], borders: Sequence[float]) -> list[list[tuple[int, int]]]:
    """For each line and column the first line and column of the cell that reaches over it."""
    count, width = len(cuts) - 1, len(borders) - 1
    owner = [[(line, column) for column in range(width)] for line in range(count)]
    for line in range(count):
        for column in range(width):
            if line and not _ruled(band.level, cuts[line], borders[column], borders[column + 1]):
                owner[line][column] = owner[line - 1][column]
            elif column and not _parted(band.upright, borders[column], cuts[line], cuts[line + 1]):
                owner[line][column] = owner[line][column - 1]
    return owner


def _words(pieces: Sequence[Piece]) -> str:
    return tidy(" ".join(tidy(joined_text(line)) for line in lines_of(pieces)))


def _heights(level: Sequence[Rule]) -> list[float]:
    found: list[float] = []
    for rule in sorted(level, key=lambda rule: rule.at):
        if not found or rule.at - found[-1] > _NEAR:
            found.append(rule.at)
    return found


def _ruled(level: Sequence[Rule], y: float, x0: float, x1: float) -> bool:
    """Whether a line parts what is above ``y`` from what is below it in a column."""
    middle = (x0 + x1) / 2
    return any(abs(rule.at - y) <= _NEAR and rule.start <= middle <= rule.end for rule in level)


def _parted(upright: Sequence[Rule], x: float, y0: float, y1: float) -> bool:
    """Whether a line parts two columns at ``x``."""
    middle = (y0 + y1) / 2
    return any(abs(rule.at - x) <= _NEAR and rule.start <= middle <= rule.end for rule in upright)
