"""Paragraphs of table cells that the extraction wrote one after the other, cut apart.

In a table of two columns the text gives, page by page, all lines of a left cell and then all of the right
one (moea-infra-review-110.txt, section 肆). A paragraph ends at the blank that closes cells, at a list
number, at the end of a page, or where the lines become wider or narrower because the other column begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.infra_review.text import STYLES, ProseWrapping
from generator.reading.document import Line
from generator.reading.markers import Marker, match_marker
from generator.reading.paragraph import join_paragraph
from generator.reading.wrapping import columns

_SENTENCE_END = ("。", "！", "？", "；", "：", ":", ";")
_FULL = 0.85
_NEIGHBOURS = 2
_JUMP = 5
_SPREAD = 4
_MOST_LINES = 200


@dataclass(slots=True)
class Chunk:
    """A paragraph of a cell, or the part of it that one page holds.

    Attributes:
        marker: its list number, or None.
        lines: its lines.
        open: whether it goes on after the page break or the lines of the other column.
    """

    marker: Marker | None
    lines: list[Line] = field(default_factory=list)
    open: bool = False

    @property
    def text(self) -> str:
        """The joined text without the list number."""
        cut = self.marker.end if self.marker else 0
        pieces = [
            (line.number, line.text[cut:] if index == 0 else line.text)
            for index, line in enumerate(self.lines)
        ]
        return join_paragraph(pieces).text

    @property
    def numbers(self) -> list[int]:
        """Line numbers."""
        return [line.number for line in self.lines]

    @property
    def is_heading(self) -> bool:
        """Whether it is complete and no sentence: the title of what follows."""
        last = self.lines[-1].stripped
        return not self.open and (not last.endswith(_SENTENCE_END) or last.endswith(("：", ":")))


def cut_chunks(lines: Sequence[Line], wrapping: ProseWrapping) -> list[Chunk]:
    """The chunks of one page of a table."""
    found: list[Chunk] = []
    last_numbers: dict[str, int] = {}
    closed = True
    for index, line in enumerate(lines):
        marker = match_marker(line.text, STYLES)
        if marker is not None and not closed and not _plausible(marker, last_numbers):
            marker = None
        if marker is not None:
            last_numbers[marker.style.name] = marker.number
        if marker is not None and found and wrapping.is_closed(lines[index - 1]):
            found[-1].open = False
        if closed or marker is not None:
            found.append(Chunk(marker))
        found[-1].lines.append(line)
        closed = _closes(lines, index, wrapping)
        found[-1].open = not closed
    return [part for chunk in found for part in _split_by_width(chunk)]


def _plausible(marker: Marker, last: dict[str, int]) -> bool:
    """Whether a number in front of a line can open an item although the line before it is unfinished."""
    before = last.get(marker.style.name, 0)
    return marker.number in (1, before, before + 1)


def _closes(lines: Sequence[Line], index: int, wrapping: ProseWrapping) -> bool:
    """Whether the cell's paragraph ends with the line; a full line without an end of sentence goes on."""
    line = lines[index]
    sentence = line.stripped.endswith(_SENTENCE_END)
    if not wrapping.marked:
        return sentence
    if not wrapping.is_closed(line):
        return False
    around = [*lines[max(0, index - _NEIGHBOURS) : index], *lines[index + 1 : index + 1 + _NEIGHBOURS]]
    widths = [columns(near.stripped) for near in around if not wrapping.is_closed(near)]
    full = bool(widths) and columns(line.stripped) >= _FULL * max(widths)
    return sentence or not full


def _split_by_width(chunk: Chunk) -> list[Chunk]:
    """The chunk, or its two halves where the lines show two columns of different width."""
    if len(chunk.lines) > _MOST_LINES:
        return [chunk]
    widths = [columns(line.stripped) for line in chunk.lines]
    offset = 1 if chunk.marker else 0
    for cut in range(2 + offset, len(widths)):
        left = widths[offset:cut]
        if max(left) - min(left) <= _SPREAD and _other_column(left, widths[cut:]):
            first = Chunk(chunk.marker, chunk.lines[:cut], open=True)
            return [first, Chunk(None, chunk.lines[cut:], open=chunk.open)]
    return [chunk]


def _other_column(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether wrapped lines of these widths can't be of one column: no line is wider than its column."""
    if right[0] >= max(left) + _JUMP:
        return True
    wrapped = right[:-1]
    return len(wrapped) >= 3 and max(wrapped) <= min(left) - _SPREAD
