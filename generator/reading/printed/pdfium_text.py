"""The characters of a page as `pdfium` finds them: those that can be seen, and how many can not and why."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from generator.reading.printed.frame import Frame
from generator.reading.printed.page import Box, Char, Hidden

_WHITE = 250
_LATIN = 0x80
# A line of text that rises or falls by more than a sixth is not set level.
_STEEPEST = 1 / 6
_LINE_ENDS = frozenset({10, 13})
_BLANK = 32
# Reasons that leave a character where it is: none, and turned text, which is read.
_KEPT = frozenset({"", "turned"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What the characters of one piece of text have in common.

    Attributes:
        run: its number.
        size: height of its font as printed.
        reason: why it can't be seen or read, empty where nothing is odd.
        veils: white boxes that are painted over it.
    """

    run: int
    size: float
    reason: str
    veils: tuple[Box, ...]


class PdfiumText:
    """The characters of one page.

    Attributes:
        chars: visible ones in the order of the file.
        stream: the same with the blanks and line ends that the library puts between them, None for those.
        hidden: how many are left out or doubtful.
        outside: those beyond the page's edges.
        latin: addresses of the pieces of text that hold Latin characters alone.
        unseen: those inside it that can't be seen.
    """

    def __init__(
        self, raw: Any, frame: Frame, order: Mapping[int, int], veils: Sequence[tuple[int, Box]]
    ) -> None:
        self._raw, self._frame, self._order, self._veils = raw, frame, order, veils
        self._size = frame.size
        self._looks: dict[int, _Look] = {}
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.chars: list[Char] = []
        self.stream: list[tuple[str, Char | None]] = []
        self.hidden = Hidden()
        self.outside = ""
        self.latin: set[int] = set()
        self.unseen: list[Char] = []

    def read(self, count: int) -> None:
        """Take the first ``count`` characters."""
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._raw, index)
            # What the library adds itself is blanks and line ends, nothing else.
            if code in _LINE_ENDS or (code == _BLANK and pdfium.FPDFText_IsGenerated(self._raw, index) == 1):
                self.stream.append((_character(code), None))
                continue
            look = self._look(index, code)
            char = self._char(index, code, look)
            reason = look.reason or self._unseen(char, look)
            is_blank = char.text.isspace()
            if reason and not is_blank:
                self._leave(char, reason)
            if reason in _KEPT:
                self.chars.append(char)
                self.stream.append((char.text, char))
                if not is_blank and (
                    pdfium.FPDFText_HasUnicodeMapError(self._raw, index) == 1 or _meaningless(code)
                ):
                    self.hidden.unmapped += 1

    def _leave(self, char: Char, reason: str) -> None:
        """Note a character that is odd: most can't be seen."""
        setattr(self.hidden, reason, getattr(self.hidden, reason) + 1)
        if reason == "outside":
            self.outside += char.text
        elif reason not in _KEPT:
            self.unseen.append(char)

    def _char(self, index: int, code: int, look: _Look) -> Char:
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._box)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        place, box = self._frame.place, self._box
        left, right = place(box.left, box.bottom)[0], place(box.right, box.top)[0]
        if left > right:
            left, right = right, left
        y = place(self._x.value, self._y.value)[1]
        return Char(_character(code), left, right, y, look.size, look.run)

    def _unseen(self, char: Char, look: _Look) -> str:
        width, height = self._size
        if not (-1 <= char.middle <= width + 1 and char.y >= 0 and char.y - char.size <= height):
            return "outside"
        middle = char.y - char.size / 3
        return "covered" if look.veils and any(veil.holds(char.middle, middle) for veil in look.veils) else ""

    def _look(self, index: int, code: int) -> _Look:
        item = pdfium.FPDFText_GetTextObject(self._raw, index)
        at = address(item)
        known = self._looks.get(at)
        if code >= _LATIN:
            self.latin.discard(at)
        elif known is None:
            self.latin.add(at)
        if known is None:
            pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
            scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
            size = pdfium.FPDFText_GetFontSize(self._raw, index) * scale
            place = self._order.get(at)
            later = () if place is None else tuple(box for painted, box in self._veils if painted > place)
            known = _Look(len(self._looks), size, self._reason(index, item) if item else "", later)
            self._looks[at] = known
        return known

    def _reason(self, index: int, item: Any) -> str:
        """Why a piece of text can't be seen, or is hard to read; empty for ordinary text."""
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        if mode in {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}:
            return "invisible"
        if mode == pdfium.FPDF_TEXTRENDERMODE_FILL:
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            pdfium.FPDFText_GetFillColor(self._raw, index, red, green, blue, alpha)
            if alpha.value == 0:
                return "invisible"
            if min(red.value, green.value, blue.value) >= _WHITE:
                return "white"
        across, down = self._frame.direction(self._matrix.a, self._matrix.b)
        return "turned" if across <= 0 or abs(down) > _STEEPEST * across else ""


def address(item: Any) -> int:
    """Where the library keeps an object: the same object has the same address."""
    return ctypes.addressof(item.contents) if item else 0


def _character(code: int) -> str:
    """The library's signs for a hyphen are hyphens; what is no character stays visible as the sign for it."""
    if code in {0x02, 0xFFFE}:
        return "-"
    shown = 0x20 <= code < 0x7F or 0x7F < code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return chr(code) if shown or code in {9, 10, 13} else "\ufffd"


def _meaningless(code: int) -> bool:
    """Whether a code means nothing outside its font."""
    return code in {0, 0xFFFD} or 0xE000 <= code <= 0xF8FF or code >= 0xF0000
