"""Tables whose columns an extraction set side by side, with blanks (``pdftotext -layout``) or tabs between.

Nothing is printed between two columns, but what stands in them is aligned: at the border of two columns no
line has text, wherever the words of the head stand above them. Blanks are counted in characters by some
extractions, in columns (an ideograph takes two) by others; the count by which the columns are clear is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.reading.document import Line
from generator.reading.spacing import squeeze
from generator.reading.tab_rows import tab_cells, without_trailing_blanks

# Two words of a head are further apart than the characters of one; in narrow columns a blank must do.
_GAPS = (re.compile(r"(?:\s{2,}|\u3000)\s*"), re.compile(r"\s+"))
_TALLEST_HEAD = 4
_FEWEST = 2
# Lines that run over a border are no lines of the table: the number of a page, a note. More, and it is none.
_MOST_ACROSS = 0.03
_COUNTS = (1, 2)
_NO_HEAD = (0, 0, 0, 0)

Field = Callable[[str], str | None]


@dataclass(slots=True)
class _Word:
    """A word of a head, of one line or of several above each other.

    Attributes:
        text: without blanks.
        start: its first place.
        end: the place after its last.
        opens: whether it begins on the first line of the head.
        wide: places that an ideograph takes.
    """

    text: str
    start: int
    end: int
    opens: bool
    wide: int


@dataclass(frozen=True, slots=True)
class SideHead:
    """The head of such a table.

    Attributes:
        start: position of its first line among the lines that were searched.
        stop: position after its last line.
        fields: what each column holds, from the left; None where its word is not known.
        words: those words with their places, from the left; empty where tabs part the cells.
    """

    start: int
    stop: int
    fields: tuple[str | None, ...]
    words: tuple[_Word, ...]


@dataclass(frozen=True, slots=True)
class CellLine:
    """One printed line of a table: the part of each cell that stands on it."""

    number: int
    cells: tuple[str, ...]


def side_head_at(lines: Sequence[Line], start: int, field: Field) -> SideHead | None:
    """The head that begins on the line at ``start``: of all readings the one that knows most of its words.

    Args:
        lines: those that hold text.
        start: a position among them.
        field: what the column under a word holds; None for a word that heads no column.
    """
    best: SideHead | None = None
    most = _NO_HEAD
    for stop in range(start + 1, min(start + _TALLEST_HEAD, len(lines)) + 1):
        tabs = any("\t" in line.stripped for line in lines[start:stop])
        for words in _words_by_tabs(lines[start:stop]) if tabs else _words_by_count(lines[start:stop]):
            fields = tuple(field(word.text) for word in words)
            rank = _rank(words, fields)
            if rank > most:
                best, most = SideHead(start, stop, fields, () if tabs else tuple(words)), rank
    return best


def _rank(words: Sequence[_Word], fields: Sequence[str | None]) -> tuple[int, int, int, int]:
    """Known words, then few others, then those that begin on the first line, then long ones; 0 for no head.

    A word that stands below none may be the rest of one that another reading puts together (計畫⏎類別 beside
    實施內容), and a wrapped word may begin with another.
    """
    known = [word for word, name in zip(words, fields, strict=True) if name]
    repeated = len({name for name in fields if name}) < len(known)
    if len(known) < _FEWEST or repeated or not any(word.opens for word in known):
        return _NO_HEAD
    opens = sum(word.opens for word in known)
    return len(known), -len(words), opens, sum(len(word.text) for word in known)


def cell_lines(
    lines: Sequence[Line], heads: Sequence[SideHead], bodies: Sequence[Sequence[Line]]
) -> tuple[list[list[CellLine]], list[Line]] | None:
    """The lines below each head in cells, and those of all that run over a border.

    Args:
        lines: those among which the heads were found.
        heads: printings of the head of one table.
        bodies: the lines below each of them; those of one page where a page has a head of its own.

    Returns:
        None where no borders are free of text: the lines are no columns below these heads.
    """
    found = []
    for wide in _COUNTS:
        parts = [_cells(lines, head, body, wide) for head, body in zip(heads, bodies, strict=True)]
        across = [line for _, over in parts for line in over]
        if len(across) <= max(1, _MOST_ACROSS * sum(len(body) for body in bodies)):
            found.append(([cells for cells, _ in parts], across))
    return min(found, key=lambda each: len(each[1]), default=None)


def _cells(
    lines: Sequence[Line], head: SideHead, body: Sequence[Line], wide: int
) -> tuple[list[CellLine], list[Line]]:
    """Lines in cells, and those that run over a border, where an ideograph takes ``wide`` places."""
    if not head.words:
        return _cells_by_tabs(body, len(head.fields))
    wanted = [word.text for word in head.words]
    for words in _words_by_count(lines[head.start : head.stop]):
        if words[0].wide == wide and [word.text for word in words] == wanted:
            return _cells_by_place(words, body)
    return [], list(body)


def _words_by_tabs(lines: Sequence[Line]) -> Iterator[list[_Word]]:
    """The one way to read lines with tabs as a head."""
    rows = [without_trailing_blanks(tab_cells(line.text)) for line in lines]
    width = max(len(row) for row in rows)
    columns = [[squeeze(row[at]) if at < len(row) else "" for row in rows] for at in range(width)]
    yield [_Word("".join(parts), at, at + 1, bool(parts[0]), 1) for at, parts in enumerate(columns)]


def _cells_by_tabs(body: Sequence[Line], width: int) -> tuple[list[CellLine], list[Line]]:
    """Rows between tabs; a line without any goes on in the cell with which the one above ended."""
    cells, across = [], []
    last = width
    for line in body:
        row = without_trailing_blanks(tab_cells(line.text)) if "\t" in line.text else []
        if len(row) > width:
            across.append(line)
            continue
        last = len(row) or last
        row = row or [*[""] * (last - 1), line.stripped]
        cells.append(CellLine(line.number, (*row, *[""] * (width - len(row)))))
    return cells, across


def _words_by_count(lines: Sequence[Line]) -> Iterator[list[_Word]]:
    """All ways to read lines with blanks as a head, the likelier first."""
    for gap in _GAPS:
        for wide in _COUNTS:
            yield _words_by_place(lines, gap, wide)


def _words_by_place(lines: Sequence[Line], gap: re.Pattern[str], wide: int) -> list[_Word]:
    """The words of a head, from the left: pieces that stand above each other make one."""
    words: list[_Word] = []
    for number, line in enumerate(lines):
        for text, start, end in _pieces(line.text, gap, wide):
            word = next((word for word in words if start < word.end and word.start < end), None)
            if word is None:
                words.append(_Word(squeeze(text), start, end, number == 0, wide))
            else:
                word.text += squeeze(text)
                word.start, word.end = min(word.start, start), max(word.end, end)
    return sorted(words, key=lambda word: word.start)


def _pieces(text: str, gap: re.Pattern[str], wide: int) -> Iterator[tuple[str, int, int]]:
    """Texts that stand apart on a line, each with the places that it takes."""
    places = _places(text, wide)
    last = 0
    for found in [*gap.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[last:end].strip():
            yield text[last:end], places[last], places[end]
        last = found.end() if found else end


def _places(text: str, wide: int) -> list[int]:
    """The place of each character, and the place after the last; an ideograph takes ``wide`` places."""
    places = [0]
    for character in text:
        is_wide = unicodedata.east_asian_width(character) in "WF"
        places.append(places[-1] + (wide if is_wide else 1))
    return places


def _cells_by_place(words: Sequence[_Word], body: Sequence[Line]) -> tuple[list[CellLine], list[Line]]:
    wide = words[0].wide
    inked = [_inked(line.text, wide) for line in body]
    borders = [_border(left.start + 1, right.start, inked) for left, right in pairwise(words)]
    across = [line for line, ink in zip(body, inked, strict=True) if any({p - 1, p} <= ink for p in borders)]
    held = {line.number for line in across}
    return [_cut(line, borders, wide) for line in body if line.number not in held], across


def _inked(text: str, wide: int) -> set[int]:
    """The places of a line that hold text."""
    places = _places(text, wide)
    return {
        place
        for at, character in enumerate(text)
        if not character.isspace()
        for place in range(places[at], places[at + 1])
    }


def _border(first: int, last: int, inked: Sequence[set[int]]) -> int:
    """The place from ``first`` to ``last`` that the fewest lines run over; of a stretch of such its end."""
    across = {p: sum(p - 1 in ink and p in ink for ink in inked) for p in range(first, max(first, last) + 1)}
    fewest = min(across.values())
    stretches: list[list[int]] = []
    for place, count in across.items():
        if count != fewest:
            continue
        if stretches and stretches[-1][-1] == place - 1:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    return max(stretches, key=lambda stretch: (len(stretch), stretch[-1]))[-1]


def _cut(line: Line, borders: Sequence[int], wide: int) -> CellLine:
    places = _places(line.text, wide)
    ends = [next((at for at, p in enumerate(places) if p >= border), len(line.text)) for border in borders]
    edges = [0, *(min(end, len(line.text)) for end in ends), len(line.text)]
    return CellLine(line.number, tuple(line.text[a:b].strip() for a, b in pairwise(edges)))
