"""Tables that no line draws: columns by the corridors between aligned amounts, heads by their place above.

A page is such a table where at least two columns show several amounts each, flush with a common right edge.
Prose, lists and tables of contents are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.printed.columns import Column, columns_of
from generator.reading.printed.corridors import gaps
from generator.reading.printed.page import Box
from generator.reading.printed.pieces import Piece, lines_of
from generator.reading.printed.rows import CODE_ALONE, Row, rows_of
from generator.reading.printed.tables import PrintedTable
from generator.reading.spacing import tidy

_WIDE = 0.2
_FEWEST_VALUES = 3
_FEWEST_COLUMNS = 2
_FLUSH = 2.0
# Lines of a head stand as near to each other as this, in heights of the font, and to the rows below them.
_NEAR = 3.0
_HIGHEST = 5


def aligned_table(pieces: Sequence[Piece]) -> tuple[PrintedTable | None, list[Piece]]:
    """The table that a page without ruling lines is, and the pieces that don't belong to it."""
    lines = lines_of(pieces)
    with_values = [index for index, line in enumerate(lines) if _values(line) >= _FEWEST_COLUMNS]
    if len(with_values) < _FEWEST_VALUES:
        return None, list(pieces)
    first, last = _start(lines, with_values[0]), _end(lines, with_values[-1])
    body = [piece for line in lines[first : last + 1] for piece in line]
    borders = _borders(body)
    columns = columns_of(body, borders)
    if sum(_is_flush(column) for column in columns) < _FEWEST_COLUMNS:
        return None, list(pieces)
    start = _head_start(lines, first)
    head = lines[start:first]
    rows = [*_head_rows(head, borders), *rows_of(columns)]
    inside = [piece for line in lines[start : last + 1] for piece in line]
    top, bottom = inside[0].y - inside[0].size, max(piece.y for piece in inside)
    taken = {id(piece) for piece in inside}
    table = PrintedTable(Box(borders[0], top, borders[-1], bottom), tuple(borders), tuple(rows))
    return table, [piece for piece in pieces if id(piece) not in taken]


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
    """The first line of the body: a code stands above the name that its amounts stand beside."""
    above = lines[first - 1] if first else []
    return first - 1 if len(above) == 1 and CODE_ALONE.fullmatch(above[0].text) else first


def _end(lines: Sequence[Sequence[Piece]], last: int) -> int:
    """The last line of the table: a text of the last row may run on below its amounts."""
    while last + 1 < len(lines):
        below, line = lines[last + 1], lines[last]
        if below[0].y - line[0].y > 2 * line[0].size:
            break
        last += 1
    return last


def _borders(body: Sequence[Piece]) -> list[float]:
    size = min(piece.size for piece in body)
    inner = [(left + right) / 2 for left, right in gaps(body, _WIDE * size)]
    return [min(piece.x0 for piece in body) - 1, *inner, max(piece.x1 for piece in body) + 1]


def _head_start(lines: Sequence[Sequence[Piece]], first: int) -> int:
    """The first line of the head: those close above the first row, the running head left out."""
    start = first
    while start and first - start < _HIGHEST:
        above, line = lines[start - 1], lines[start]
        if line[0].y - above[0].y > _NEAR * line[0].size or len(above) < _FEWEST_COLUMNS:
            break
        if any("單位" in piece.text or "中華民國" in piece.text for piece in above):
            break
        start -= 1
    return start


def _head_rows(lines: Sequence[Sequence[Piece]], borders: Sequence[float]) -> list[Row]:
    """Words of a head by the column above whose middle they stand."""
    rows = []
    for line in lines:
        row = Row(line[0].y - line[0].size, line[0].y)
        for at, column in enumerate(columns_of(line, borders)):
            if column.lines:
                row.texts[at] = tidy(" ".join(one.text for one in column.lines))
        rows.append(row)
    return rows
