"""A page of a PDF as `pypdfium2` gives it, in the project's own model of a page."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.reading.printed.frame import Frame
from generator.reading.printed.overprint import once
from generator.reading.printed.page import Box, Char, Hidden, Page
from generator.reading.printed.pdfium_text import PdfiumText, address
from generator.reading.printed.rules import Drawing

Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8
_MOST_PIECES = 20_000
# A box has four corners, of which the first may come again; a shape of many strokes is a drawing or a letter.
_BOX_POINTS = range(4, 7)
_MOST_STROKES = 12
_WHITE = 250
_LATIN_FONTS = ("Helvetica", "Arial", "Times", "Courier", "Symbol", "ZapfDingbats")
_LONGEST_NAME = 100


class CrowdedPageError(Exception):
    """A page brings more characters than any page of print holds."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read.

    Attributes:
        page: what is seen.
        lines: its text as the library orders and parts it, each line with its characters.
        hidden: what is not seen.
        pictured: share of the page that its largest picture covers.
        curves: shapes that are no lines and no boxes: drawings, or letters drawn as curves.
        lost: whether the library may have dropped pieces of text: it depends on the fonts of the machine.
        outside: characters beyond the page's edges.
        unseen: those inside it that can't be seen.
    """

    page: Page
    lines: tuple[tuple[str, tuple[Char, ...]], ...]
    hidden: Hidden
    pictured: float
    curves: int
    lost: bool
    outside: str
    unseen: tuple[Char, ...]


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The visible part of a page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def read_page(page: pypdfium2.PdfPage, most: int) -> ReadPage:
    """A page and what it hides.

    Raises:
        CrowdedPageError: with more than ``most`` characters, also where they stand outside of the page.
    """
    frame = frame_of(page)
    drawing, order = Drawing(), {}
    pictured, curves = 0.0, 0
    strange: set[int] = set()
    for place, (item, matrix) in enumerate(_items(page)):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            curves += _draw(drawing, place, item, matrix, frame)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            order[address(item)] = place
            if not _has_glyphs(item):
                strange.add(address(item))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = max(pictured, _share(_times(_matrix(item), matrix), frame))
    words = page.get_textpage()
    try:
        count = words.count_chars()
        if count > most:
            raise CrowdedPageError
        text = PdfiumText(words.raw, frame, order, drawing.veils)
        text.read(count)
    finally:
        words.close()
    upright, level = drawing.rules(*frame.size)
    seen = Page(*frame.size, tuple(once(text.chars)), upright, level)
    lost, unseen = bool(strange - text.latin), tuple(text.unseen)
    return ReadPage(seen, _lines(text.stream), text.hidden, pictured, curves, lost, text.outside, unseen)


def _lines(stream: Sequence[tuple[str, Char | None]]) -> tuple[tuple[str, tuple[Char, ...]], ...]:
    """The text of a page line by line."""
    lines: list[tuple[str, tuple[Char, ...]]] = []
    text = ""
    chars: list[Char] = []
    ended = False
    for character, char in [*stream, ("\n", None)]:
        if char is None and character == "\n":
            # Blanks that the library put beside something that can't be seen belong to no line.
            lines.append((text.rstrip(" ") if ended else text, tuple(chars)))
            text, chars = "", []
        elif character != "\r" and (char or chars or character != " "):
            text += character
            ended = char is None
            if char is not None:
                chars.append(char)
    return tuple(lines)


def _share(matrix: Matrix, frame: Frame) -> float:
    """Which share of the page a picture covers: the unit square under its matrix."""
    a, b, c, d, e, f = matrix
    corners = [frame.place(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    width, height = frame.size
    across = min(max(x for x, _ in corners), width) - max(min(x for x, _ in corners), 0)
    down = min(max(y for _, y in corners), height) - max(min(y for _, y in corners), 0)
    return max(across, 0) * max(down, 0) / (width * height) if width and height else 0.0


def _has_glyphs(item: Any) -> bool:
    """Whether the library has the glyphs of a piece of text: the file's, or those of its own Latin fonts."""
    font = pdfium.FPDFTextObj_GetFont(item)
    if not font or pdfium.FPDFFont_GetIsEmbedded(font) == 1:
        return True
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    return name.value.decode("latin-1").startswith(_LATIN_FONTS)


def _items(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    """All objects of a page with the matrix of the forms that they stand in, in the order of painting."""
    raw = page.raw
    yield from _walk(partial(pdfium.FPDFPage_GetObject, raw), pdfium.FPDFPage_CountObjects(raw), _PLAIN, 0)


def _walk(get: Callable[[int], Any], count: int, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    for index in range(count):
        item = get(index)
        yield item, outer
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(item), outer)
            within = pdfium.FPDFFormObj_CountObjects(item)
            yield from _walk(partial(pdfium.FPDFFormObj_GetObject, item), within, inner, depth + 1)


def _matrix(item: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _draw(drawing: Drawing, place: int, item: Any, outer: Matrix, frame: Frame) -> int:
    """Add what a path draws: its straight strokes, and the boxes that it fills; return its curved parts."""
    pieces = pdfium.FPDFPath_CountSegments(item)
    if not 2 <= pieces <= _MOST_PIECES:
        return 0
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    filled, white = fill.value != pdfium.FPDF_FILLMODE_NONE, _is_white(item)
    curves = 0
    for points, curved in _shapes(item, pieces, _times(_matrix(item), outer), frame):
        if curved:
            curves += 1
            continue
        if filled and len(points) in _BOX_POINTS:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            drawing.fill(Box(min(xs), min(ys), max(xs), max(ys)), place, white=white)
        if stroke.value and len(points) <= _MOST_STROKES:
            for start, end in itertools.pairwise(points):
                drawing.stroke(*start, *end)
    return curves


def _shapes(
    item: Any, pieces: int, matrix: Matrix, frame: Frame
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The parts of a path that are drawn without lifting the pen: their points, and whether one is curved."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(pieces):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.place(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return alpha.value > 0 and min(red.value, green.value, blue.value) >= _WHITE
