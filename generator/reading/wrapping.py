"""Where paragraphs end in a text whose lines were wrapped, read from the marks that the extraction left.

Three kinds of text occur. Some extractions leave a blank at the end of a paragraph's last line and nowhere
else (business report of early ROC 113); some wrap at a constant width, so that a short line ends a
paragraph; some put every paragraph on a line of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.reading.document import Line

_FINAL = tuple("。！？；：:!?;」』）)")
_CLOSING = tuple("、，。；：）」』,;)%％")
_SENTENCE_END = tuple("。！？")
_FEWEST_LINES = 8
_FEWEST_LONG = 4
# Columns of a printed line: nothing narrower is running text, nothing wider fits on a page.
_NARROWEST = 24
_WIDEST = 160
_SHORT = 0.8


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were wrapped.

    Attributes:
        marked: whether a trailing blank marks the last line of a paragraph.
        width: columns (a CJK character takes two) at which lines wrap; 0 where every line is a paragraph.
        blank_lines: whether a blank line ends a paragraph.
    """

    marked: bool
    width: int
    blank_lines: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Wrapping:
        """Judge all lines of a text."""
        printed = [line for line in lines if not line.blank]
        if len(printed) < _FEWEST_LINES:
            return cls(False, 0, False)
        gaps = sum(b.number - a.number > 1 for a, b in pairwise(printed))
        return cls(_is_marked(printed), _width(printed), 0 < gaps < 0.6 * len(printed))

    def ends_paragraph(self, line: Line, following: Line | None) -> bool | None:
        """Whether a paragraph ends with ``line``; None where the text doesn't tell.

        Args:
            line: a line that holds text.
            following: the next line that holds text; None at the end.
        """
        if following is None or (self.blank_lines and following.number - line.number > 1):
            return True
        if following.stripped.startswith(_CLOSING):
            return False
        if not self.marked:
            return self._short_line(line)
        if _is_latin(line.stripped[-1]) and _is_latin(following.stripped[0]):
            return None
        if self._unsure_blank(line, following):
            return self._short_line(line)
        return line.text.endswith((" ", "\u3000"))

    def _short_line(self, line: Line) -> bool | None:
        """Judged by length alone; a full line may or may not be the last of its paragraph."""
        if self.width == 0 or columns(line.stripped) + 2 <= _SHORT * self.width:
            return True
        return None if line.stripped.endswith(_FINAL) else False

    def _unsure_blank(self, line: Line, following: Line) -> bool:
        """Whether a blank at the end may be a printed one next to a Latin word (``5G Open `` | ``RAN``)."""
        last, first = line.stripped[-1], following.stripped[0]
        if line.text == line.text.rstrip() or last in _FINAL:
            return False
        full = columns(line.stripped) > _SHORT * self.width
        return _is_latin(last) or (full and _is_latin(first))


class _Widths(dict[str, int]):
    """Columns by character; each is looked up in Unicode's table once."""

    def __missing__(self, character: str) -> int:
        self[character] = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        return self[character]


_WIDTHS = _Widths()


@lru_cache(maxsize=1 << 15)
def columns(text: str) -> int:
    """Printed width: two columns for a full-width character, one for any other."""
    return sum(map(_WIDTHS.__getitem__, text))


def _is_marked(lines: Sequence[Line]) -> bool:
    ends = [line for line in lines if line.stripped.endswith(_SENTENCE_END)]
    others = [line for line in lines if not line.stripped.endswith(_FINAL)]
    if len(ends) < 3 or not others:
        return False
    marked_ends = sum(line.text != line.text.rstrip() for line in ends) / len(ends)
    marked_others = sum(line.text != line.text.rstrip() for line in others) / len(others)
    return marked_ends > 0.7 and marked_others < 0.5


def _width(lines: Sequence[Line]) -> int:
    """The wrap width, or 0: where lines are wrapped, the longer half of them is of nearly one length."""
    ordered = sorted(columns(line.stripped) for line in lines if not line.stripped.endswith(_FINAL))
    if not ordered:
        return 0
    longest = ordered[int(0.95 * (len(ordered) - 1))]
    longer = [width for width in ordered if width > 0.5 * longest]
    near = sum(width >= _SHORT * longest for width in longer)
    wrapped = len(longer) >= _FEWEST_LONG and near >= 0.7 * len(longer)
    return longest if wrapped and _NARROWEST <= longest <= _WIDEST else 0


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
