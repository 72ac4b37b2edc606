"""Characters of a page as `pdfminer.six` reads them: slower, and without need of the font itself.

`pdfium` measures glyphs, and drops a piece of text of one character where it has no font for it. Files of
many budget offices name Chinese fonts that they don't bring, so pages that miss something are read with this
library too, which knows the character codes of those fonts.
"""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, stream_value
from pdfminer.psexceptions import PSException

from generator.reading.printed.frame import Frame
from generator.reading.printed.page import Char

_PLAIN = (1, 0, 0, 1, 0, 0)
_INVISIBLE = frozenset({3, 7})
_WHITE = 0.98
# What the library raises over strange files, besides its own errors; a lack of memory is the whole file's.
_STRANGE = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Mined:
    """Characters of a page in the order of the file.

    Attributes:
        chars: those that are seen.
        turned: how many of them are not set level.
        failed: whether the library could not read the page.
    """

    chars: tuple[Char, ...] = ()
    turned: int = 0
    failed: bool = False


class MinerBook:
    """A PDF opened with `pdfminer.six`; whatever it makes of a strange file is told by page, never raised."""

    def __init__(self, file: BinaryIO, most_pages: int) -> None:
        self._manager = PDFResourceManager()
        try:
            self._pages = list(islice(PDFPage.create_pages(PDFDocument(PDFParser(file))), most_pages))
        except _STRANGE:
            self._pages = []

    def read(self, number: int, frame: Frame) -> Mined:
        """Visible characters of a page; ``failed`` where the library can't read it."""
        if number > len(self._pages):
            return Mined(failed=True)
        page, device = self._pages[number - 1], _Collector(self._manager, frame)
        try:
            PDFPageInterpreter(self._manager, device).render_contents(
                page.resources, page.contents, ctm=_PLAIN
            )
        except _STRANGE:
            return Mined(failed=True)
        return Mined(tuple(device.chars), device.turned)

    def is_damaged(self, number: int) -> bool | None:
        """Whether a part of a page's content ends before its end; None where that can't be told."""
        if number > len(self._pages):
            return None
        cut = [_is_cut(content) for content in self._pages[number - 1].contents]
        return True if True in cut else None if None in cut else False


class _Collector(PDFTextDevice):
    """Keeps each character with its place on the page."""

    def __init__(self, manager: PDFResourceManager, frame: Frame) -> None:
        super().__init__(manager)
        self.chars: list[Char] = []
        self.turned = 0
        self._frame = frame
        self._run = 0
        self._is_seen = True

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """A piece of text; all its characters make one run."""
        self._run += 1
        self._is_seen = textstate.render not in _INVISIBLE and not _is_white(graphicstate.ncolor)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Keep a character; how far the next one stands from it."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        advance = float(font.char_width(cid) * fontsize * scaling)
        a, b, c, d, e, f = matrix
        upright = font.is_vertical()
        x, y = self._frame.place(e + c * rise, f + d * rise)
        across, down = self._frame.direction(a, b)
        size = fontsize * math.hypot(c, d)
        width = size if upright else abs(advance) * math.hypot(a, b)
        level = across > 0 and abs(down) <= across / 6
        x0, y0 = (x - width / 2, y + size) if upright else (x, y)
        if self._is_seen and text and self._inside(x0 + width / 2, y0, size):
            self.turned += not (level or upright or text.isspace())
            self.chars.append(Char(text, x0, x0 + width, y0, size, self._run))
        return advance

    def _inside(self, x: float, y: float, size: float) -> bool:
        width, height = self._frame.size
        return -1 <= x <= width + 1 and y >= 0 and y - size <= height


def _is_white(color: Any) -> bool:
    if isinstance(color, int | float):
        return bool(color >= _WHITE)
    if isinstance(color, list | tuple) and len(color) == 3 and all(isinstance(c, int | float) for c in color):
        return bool(min(color) >= _WHITE)
    return False


def _is_cut(content: Any) -> bool | None:
    """Whether a deflated stream breaks off; None where the library can't tell."""
    try:
        stream = stream_value(content)
        filters = stream.get_filters()
        if [name for name, _ in filters[:1]] and filters[0][0] in LITERALS_FLATE_DECODE:
            unpacker = zlib.decompressobj()
            unpacker.decompress(stream.get_rawdata() or b"", 1)
            while unpacker.unconsumed_tail:
                unpacker.decompress(unpacker.unconsumed_tail, 1_000_000)
            return not unpacker.eof
    except zlib.error:
        return True
    except _STRANGE:
        return None
    return False
