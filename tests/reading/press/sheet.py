"""Pages with tables: heads merged, stacked or turned, lines between columns, rows or nowhere."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tests.reading.press.font import registered
from tests.reading.typeset_tables import FONT, NO_LINE_START

LEFT, TOP, BOTTOM = 40.0, 110.0, 60.0


@dataclass(frozen=True)
class Dress:
    """How a book is set.

    Attributes:
        size: height of its font.
        pitch: from one line of a cell to the next, in heights of the font.
        gap: between two rows, likewise.
        rules: lines between ``columns``, also between ``rows``, or ``none``.
        heads: words of narrow columns lie (``level``), are ``stacked`` or ``turned`` by a right angle.
        subset: whether the font is in the file, as a subset; else it is only named there.
        rows: how many rows a page has at most.
        wide: how much wider than usual columns of words are.
        joined: whether facing pages are one wide page.
    """

    size: float = 10
    pitch: float = 1.2
    gap: float = 1.6
    rules: str = "columns"
    heads: str = "level"
    subset: bool = False
    rows: int = 99
    wide: float = 1.0
    joined: bool = False

    @property
    def font(self) -> str:
        return registered() if self.subset else FONT


@dataclass(frozen=True)
class Column:
    """A column: words of its head from the top down, its width in characters, whether it holds amounts."""

    head: tuple[str, ...]
    width: float = 6
    amounts: bool = False


@dataclass
class Press:
    """A PDF of such pages."""

    dress: Dress
    page: tuple[float, float] = (900, 1150)
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=self.page, invariant=1)

    def text(self, x: float, y: float, text: str, size: float = 0) -> None:
        """A piece of text whose base line is ``y`` below the page's upper edge."""
        self.canvas.setFont(self.dress.font, size or self.dress.size)
        self.canvas.drawString(x, self.page[1] - y, text)

    def turned(self, x: float, y: float, text: str) -> None:
        """Text that is read with the head to the right: it runs down from ``y``."""
        self.canvas.saveState()
        self.canvas.translate(x, self.page[1] - y)
        self.canvas.rotate(-90)
        self.canvas.setFont(self.dress.font, self.dress.size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.dress.rules != "none":
            self.canvas.line(x0, self.page[1] - y0, x1, self.page[1] - y1)

    def lines(self, texts: Sequence[str], y: float) -> int:
        """Lines of running text; how many of them fitted."""
        fitted = texts[: int((self.page[1] - BOTTOM - y) // (1.5 * self.dress.size))]
        for at, text in enumerate(fitted):
            self.text(LEFT, y + at * self.dress.size * 1.5, text)
        return len(fitted)

    def width(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, self.dress.font, self.dress.size))

    def wrapped(self, text: str, width: float) -> list[str]:
        """Lines of a cell as an office's form breaks them: anywhere, but before no closing mark."""
        lines = []
        for paragraph in text.split("\n"):
            line = ""
            for character in paragraph:
                if self.width(line + character) > width and character not in NO_LINE_START:
                    lines.append(line)
                    line = ""
                line += character
            lines.append(line)
        return lines

    def edges(self, columns: Sequence[Column]) -> list[float]:
        found = [LEFT]
        for column in columns:
            factor = 1.0 if column.amounts else self.dress.wide
            found.append(found[-1] + column.width * self.dress.size * factor + 6)
        return found

    def heights(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[float]:
        """How high each row is without its first line."""
        edges = self.edges(columns)
        return [self.row(row, columns, edges, 0, draw=False) for row in rows]

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], heights: Sequence[float] = ()
    ) -> int:
        """A table; how many of its rows fitted. ``heights`` are those of rows on facing pages."""
        edges, top = self.edges(columns), TOP
        self._widen(edges)
        y = self.head(columns, edges, top) + self.dress.size * 1.6
        end = self.page[1] - BOTTOM
        fitted = 0
        heights = heights or self.heights(columns, rows)
        for row, height in zip(rows[: self.dress.rows], heights, strict=False):
            if y + height > end - 8:
                break
            self.row(row, columns, edges, y, draw=True)
            y += height + self.dress.size * self.dress.gap
            fitted += 1
            if self.dress.rules == "rows":
                above = y - self.dress.size * (1 + self.dress.gap / 2) + self.dress.size * 0.35
                self.rule(edges[0], above, edges[-1], above)
        if self.dress.rules == "rows":
            end = y - self.dress.size * (1 + self.dress.gap / 2) + self.dress.size * 0.35
        self.frame(edges, top, end)
        return fitted

    def flow(self, columns: Sequence[Column], lines: Sequence[Sequence[str]], top: float) -> int:
        """A table whose columns run on line by line; how many lines fitted."""
        edges, step = self.edges(columns), self.dress.size * self.dress.pitch
        end = self.page[1] - BOTTOM
        if end - top < 10 * step:
            return 0
        self._widen(edges)
        y = self.head(columns, edges, top) + self.dress.size * 1.6
        fitted = min(len(lines), int((end - y - 8) // step))
        for at, line in enumerate(lines[:fitted]):
            self.row(line, columns, edges, y + at * step, draw=True)
        self.frame(edges, top, end)
        return fitted

    def line_of_cells(self, cells: Sequence[str], columns: Sequence[Column], top: float) -> float:
        """One ruled line of cells; where it ends."""
        edges = self.edges(columns)
        end = top + 2 * self.dress.size
        self.row(cells, columns, edges, top + 1.4 * self.dress.size, draw=True)
        for y in (top, end):
            self.rule(edges[0], y, edges[-1], y)
        for edge in edges:
            self.rule(edge, top, edge, end)
        return end

    def _widen(self, edges: Sequence[float]) -> None:
        """A page as wide as its table."""
        self.canvas.setPageSize((max(edges[-1] + LEFT, self.page[0]), self.page[1]))

    def frame(self, edges: Sequence[float], top: float, end: float) -> None:
        """The outer lines, and those between columns below the head."""
        self.rule(edges[0], top, edges[-1], top)
        self.rule(edges[0], end, edges[-1], end)
        for edge in edges[1:-1]:
            self.rule(edge, self.below, edge, end)

    def head(self, columns: Sequence[Column], edges: Sequence[float], top: float) -> float:
        """The head's cells with the lines around them; where it ends."""
        depth = max(len(column.head) for column in columns)
        step = self.dress.size * 1.8
        leaf = max(self._leaf(column) for column in columns) * self.dress.size * 1.15 + 8
        heights = [top + step * level for level in range(depth)] + [top + step * (depth - 1) + leaf]
        self.below = heights[-1]
        for level in range(depth):
            at = 0
            while at < len(columns):
                until = at + 1
                group = columns[at].head[: level + 1]
                while until < len(columns) and columns[until].head[: level + 1] == group:
                    until += 1
                if level < len(columns[at].head):
                    last = level == len(columns[at].head) - 1
                    bottom = heights[-1] if last else heights[level + 1]
                    self._head_cell(columns[at].head[level], edges[at], edges[until], heights[level], bottom)
                    if not last:
                        self.rule(edges[at], bottom, edges[until], bottom)
                    if until < len(columns):
                        self.rule(edges[until], heights[level], edges[until], heights[-1])
                at = until
        self.rule(edges[0], self.below, edges[-1], self.below)
        return self.below

    def _leaf(self, column: Column) -> float:
        word, width = column.head[-1], column.width * self.dress.size
        if self.dress.heads != "level" and column.width <= 7:
            return len(word)
        return len(self.wrapped(word, width))

    def _head_cell(self, word: str, x0: float, x1: float, y0: float, y1: float) -> None:
        size = self.dress.size
        narrow = x1 - x0 <= 7 * size + 6 and y1 - y0 >= len(word) * size
        if self.dress.heads == "stacked" and narrow:
            for at, character in enumerate(word):
                self.text((x0 + x1) / 2 - size / 2, y0 + size * 1.15 * (at + 1), character)
        elif self.dress.heads == "turned" and narrow:
            self.turned((x0 + x1) / 2 - size / 3, y0 + 4, word)
        else:
            lines = self.wrapped(word, x1 - x0 - 4)
            y = (y0 + y1) / 2 - (len(lines) - 1) * size * 0.575 + size * 0.35
            for line in lines:
                self.text((x0 + x1 - self.width(line)) / 2, y, line)
                y += size * 1.15

    def row(
        self, row: Sequence[str], columns: Sequence[Column], edges: Sequence[float], y: float, *, draw: bool
    ) -> float:
        """One row; its height without the first line. What follows a tab stands at a cell's right edge."""
        most = 1
        for at, cell in enumerate(row):
            words, _, serial = cell.partition("\t")
            room = edges[at + 1] - edges[at] - 4 - (2.2 * self.dress.size if serial else 0)
            lines = self.wrapped(words, room) if cell else []
            if serial and draw:
                self.text(edges[at + 1] - 2 - self.width(serial), y, serial)
            most = max(most, len(lines))
            for number, text in enumerate(lines if draw else ()):
                x = edges[at + 1] - 2 - self.width(text) if columns[at].amounts else edges[at] + 2
                self.text(x, y + number * self.dress.size * self.dress.pitch, text)
        return (most - 1) * self.dress.size * self.dress.pitch

    def show(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()
