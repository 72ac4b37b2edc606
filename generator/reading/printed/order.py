"""Pages whose lines may be read in another order than a person would: columns of text, words set upright."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.printed.corridors import text_columns
from generator.reading.printed.page import Char
from generator.reading.printed.pieces import Piece, lines_of, pieces_of
from generator.reading.printed.stacked import stacked

# Lines that show a column, and the characters that each has on average: and the share of letters.
_FEWEST_LINES = 8
_FEWEST_CHARACTERS = 8
_WORDS = 0.5


def columns_beside(chars: Sequence[Char]) -> list[list[Piece]]:
    """Columns of running text beside each other, the left one first; none where the text is one column."""
    words, _ = stacked(pieces_of(chars))
    columns = text_columns(words, _FEWEST_LINES)
    return columns if sum(_is_running(column) for column in columns) > 1 else []


def _is_running(column: Sequence[Piece]) -> bool:
    """Whether a column holds running text: long lines of words, not labels of pages or amounts."""
    text = "".join(piece.text for piece in column)
    words = sum(character.isalpha() for character in text)
    return len(text) >= _FEWEST_CHARACTERS * len(lines_of(column)) and words >= _WORDS * len(text)


def vertical_characters(chars: Sequence[Char]) -> int:
    """How many characters stand in words that are set from top to bottom."""
    _, upright = stacked(pieces_of(chars))
    return sum(len(piece.chars) for piece in upright)
