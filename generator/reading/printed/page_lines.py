"""A page as lines of text: tables as pipe tables, everything else line by line as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.printed.aligned import aligned_table
from generator.reading.printed.corridors import text_columns
from generator.reading.printed.page import Page
from generator.reading.printed.pieces import Piece, joined_text, lines_of, pieces_of
from generator.reading.printed.stacked import stacked
from generator.reading.printed.tables import PrintedTable, drawn_tables

# Blanks wider than this part two things that only stand at the same height.
_APART = 6.0
# Lines that show a column of text; lines of a running head.
_FEWEST, _OF_HEAD = 2, 3
_FLUSH = 4.0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text and where it is printed.

    Attributes:
        text: the line, without its end.
        y0: upper edge of what it was read from.
        y1: lower edge.
        borders: left and right edge of the line, or of each cell where it is a row of a table.
    """

    text: str
    y0: float
    y1: float
    borders: tuple[float, ...]


def _tables(page: Page) -> tuple[list[PrintedTable], list[Piece]]:
    tables, loose = drawn_tables(page, pieces_of(page.chars))
    if not tables:
        aligned, loose = aligned_table(loose)
        tables = [aligned] if aligned else []
    return tables, loose


def page_lines(page: Page) -> tuple[list[PlacedLine], bool]:
    """The lines of a page in reading order, an empty one around each table; whether it has a table."""
    tables, loose = _tables(page)
    blocks: list[list[PlacedLine]] = [_table_lines(table) for table in tables if table.rows]
    found: list[PlacedLine] = []
    done = 0
    for block in sorted([*blocks, *_texts(loose, tables)], key=lambda lines: lines[0].y0):
        is_table = block[0].text.startswith("|")
        # A table at the top of a page is no part of one at the end of the page before.
        if is_table or done:
            found.append(PlacedLine("", block[0].y0, block[0].y0, ()))
        found += block
        done = is_table
    return found, bool(tables)


def column_lines(columns: Sequence[Sequence[Piece]]) -> list[PlacedLine]:
    """Columns of running text, one after the other."""
    return [line for column in columns for pieces in lines_of(column) for line in _line(pieces)]


def _table_lines(table: PrintedTable) -> list[PlacedLine]:
    width = len(table.borders) - 1
    lines = []
    for index, row in enumerate(table.rows):
        cells = [row.texts.get(at, "").replace("|", "\\|") for at in range(width)]
        lines.append(PlacedLine(f"| {' | '.join(cells)} |", row.y0, row.y1, table.borders))
        if not index:
            lines.append(PlacedLine(f"|{'---|' * width}", row.y1, row.y1, ()))
    return lines


def _texts(pieces: Sequence[Piece], tables: Sequence[PrintedTable]) -> Iterator[list[PlacedLine]]:
    """What stands between tables, by blocks: upright words apart, text in two columns one after the other."""
    words, upright = stacked(pieces)
    edges = sorted(table.box.y0 for table in tables)
    parts: dict[int, list[Piece]] = {}
    for piece in words:
        parts.setdefault(sum(edge < piece.y for edge in edges), []).append(piece)
    for below, own in parts.items():
        for column in text_columns(own, _FEWEST) if below else _head_last(own, tables):
            yield [line for pieces_ in lines_of(column) for line in _line(pieces_)]
    for piece_ in upright:
        yield [
            PlacedLine(
                piece_.text, piece_.chars[0].y - piece_.size, piece_.chars[-1].y, (piece_.x0, piece_.x1)
            )
        ]


def _head_last(pieces: Sequence[Piece], tables: Sequence[PrintedTable]) -> list[list[Piece]]:
    """What stands above the first table; half a running head, flush with its edge, comes last."""
    edge = tables[0].borders[-1] if tables else 0.0
    flush = [piece for piece in pieces if abs(piece.x1 - edge) <= _FLUSH]
    if len(flush) < _OF_HEAD:
        return [list(pieces)]
    return [part for part in ([piece for piece in pieces if piece not in flush], flush) if part]


def _line(pieces: Sequence[Piece]) -> Iterator[PlacedLine]:
    if len(pieces) > 1 and all(len(piece.chars) == 1 for piece in pieces):
        yield PlacedLine("".join(piece.text for piece in pieces), *_span(pieces))
        return
    group: list[Piece] = []
    for piece in pieces:
        if group and piece.x0 - group[-1].x1 > _APART * piece.size:
            yield PlacedLine(joined_text(group), *_span(group))
            group = []
        group.append(piece)
    yield PlacedLine(joined_text(group), *_span(group))


def _span(group: Sequence[Piece]) -> tuple[float, float, tuple[float, float]]:
    y0, y1 = min(p.y - p.size for p in group), max(p.y for p in group)
    return y0, y1, (group[0].x0, group[-1].x1)
