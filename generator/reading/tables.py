"""Markdown pipe tables and the HTML inside their cells, as layout models write them.

A table is a run of lines that begin with ``|``. One printed row is one line; where a line was wrapped, its
pieces are put together again by the number of cells that the separator row (``|---|---|``) shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reading.document import Document, Line
from generator.reading.html_tags import BLOCK, INLINE, tag_pattern, with_characters
from generator.reading.joining import join_pair
from generator.reading.spacing import tidy

_CELL_BORDER = re.compile(r"(?<!\\)\|")
# One dash in a cell is a printed value; a separator has at least two.
_RULE = re.compile(r"\s*:?-{2,}:?\s*")
_BLOCK_TAG = tag_pattern(BLOCK)
_INLINE_TAG = tag_pattern(INLINE)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row.

    Attributes:
        cells: as extracted, trimmed.
        lines: numbers of its lines.
        doubt: why a cell may stand under another column than the printed one, empty where nothing says so.
        unplaced: cells that are under no column, because none is surely theirs.
    """

    cells: tuple[str, ...]
    lines: tuple[int, ...]
    doubt: str = ""
    unplaced: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cells)

    def cell(self, index: int) -> str:
        """The cell at this 0-based place, empty where the row has no such cell."""
        return self.cells[index] if 0 <= index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table: its rows in order and the lines of its separators; the header row is an ordinary row.

    Attributes:
        rows: all rows but the separators.
        separators: numbers of the lines that only rule the table off.
        ruled: how many columns the first separator shows, 0 in a table without one.
    """

    rows: tuple[TableRow, ...]
    separators: tuple[int, ...]
    ruled: int = 0

    @property
    def first_line(self) -> int:
        """Number of its first line."""
        return self.lines[0]

    @property
    def last_line(self) -> int:
        """Number of its last line."""
        return self.lines[-1]

    @property
    def lines(self) -> tuple[int, ...]:
        """Numbers of all its lines, ascending."""
        return tuple(sorted([*(n for row in self.rows for n in row.lines), *self.separators]))

    @property
    def width(self) -> int:
        """The largest number of cells in a row."""
        return max((len(row.cells) for row in self.rows), default=0)


def pipe_tables(document: Document) -> list[PipeTable]:
    """All pipe tables of a document in order; a blank line or a line of running text ends a table."""
    found: list[PipeTable] = []
    builder = _Builder()
    for line in document:
        if builder.takes(line):
            builder.add(line)
            continue
        if table := builder.table():
            found.append(table)
        builder = _Builder()
    last = builder.table()
    return [*found, last] if last else found


def split_cells(text: str) -> tuple[str, ...]:
    """The cells of a row, trimmed; a border that is escaped as ``\\|`` is a character of its cell."""
    body = text.strip().removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL_BORDER.split(body))


def cell_paragraphs(cell: str) -> list[str]:
    """The paragraphs of a cell without HTML, tidied; tags that only look like HTML (``<1>``) stay."""
    text = with_characters(_INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", cell)))
    return [tidied for piece in text.split("\n") if (tidied := tidy(piece))]


def without_tags(text: str) -> str:
    """A line without the tags of HTML that mark up a cell; entities become their characters."""
    return with_characters(_INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", text)) if "<" in text else text)


def cell_text(cell: str) -> str:
    """The text of a cell without HTML: paragraphs one a line."""
    return "\n".join(cell_paragraphs(cell))


class _Builder:
    """One table while its lines come in.

    A row that lacks cells may go on below its last border. Where no further border follows, it did not: a row
    with a cell too few would take in the text under the table.
    """

    def __init__(self) -> None:
        self._rows: list[TableRow] = []
        self._separators: list[int] = []
        self._width = 0
        self._text = ""
        self._numbers: list[int] = []
        self._bordered = ("", 0)  # the text up to the last border, and how many lines it has

    def takes(self, line: Line) -> bool:
        """Whether a line is part of this table: a row, a separator, or the rest of a wrapped row."""
        text = line.stripped
        if text.startswith("|"):
            return True
        # Only the rest of a wrapped row ends in a border without beginning with one.
        return bool(self._text) and bool(text) and (not self._complete() or text.endswith("|"))

    def add(self, line: Line) -> None:
        piece = line.stripped
        if _is_rule(piece):
            self._close()
            self._separators.append(line.number)
            self._width = self._width or _count(piece)
        elif self._text and self._goes_on(piece):
            self._text = _joined(self._text, piece)
            self._numbers.append(line.number)
        else:
            self._close()
            self._text, self._numbers = piece, [line.number]
        if piece.endswith("|"):
            self._bordered = self._text, len(self._numbers)

    def table(self) -> PipeTable | None:
        """The table so far, None where there is none."""
        self._close()
        if not self._rows and not self._separators:
            return None
        return PipeTable(tuple(self._rows), tuple(self._separators), self._width)

    def _close(self) -> None:
        text, count = self._bordered
        if text and "|" not in self._text[len(text) :]:
            self._text, self._numbers = text, self._numbers[:count]
        if self._text:
            self._rows.append(_row(self._text, tuple(self._numbers), self._width))
        self._text, self._numbers, self._bordered = "", [], ("", 0)

    def _complete(self) -> bool:
        return self._text.endswith("|") and _count(self._text) >= self._width

    def _goes_on(self, piece: str) -> bool:
        if not piece.startswith("|"):
            return True
        if self._text.endswith("|") or (self._width and _count(piece) >= self._width):
            return False
        return not self._width or _count(self._text) < self._width


def _row(text: str, numbers: tuple[int, ...], width: int) -> TableRow:
    """A row; what stands behind the last border of a ruled table is in no cell."""
    cells = split_cells(text)
    if width and len(cells) == width + 1 and not text.rstrip().endswith("|"):
        return TableRow(cells[:width], numbers, f"末欄框線之外另有「{cells[-1]}」。", cells[width:])
    return TableRow(cells, numbers)


def _joined(text: str, piece: str) -> str:
    if text.endswith("|") or piece.startswith("|"):
        return f"{text} {piece}"
    return join_pair(text, piece)


def _count(text: str) -> int:
    return len(split_cells(text))


def _is_rule(text: str) -> bool:
    return text.startswith("|") and "--" in text and all(_RULE.fullmatch(cell) for cell in split_cells(text))
