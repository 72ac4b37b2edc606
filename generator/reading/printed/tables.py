"""The drawn tables of a page: bands put together where their columns agree, heads told from rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.printed.columns import Column, columns_of
from generator.reading.printed.corridors import with_corridors
from generator.reading.printed.grid import Band, drawings
from generator.reading.printed.heads import head_rows, merged_rows
from generator.reading.printed.page import Box, Page
from generator.reading.printed.pieces import Piece, lines_of
from generator.reading.printed.rows import Row, rows_of, single_row

_NEAR = 3.0
_BESIDE = 2.0
# So many bands below the head show that every row is ruled off.
_RULED = 4


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of a page.

    Attributes:
        box: its place.
        borders: left and right edge of each column, one more than there are columns.
        rows: those of the head and those below, from top to bottom.
    """

    box: Box
    borders: tuple[float, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Part:
    """A band with what is printed in it."""

    band: Band
    pieces: list[Piece]

    @property
    def borders(self) -> list[float]:
        """Where upright lines stand in it, its outer edges left out."""
        box = self.band.box
        inner = (rule.at for rule in self.band.upright if box.x0 + _NEAR < rule.at < box.x1 - _NEAR)
        return sorted(inner)

    @property
    def is_text(self) -> bool:
        """Whether it holds running text: no columns, several lines."""
        return not self.borders and len(lines_of(self.pieces)) > 1


def drawn_tables(page: Page, pieces: Sequence[Piece]) -> tuple[list[PrintedTable], list[Piece]]:
    """The tables that lines draw, from top to bottom, and the pieces that stand in none of them."""
    left = list(pieces)
    found: list[PrintedTable] = []
    for bands in drawings(page):
        parts = []
        for band in bands:
            own = [piece for piece in left if _inside(piece, band.box)]
            if own:
                taken = {id(piece) for piece in own}
                left = [piece for piece in left if id(piece) not in taken]
                parts.append(_Part(band, own))
        for group in _grouped(parts):
            if len(group) == 1 and (group[0].is_text or not group[0].borders):
                left += group[0].pieces
            else:
                found.append(_table(group))
    return found, left


def _inside(piece: Piece, box: Box) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return box.x0 - _BESIDE <= middle <= box.x1 + _BESIDE and box.y0 <= piece.y - piece.size / 3 <= box.y1


def _grouped(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Parts of one table: columns of the one are those of the other, or some of them."""
    groups: list[list[_Part]] = []
    for part in reversed(parts):
        if groups and _fits(part, groups[-1]):
            groups[-1].insert(0, part)
        else:
            groups.append([part])
    return groups[::-1]


def _fits(upper: _Part, lower: Sequence[_Part]) -> bool:
    if upper.is_text or lower[0].is_text:
        return False
    above, below = upper.borders, next((part.borders for part in lower if part.borders), [])
    return _within(above, below) or _within(below, above)


def _within(some: Sequence[float], all_: Sequence[float]) -> bool:
    return all(any(abs(a - b) <= _NEAR for b in all_) for a in some)


def _table(parts: Sequence[_Part]) -> PrintedTable:
    first, last = parts[0].band.box, parts[-1].band.box
    borders = [first.x0]
    for at in sorted(at for part in parts for at in part.borders):
        if at - borders[-1] > _NEAR:
            borders.append(at)
    borders.append(first.x1)
    if len(parts) == _heads(parts, borders):
        borders = with_corridors(borders, [piece for part in parts for piece in part.pieces])
    heads = _heads(parts, borders)
    ruled = len(parts) - heads >= _RULED
    rows: list[Row] = []
    for index, part in enumerate(parts):
        if index < heads:
            rows += head_rows(part.band, part.pieces, borders)
            continue
        columns = columns_of(part.pieces, borders)
        if part.band.level and not _several(columns):
            rows += merged_rows(part.band, part.pieces, borders)
            continue
        rows += single_row(columns) if ruled and not _several(columns) else rows_of(columns)
    return PrintedTable(Box(first.x0, first.y0, first.x1, last.y1), tuple(borders), tuple(rows))


def _heads(parts: Sequence[_Part], borders: Sequence[float]) -> int:
    """How many parts make the head: each of their cells is one cell, however many lines it has."""
    for index, part in enumerate(parts):
        columns = columns_of(part.pieces, borders)
        if _several(columns) or (index and not _is_head(part, columns, last=index == len(parts) - 1)):
            return index
    return len(parts)


def _is_head(part: _Part, columns: Sequence[Column], *, last: bool) -> bool:
    """Whether a part below the first goes on with the head."""
    if part.band.level or not part.borders:
        return not last
    lines = [line for column in columns for line in column.lines]
    one_each = all(len(column.lines) <= 1 for column in columns)
    return one_each and not last and not any(line.is_value for line in lines)


def _several(columns: Sequence[Column]) -> bool:
    """Whether a column shows several values, one below the other."""
    return any(column.is_values and len(column.lines) > 1 for column in columns)
