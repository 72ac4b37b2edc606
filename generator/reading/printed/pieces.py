"""Pieces of print: characters that stand side by side in one line and were drawn together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.reading.printed.page import Char

# Shares of the font's height. Base lines of two fonts in one line of print differ by about a seventh.
_SAME_LINE = 0.4
_APART = 0.6
_BACK = 0.5
_TOUCHING = 0.1
_CLOSING = frozenset("，。、；：！？」』）)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one line of print.

    Attributes:
        chars: from left to right; none is white space at the ends.
    """

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char.text for char in self.chars)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.chars[-1].x1

    @property
    def y(self) -> float:
        """Its base line."""
        return self.chars[0].y

    @property
    def size(self) -> float:
        """Height of its font."""
        return self.chars[0].size


def pieces_of(chars: Iterable[Char]) -> list[Piece]:
    """All pieces in the order of the file; blanks of more than one character part pieces."""
    found: list[Piece] = []
    group: list[Char] = []
    for char in chars:
        if group and not _follows(group[-1], char):
            found += _parted(group)
            group = []
        group.append(char)
    return found + _parted(group)


def same_line(one: Piece | Char, other: Piece | Char) -> bool:
    """Whether two stand in one line of print."""
    return abs(one.y - other.y) <= _SAME_LINE * min(one.size, other.size)


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by lines of print from top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if lines and same_line(lines[-1][0], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.x0) for line in lines]


def joined_text(pieces: Sequence[Piece]) -> str:
    """Pieces of one line as text, a blank where there is room for one between two."""
    text, end = "", 0.0
    for piece in pieces:
        gap = piece.x0 - end
        text += f" {piece.text}" if text and gap > 0.25 * piece.size else piece.text
        end = piece.x1
    return text


def _follows(before: Char, char: Char) -> bool:
    if not same_line(before, char):
        return False
    gap = char.x0 - before.x1
    if char.run != before.run:
        # With fonts in parts a mark is drawn apart from the words that it closes, and may hang over a border.
        return char.text in _CLOSING and abs(gap) <= _TOUCHING * char.size
    return -_BACK * char.size <= gap <= _APART * char.size


def _parted(chars: Sequence[Char]) -> list[Piece]:
    """The pieces between runs of blanks; a single half-width blank belongs to its piece."""
    found: list[Piece] = []
    group: list[Char] = []
    blanks: list[Char] = []
    for char in chars:
        if char.text.isspace():
            blanks.append(char)
            continue
        wide = sum(blank.x1 - blank.x0 for blank in blanks) > _APART * char.size
        if group and wide:
            found.append(Piece(tuple(group)))
            group = []
        elif group:
            group += blanks
        blanks = []
        group.append(char)
    return [*found, Piece(tuple(group))] if group else found
