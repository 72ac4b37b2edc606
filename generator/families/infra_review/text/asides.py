"""What stands between the paragraphs of a section without being one: captions, words in figures, tables.

The extraction (moea-infra-review-110.txt) wrote the words of figures and the cells of inserted tables where
they lay on the page, sometimes in the middle of a sentence. Wrapped lines of running text are about as wide
as the page; lines that are wrapped and much narrower come from cells and figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.families.infra_review.text.outline_styles import STYLES
from generator.families.infra_review.text.prose_wrapping import ProseWrapping
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.markers import match_marker

_CAPTION = re.compile(r"[圖表]\s*\d{0,2}\s*[、.．：:]\s*\S|\S{2,30}示意圖$")
_ADDRESS = re.compile(r"https?://\S+")
_PUNCTUATION = re.compile(r"[，。；：！？]")
_SENTENCE_END = ("。", "！", "？")
_STOP = ("。", "！", "？", "；", "：", "，", ":", ";")
_FEWEST_CELLS = 3
# Lines of figures and inserted tables are narrow throughout; wide and narrow ones by turns are a second wrap.
_NARROW_SHARE = 0.8
_FEWEST_UNMARKED_CELLS = 8


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that belong to no paragraph: a caption or its source, or the cells of a table or figure."""

    kind: Literal["caption", "cells"]
    text: str
    lines: tuple[int, ...]


def split_asides(lines: Sequence[Line], wrapping: ProseWrapping) -> tuple[list[Line], list[Aside]]:
    """Running text and asides of a stretch of lines, both in order.

    Args:
        lines: lines with text, furniture left out.
        wrapping: how the running text of the report is wrapped.
    """
    finder = _Finder(lines, wrapping)
    apart: dict[int, Aside] = {}
    position = 0
    while position < len(lines):
        end = finder.region_end(position)
        if end > position:
            first = finder.region_start(position, apart)
            aside = Aside("cells", _cells(lines[first:end], wrapping), _numbers(lines[first:end]))
            apart.update(dict.fromkeys(range(first, end), aside))
            position = end
            continue
        if finder.is_caption(position):
            apart[position] = Aside("caption", lines[position].stripped, (lines[position].number,))
        position += 1
    prose = [line for index, line in enumerate(lines) if index not in apart]
    return prose, list(dict.fromkeys(apart[index] for index in sorted(apart)))


def _numbers(lines: Sequence[Line]) -> tuple[int, ...]:
    return tuple(line.number for line in lines)


def _cells(lines: Sequence[Line], wrapping: ProseWrapping) -> str:
    """One cell a line: wrapped lines are joined up to the blank that closes the cell.

    In figures nothing closes; there a blank line parts the words.
    """
    closed = any(wrapping.is_closed(line) for line in lines)
    cells: list[str] = []
    held: list[str] = []
    for index, line in enumerate(lines):
        held.append(line.text)
        last = index + 1 == len(lines)
        apart = not last and lines[index + 1].number - line.number > 1
        if last or (wrapping.is_closed(line) if closed else apart):
            cells.append(join_wrapped(held))
            held = []
    return "\n".join(cells)


class _Finder:
    """Looks at lines in their surroundings."""

    def __init__(self, lines: Sequence[Line], wrapping: ProseWrapping) -> None:
        self._lines = lines
        self._wrapping = wrapping
        self._narrow = [wrapping.is_narrow(line) for line in lines]
        # Where no blank closes cells, only many short lines in a row tell them from short paragraphs.
        self._fewest = _FEWEST_CELLS if wrapping.marked else _FEWEST_UNMARKED_CELLS
        self._marked = [match_marker(line.text, STYLES) is not None for line in lines]

    def is_caption(self, position: int) -> bool:
        """A caption, the address of a picture, or a line without punctuation behind a finished item."""
        text = self._lines[position].stripped
        if _ADDRESS.fullmatch(text):
            return True
        return not self._marked[position] and (bool(_CAPTION.match(text)) or self._stands_alone(position))

    def _stands_alone(self, position: int) -> bool:
        """One line without punctuation between the end of a sentence and the next item: names of pictures."""
        line = self._lines[position]
        if position == 0 or not self._wrapping.marked or _PUNCTUATION.search(line.text):
            return False
        before = self._lines[position - 1]
        last = position + 1 == len(self._lines)
        return (
            before.stripped.endswith(_SENTENCE_END)
            and self._wrapping.is_closed(before)
            and self._wrapping.is_closed(line)
            and (last or self._marked[position + 1])
        )

    def region_end(self, start: int) -> int:
        """End of the region of cells that begins at ``start``; ``start`` where none begins."""
        if not self._is_cell(start):
            return start
        end, cells = start, 0
        while end < len(self._lines) and not self._resumes(end):
            cells += self._is_cell(end)
            end += 1
        narrow = sum(self._narrow[start:end])
        return end if cells >= self._fewest and narrow >= _NARROW_SHARE * (end - start) else start

    def region_start(self, start: int, apart: dict[int, Aside]) -> int:
        """First line of the region: short closed lines before the first wrapped cell belong to it."""
        while start > 0 and start - 1 not in apart and self._belongs(start - 1):
            start -= 1
        return start

    def _belongs(self, position: int) -> bool:
        line = self._lines[position]
        return (
            self._narrow[position]
            and not self._marked[position]
            and self._wrapping.is_closed(line)
            and not line.stripped.endswith(_STOP)
        )

    def _is_cell(self, position: int) -> bool:
        line = self._lines[position]
        wrapped = self._narrow[position] and not (self._wrapping.marked and self._wrapping.is_closed(line))
        if not self._wrapping.marked and self._marked[position]:
            return False
        return wrapped and not line.stripped.endswith(_SENTENCE_END) and not self._is_address(position)

    def _is_address(self, position: int) -> bool:
        return _ADDRESS.fullmatch(self._lines[position].stripped) is not None

    def _resumes(self, position: int) -> bool:
        """Whether running text goes on: a full line, and another or a short last one behind it."""
        if _CAPTION.match(self._lines[position].stripped) and not self._marked[position]:
            return True
        if position + 1 == len(self._lines):
            return not self._narrow[position]
        following = self._lines[position + 1]
        wide_next = not self._narrow[position + 1]
        if self._narrow[position]:
            return self._marked[position] and wide_next and not self._is_cell(position)
        return self._marked[position] or wide_next or following.stripped.endswith(_SENTENCE_END)
