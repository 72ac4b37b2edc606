"""Where paragraphs end in the running text of a performance review.

A blank at the end of a line marks the end of a paragraph (moea-infra-review-110.txt), but paragraphs that
somebody justified by hand carry one after inner lines too: full lines that end in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.document import Line
from generator.reading.wrapping import Wrapping, columns

_FINAL = tuple("。！？；：:!?;」』）)%％")
_FULL = 0.85
_NARROW = 0.62


class ProseWrapping(Wrapping):
    """`Wrapping` that does not trust the blank after a full line without an end of sentence."""

    __slots__ = ()

    @classmethod
    def judge(cls, lines: Sequence[Line]) -> ProseWrapping:
        """Judge the running text of all programmes together; a single one may be too short to tell."""
        judged = Wrapping.of(lines)
        return cls(judged.marked, judged.width, judged.blank_lines)

    def ends_paragraph(self, line: Line, following: Line | None) -> bool | None:
        """See `Wrapping.ends_paragraph`; None where only the trailing blank speaks for an end."""
        ended = Wrapping.ends_paragraph(self, line, following)
        if ended and following is not None and self.marked and self.is_full(line):
            return True if line.stripped.endswith(_FINAL) else None
        return ended

    def is_full(self, line: Line) -> bool:
        """Whether the line reaches about as far to the right as lines of running text do."""
        return self.width > 0 and columns(line.stripped) >= _FULL * self.width

    def is_narrow(self, line: Line) -> bool:
        """Whether the line is too short for a wrapped line of running text: a cell, a word in a figure."""
        return self.width > 0 and columns(line.stripped) < _NARROW * self.width

    def is_closed(self, line: Line) -> bool:
        """Whether the trailing blank that closes cells and paragraphs stands after the line."""
        return line.text != line.text.rstrip(" \u3000")
