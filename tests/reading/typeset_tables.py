"""Prescribed forms set as PDF: upright lines between columns, wrapped cells, no line between rows."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase._cidfontdata import defaultUnicodeEncodings
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FACE = "MSung-Light"
FONT = f"{FACE}-UniCNS-UCS2-H"
WIDTH, HEIGHT = A4
NO_LINE_START = "，。、；：」）"


class Ming(UnicodeCIDFont):  # type: ignore[misc]
    """The font that city systems name and don't bring, in its own code: the library's table names another."""

    def __init__(self) -> None:
        kept = defaultUnicodeEncodings[FACE]
        defaultUnicodeEncodings[FACE] = ("cht", "UniCNS-UCS2-H")
        try:
            super().__init__(FACE)
        finally:
            defaultUnicodeEncodings[FACE] = kept
        self.name = self.fontName = FONT


pdfmetrics.registerFont(Ming())


@dataclass
class Layout:
    """How a form is set.

    Attributes:
        widths: of its columns, in points.
        right: columns whose text ends at the right border: amounts.
        size: height of the font.
        pitch: from one line of a cell to the next, in heights of the font.
        gap: between two rows, likewise.
        ruled: whether lines are drawn.
        left: where the table begins.
        top: where it begins below the page's upper edge.
    """

    widths: Sequence[float]
    right: Sequence[int] = ()
    size: float = 10
    pitch: float = 1.2
    gap: float = 1.5
    ruled: bool = True
    left: float = 40
    top: float = 120
    bottom: float = 60


@dataclass
class FormSheets:
    """A PDF of such pages."""

    layout: Layout
    page: tuple[float, float] = A4
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=self.page, invariant=1)

    def text(self, x: float, y: float, text: str, size: float = 0) -> None:
        """A piece of text whose base line is ``y`` below the page's upper edge."""
        self.canvas.setFont(FONT, size or self.layout.size)
        self.canvas.drawString(x, self.page[1] - y, text)

    def level(self, y: float, x0: float, x1: float) -> None:
        if self.layout.ruled:
            self.canvas.line(x0, self.page[1] - y, x1, self.page[1] - y)

    def upright(self, x: float, y0: float, y1: float) -> None:
        if self.layout.ruled:
            self.canvas.line(x, self.page[1] - y0, x, self.page[1] - y1)

    def running_head(self, agency: str, title: str, year: str = "中華民國114年度", unit: str = "") -> None:
        self.text(270, 55, agency, 14)
        self.text(230, 75, title, 16)
        self.text(255, 95, year)
        if unit:
            self.text(450, 95, unit)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], top: float = 0) -> int:
        """A table with one line of heads; how many rows fitted on the page."""
        layout = self.layout
        top = top or layout.top
        edges = [layout.left]
        for width in layout.widths:
            edges.append(edges[-1] + width)
        below = top + max(len(self.wrapped(head, layout.widths[i])) for i, head in enumerate(heads)) * 12 + 8
        for at, head in enumerate(heads):
            for line, text in enumerate(self.wrapped(head, layout.widths[at])):
                self.text(edges[at] + 3, top + 14 + 12 * line, text)
        y = below + layout.size * 1.6
        fitted = 0
        for row in rows:
            height = self._row(row, edges, y, draw=False)
            if y + height > self.page[1] - layout.bottom:
                break
            self._row(row, edges, y, draw=True)
            y += height + layout.size * layout.gap
            fitted += 1
        end = self.page[1] - layout.bottom + 10
        for height in (top, below, end):
            self.level(height, edges[0], edges[-1])
        for edge in edges[1:-1]:
            self.upright(edge, top, end)
        return fitted

    def wrapped(self, text: str, width: float) -> list[str]:
        """Lines of a cell as an office's form breaks them: anywhere, but before no closing mark."""
        lines = []
        for paragraph in text.split("\n"):
            line = ""
            for character in paragraph:
                over = self.width(line + character) > width - 4
                if over and character not in NO_LINE_START:
                    lines.append(line)
                    line = ""
                line += character
            lines.append(line)
        return lines

    def width(self, text: str) -> float:
        return pdfmetrics.stringWidth(text, FONT, self.layout.size)

    def _row(self, row: Sequence[str], edges: Sequence[float], y: float, *, draw: bool) -> float:
        layout, most = self.layout, 1
        for at, cell in enumerate(row):
            lines = self.wrapped(cell, layout.widths[at]) if cell else []
            most = max(most, len(lines))
            for number, text in enumerate(lines):
                x = edges[at] + 2
                if at in layout.right:
                    x = edges[at + 1] - 2 - self.width(text)
                if draw:
                    self.text(x, y + number * layout.size * layout.pitch, text)
        return (most - 1) * layout.size * layout.pitch

    def show(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()
