"""Pieces of print by column: what stands between two borders, line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.reading.printed.pieces import Piece, joined_text, lines_of

_VALUE = re.compile(r"[-–—－▲△(]?\d[\d,.]*(?:[-~～]\d[\d,.]*)?[)%％]?|[-–—－─]")
_VALUE_SHARE = 0.6
# A number of a row that stands at the right edge of its name's column: 01, 112.
_SERIAL = re.compile(r"\d{2,3}")
_UNIT = re.compile(r"(?:[0-9A-Za-z,.%-]+|.)[，。、；：」』）)！？]*", re.DOTALL)
_SERIAL_GAP = 0.8
_FULL = 1.05
_PADDING = 2.0
_USUAL_PITCH, _FARTHEST = 1.2, 2.4


@dataclass(frozen=True)
class CellLine:
    """One line of print in one column.

    Attributes:
        pieces: from left to right.
    """

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """Its text."""
        return joined_text(self.pieces)

    @cached_property
    def is_value(self) -> bool:
        """Whether it is a number, or a sign for none, and nothing else."""
        return bool(_VALUE.fullmatch(self.text.replace(" ", "")))

    @property
    def y(self) -> float:
        """Its base line."""
        return self.pieces[0].y

    @property
    def size(self) -> float:
        """Height of its font."""
        return self.pieces[0].size

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.pieces[0].x0

    @cached_property
    def first_width(self) -> float:
        """Width of what no wrap parts at its beginning: a word, or a character and the marks behind it."""
        match = _UNIT.match(self.pieces[0].text)
        chars = self.pieces[0].chars[: match.end() if match else 1]
        return chars[-1].x1 - chars[0].x0

    @cached_property
    def serial(self) -> str:
        """The number at the right edge, apart from the words; empty where there is none."""
        *words, last = self.pieces
        if words and _SERIAL.fullmatch(last.text) and last.x0 - words[-1].x1 >= _SERIAL_GAP * last.size:
            return last.text
        return ""


@dataclass(frozen=True)
class Column:
    """One column of a band.

    Attributes:
        x0: its left border.
        x1: its right border, or where the numbers at its right edge begin.
        lines: what is printed in it, from top to bottom.
    """

    x0: float
    x1: float
    lines: tuple[CellLine, ...]

    @cached_property
    def is_values(self) -> bool:
        """Whether its lines are values."""
        values = sum(line.is_value for line in self.lines)
        return values > 0 and values >= _VALUE_SHARE * len(self.lines)

    @cached_property
    def edge(self) -> float:
        """Where its text is wrapped: how far its lines reach where one comes near the border."""
        reach = max((_words(line)[-1].x1 for line in self.lines), default=self.x1)
        size = max((line.size for line in self.lines), default=0.0)
        return reach if reach > self.x1 - _PADDING * size else self.x1

    @property
    def pitch(self) -> float:
        """How far one line of a cell stands below the one before; as usual where no two lines show it."""
        return self.measured_pitch or _USUAL_PITCH * max((line.size for line in self.lines), default=10.0)

    @cached_property
    def measured_pitch(self) -> float | None:
        """How far one line often stands below the one before; None where no two lines are near each other."""
        size = max((line.size for line in self.lines), default=10.0)
        steps = [round(b.y - a.y) for a, b in zip(self.lines, self.lines[1:], strict=False)]
        near = Counter(step for step in steps if 0.8 * size <= step < _FARTHEST * size)
        usual = max(near.values(), default=0)
        return min((float(step) for step, times in near.items() if times * 2 >= usual), default=None)

    def is_full(self, line: CellLine, after: CellLine | None = None) -> bool:
        """Whether what comes next, a character or the first word of ``after``, did not fit behind a line."""
        room = max(_FULL * line.size, after.first_width if after else 0.0)
        return _words(line)[-1].x1 + room > self.edge


def _words(line: CellLine) -> tuple[Piece, ...]:
    return line.pieces[:-1] if line.serial else line.pieces


def column_at(borders: Sequence[float], x: float) -> int:
    """0-based number of the column that holds ``x``; the outer columns reach on."""
    return min(max(bisect_right(borders, x) - 1, 0), len(borders) - 2)


def columns_of(pieces: Iterable[Piece], borders: Sequence[float]) -> list[Column]:
    """The columns between ``borders``, each with its lines."""
    parts: list[list[Piece]] = [[] for _ in borders[1:]]
    for piece in pieces:
        for at, part in _by_border(piece, borders):
            parts[at].append(part)
    found = []
    for at, own in enumerate(parts):
        lines = tuple(CellLine(tuple(line)) for line in lines_of(own))
        serials = [line.pieces[-1].x0 for line in lines if line.serial]
        found.append(Column(borders[at], min([borders[at + 1], *serials]), lines))
    return found


def _by_border(piece: Piece, borders: Sequence[float]) -> list[tuple[int, Piece]]:
    """A piece with its column: the one that holds most of it. What a wide gap parts at a border is two."""
    first, last = column_at(borders, piece.x0), column_at(borders, piece.x1)
    if first == last:
        return [(first, piece)]
    places = [column_at(borders, char.middle) for char in piece.chars]
    for index in range(1, len(places)):
        gap = piece.chars[index].x0 - piece.chars[index - 1].x1
        if places[index] != places[index - 1] and gap > 0.2 * piece.size:
            head, tail = Piece(piece.chars[:index]), Piece(piece.chars[index:])
            return [*_by_border(head, borders), *_by_border(tail, borders)]
    return [(Counter(places).most_common(1)[0][0], piece)]
