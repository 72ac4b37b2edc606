"""Tables that no line draws: columns by the corridors between aligned amounts, heads by their place above.

A page is such a table where at least two columns show several amounts each, flush with a common right edge.
Prose, lists and tables of contents are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.printed.aligned_heads import head_rows, head_start, words_above
from generator.reading.printed.columns import CellLine, Column, columns_of
from generator.reading.printed.corridors import gaps
from generator.reading.printed.page import Box
from generator.reading.printed.pieces import Piece, lines_of
from generator.reading.printed.rows import CODE_ALONE, rows_of
from generator.reading.printed.tables import PrintedTable

_NUMBER = re.compile(r"\d{1,3}")
_WIDE = 0.2
_CLOSE = 0.3
_FEWEST_VALUES = 3
_FEWEST_COLUMNS = 2
_FLUSH = 2.0
# Rows stand as near to each other as this, in heights of the font.
_NEAR = 3.0


def aligned_table(pieces: Sequence[Piece]) -> tuple[PrintedTable | None, list[Piece]]:
    """The table that a page without ruling lines is, and the pieces that don't belong to it."""
    lines = lines_of(pieces)
    with_values = [index for index, line in enumerate(lines) if _values(line) >= _FEWEST_COLUMNS]
    if not with_values:
        return None, list(pieces)
    first, last = _start(lines, with_values[0]), _end(lines, with_values[-1])
    body = [piece for line in lines[first : last + 1] for piece in line]
    borders = _borders(body)
    columns = columns_of(body, borders)
    start = head_start(lines, first)
    head = lines[start:first]
    several = sum(_is_flush(column) for column in columns) >= _FEWEST_COLUMNS
    if not (several or _is_rest(columns, head)):
        return None, list(pieces)
    rows = [*head_rows(head, borders), *rows_of(columns)]
    inside = [piece for line in lines[start : last + 1] for piece in line]
    top, bottom = inside[0].y - inside[0].size, max(piece.y for piece in inside)
    taken = {id(piece) for piece in inside}
    table = PrintedTable(Box(borders[0], top, borders[-1], bottom), tuple(borders), tuple(rows))
    return table, [piece for piece in pieces if id(piece) not in taken]


def _is_rest(columns: Sequence[Column], head: Sequence[Sequence[Piece]]) -> bool:
    """Whether a page with a row or two is a table: several columns of amounts, a word above each column."""
    amounts = sum(column.is_values for column in columns)
    return amounts >= _FEWEST_VALUES and words_above(head) >= len(columns)


def _values(line: Sequence[Piece]) -> int:
    """How many amounts stand in a line."""
    return sum(column.is_values for piece in line for column in columns_of([piece], (piece.x0, piece.x1)))


def _is_flush(column: Column) -> bool:
    """Whether a column shows amounts below each other with one right edge."""
    if not column.is_values or len(column.lines) < _FEWEST_VALUES:
        return False
    edges = sorted(line.pieces[-1].x1 for line in column.lines)
    return edges[-1] - edges[len(edges) // 2] <= _FLUSH


def _start(lines: Sequence[Sequence[Piece]], first: int) -> int:
    """The first line of the body: a code stands above the name that its amounts stand beside.

    The rows above the first that has amounts may have none: an account that only names those below it. It
    has a code or a number of its own; no head begins with a number.
    """
    while first and lines[first][0].y - lines[first - 1][0].y <= _NEAR * lines[first][0].size:
        nearest = lines[max(0, first - 2) : first]
        coded = any(CODE_ALONE.fullmatch(piece.text) for line in nearest for piece in line)
        if not (coded or _NUMBER.fullmatch(lines[first - 1][0].text)):
            break
        first -= 1
    return first


def _end(lines: Sequence[Sequence[Piece]], last: int) -> int:
    """The last line of the table: a text of the last row may run on below its amounts."""
    while last + 1 < len(lines):
        below, line = lines[last + 1], lines[last]
        if below[0].y - line[0].y > 2 * line[0].size:
            break
        last += 1
    return last


def _borders(body: Sequence[Piece]) -> list[float]:
    """Left and right edge of each column.

    What parts two of them stands close behind amounts, whose cells end there, and close before words.
    """
    size = min(piece.size for piece in body)
    parted = gaps(body, _WIDE * size)
    outer = min(piece.x0 for piece in body) - 1, max(piece.x1 for piece in body) + 1
    rough = [outer[0], *((left + right) / 2 for left, right in parted), outer[1]]
    columns = columns_of(body, rough)
    first = next((at for at, column in enumerate(columns) if _ends_alike(column)), len(columns))
    inner = []
    for at, (left, right) in enumerate(parted):
        near = min((right - left) / 2, _CLOSE * size)
        if at >= first and columns[at].is_values:
            inner.append(left + near)
        elif at >= first and not columns[at + 1].is_values:
            inner.append(right - near)
        else:
            inner.append((left + right) / 2)
    return [outer[0], *inner, outer[1]]


def _ends_alike(column: Column) -> bool:
    """Whether amounts of several lengths end at one right edge."""
    starts, ends = ([edge(line) for line in column.lines] for edge in (_first_x, _last_x))
    return column.is_values and max(ends) - min(ends) <= _FLUSH / 2 < max(starts) - min(starts)


def _first_x(line: CellLine) -> float:
    return line.pieces[0].x0


def _last_x(line: CellLine) -> float:
    return line.pieces[-1].x1
