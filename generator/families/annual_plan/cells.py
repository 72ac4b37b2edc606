"""How the text of a narrow table cell wraps, and which cuts through glued cells obey it.

Cells of a row are printed side by side; the extraction writes them one after another without any mark, so
that the last line of a cell and the first line of the next share a line of text. But a cell breaks its line
only where what comes next no longer fits, and in most rows that leaves one place where the border can be.

All texts here are without white space (see `generator.reading.spacing.squeeze`); widths are columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import ends_latin, squeeze, starts_latin
from generator.reading.wrapping import columns

_OPENING = "（「『〈《【〔［｛([{“‘"
_PAIRS = tuple(zip("（「『〈《【〔［([", "）」』〉》】〕］)]", strict=True))
_ORDINAL_BEGUN = re.compile(rf"第(?:{CJK_NUMERAL}|\d)*$")
_ADDITION = ("（", "(")
_CLOSING = "）」』〉》】〕］｝)\\]}”’，。、；：！？,.;:!?%％…"
# What a line break keeps together: opening brackets with what follows, a Latin word or a number up to its
# hyphen, closing brackets and punctuation with what goes before.
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9.]+-?|.)[{_CLOSING}]*")


@dataclass(frozen=True, slots=True)
class Border:
    """Where the first of two glued cells ends: after ``offset`` characters of line ``line`` (both from 0)."""

    line: int
    offset: int


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Columns of a text without white space."""
    return columns(text)


@lru_cache(maxsize=4096)
def first_unit_width(text: str) -> int:
    """Columns of the first piece of ``text`` that a line break can't split; 0 for an empty text."""
    match = _UNIT.match(text)
    return columns(match[0]) if match else 0


def wraps(lines: Sequence[str], cell: int) -> bool:
    """Whether these are the lines of one text wrapped in a cell of ``cell`` columns."""
    if not lines or not all(lines) or any(width(line) > cell for line in lines):
        return False
    return all(width(line) + first_unit_width(following) > cell for line, following in pairwise(lines))


def borders(lines: Sequence[str], first_cell: int, second_cell: int) -> Iterator[Border]:
    """All borders that leave two cells which both wrap as cells of these widths do; both hold text."""
    if any(width(line) > first_cell + second_cell for line in lines):
        return
    for index, line in enumerate(lines):
        if index and width(lines[index - 1]) > first_cell:
            return
        for offset in range(1, len(line)):
            if width(line[:offset]) > first_cell:
                break
            second = [line[offset:], *lines[index + 1 :]]
            first = [*lines[:index], line[:offset]]
            if not wraps(second, second_cell) or not wraps(first, first_cell):
                continue
            if may_part("".join(first), second[0]):
                yield Border(index, offset)


def line_borders(lines: Sequence[str], first_cell: int, second_cell: int) -> Iterator[Border]:
    """All borders at the end of a line that leave two cells which both wrap as cells of these widths do."""
    for count in range(1, len(lines)):
        first, second = lines[:count], lines[count:]
        fits = wraps(first, first_cell) and wraps(second, second_cell)
        if fits and may_part("".join(first), second[0]):
            yield Border(count - 1, len(lines[count - 1]))


def may_part(first: str, second: str) -> bool:
    """Whether a border may stand here.

    Not inside brackets, an ordinal (第五期), a Latin word or a number, nor before an addition in brackets.
    """
    if (ends_latin(first) and starts_latin(second)) or second.startswith(_ADDITION):
        return False
    return not _ORDINAL_BEGUN.search(first) and all(first.count(a) == first.count(b) for a, b in _PAIRS)


def cut(lines: Sequence[str], border: Border) -> tuple[list[str], list[str]]:
    """The lines of the first and of the second cell."""
    line = lines[border.line]
    first, rest = [*lines[: border.line], line[: border.offset]], line[border.offset :]
    return first, [*([rest] if rest else []), *lines[border.line + 1 :]]


def cut_printed(text: str, count: int) -> tuple[str, str]:
    """A printed text, white space included, after ``count`` characters that are none."""
    seen = 0
    for offset, character in enumerate(text):
        if seen == count:
            return text[:offset], text[offset:]
        seen += not character.isspace()
    return text, ""


def squeezed(lines: Sequence[str]) -> list[str]:
    """The lines without white space."""
    return [squeeze(line) for line in lines]
