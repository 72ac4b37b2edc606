"""Heads of tables that no line draws: which lines above the rows belong to them, and each word's column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.printed.columns import columns_of
from generator.reading.printed.pieces import Piece
from generator.reading.printed.rows import Row
from generator.reading.spacing import tidy

# In heights of the font: how near lines of a head stand to each other, the last one to the first row (a row
# without amounts may lie between), and the lines of cells of one level, which are set in their middle.
_NEAR, _ABOVE_ROWS, _STAGGERED = 3.0, 5.0, 1.3
_HIGHEST = 8
_SEVERAL = 2
_OF_PAGE = re.compile(r"^單位[:：]|中華民國|^\d{2,3}年度$")


def head_start(lines: Sequence[Sequence[Piece]], first: int) -> int:
    """The first line of the head above the row on line ``first``; the running head is left out.

    A line of one word belongs to it where it stands close to the next, as those of one cell do.
    """
    start = first
    while start and first - start < _HIGHEST:
        above, line = lines[start - 1], lines[start]
        near = _STAGGERED if len(above) < _SEVERAL else _ABOVE_ROWS if start == first else _NEAR
        if line[0].y - above[0].y > near * line[0].size:
            break
        if any(_OF_PAGE.search(piece.text) for piece in above):
            break
        start -= 1
    return start


def head_rows(lines: Sequence[Sequence[Piece]], borders: Sequence[float]) -> list[Row]:
    """The rows of a head, the lines of one cell put together.

    Words of the lowest level stand over the columns in order where there are as many; else, and above, over
    the column whose middle they have, a group of columns at the first of them, as merged cells do.
    """
    rows = []
    levels = _levels(lines)
    for index, level in enumerate(levels):
        words = [piece for line in level for piece in line]
        row = Row(level[0][0].y - level[0][0].size, level[-1][0].y)
        cells = _cells(words)
        if index + 1 == len(levels) and len(cells) == len(borders) - 1:
            row.texts = {at: _text(cell) for at, cell in enumerate(cells)}
        else:
            row.texts = _placed(words, borders, groups=index + 1 < len(levels))
        rows.append(row)
    return rows


def words_above(lines: Sequence[Sequence[Piece]]) -> int:
    """How many cells the lowest level of a head has."""
    levels = _levels(lines)
    return len(_cells([piece for line in levels[-1] for piece in line])) if levels else 0


def _placed(words: Sequence[Piece], borders: Sequence[float], *, groups: bool) -> dict[int, str]:
    spans = _spans(words, borders) if groups else {}
    alone = [word for word in words if id(word) not in spans]
    texts = {
        at: tidy("".join(line.text for line in column.lines))
        for at, column in enumerate(columns_of(alone, borders))
        if column.lines
    }
    return texts | {spans[id(word)]: tidy(word.text) for word in words if id(word) in spans}


def _cells(words: Sequence[Piece]) -> list[list[Piece]]:
    """Words by cell: those that stand above each other, from left to right."""
    cells: list[list[Piece]] = []
    reach = 0.0
    for word in sorted(words, key=lambda word: word.x0):
        if not cells or word.x0 >= reach:
            cells.append([])
        cells[-1].append(word)
        reach = max(reach, word.x1)
    return cells


def _text(cell: Sequence[Piece]) -> str:
    return tidy("".join(word.text for word in sorted(cell, key=lambda word: (word.y, word.x0))))


def _levels(lines: Sequence[Sequence[Piece]]) -> list[list[Sequence[Piece]]]:
    """Lines of a head by level: those of cells of one level stand nearer to each other than two levels."""
    levels: list[list[Sequence[Piece]]] = []
    for line in lines:
        if levels and line[0].y - levels[-1][-1][0].y <= _STAGGERED * line[0].size:
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _spans(words: Sequence[Piece], borders: Sequence[float]) -> dict[int, int]:
    """The first column of each word of an upper level that stands over the middle of several columns."""
    found: dict[int, int] = {}
    free = 0
    for word in sorted(words, key=lambda word: word.x0):
        middle = (word.x0 + word.x1) / 2
        groups = (
            (abs((borders[a] + borders[b]) / 2 - middle), a, b)
            for a in range(free, len(borders) - 1)
            for b in range(a + 1, len(borders))
            if borders[a] <= middle <= borders[b]
        )
        away, first, after = min(groups, default=(0.0, free, free))
        if after - first > 1 and away <= word.size:
            found[id(word)] = first
            free = after
    return found
