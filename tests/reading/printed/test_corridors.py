"""A border that no line draws: two words in every line of a cell, none short, the second ones aligned."""

import pytest

from generator.reading.printed.corridors import with_corridors
from generator.reading.printed.page import Char
from generator.reading.printed.pieces import Piece

SIZE = 10


def word(x: float, y: float, characters: int, size: float = SIZE) -> Piece:
    return Piece(tuple(Char("甲", x + SIZE * n, x + SIZE * (n + 1), y, size, 1) for n in range(characters)))


def lines(*seconds: float, characters: int = 3, size: float = SIZE) -> list[Piece]:
    """Lines of a word at 10 and of one that begins at each of the places."""
    return [
        piece
        for number, second in enumerate(seconds)
        for piece in (word(10, 20 * number, 3), word(second, 20 * number, characters, size))
    ]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (lines(60, 60), [50]),
        (lines(50, 60), [45]),  # as far apart as a character is wide, and no farther aside
        (lines(60, 60, characters=2), []),
        (lines(60, 71), []),
        (lines(60), []),
        (lines(49, 49), []),
        ([*lines(60, 60), word(10, 40, 3)], []),
        # How wide is told by the first word: a small print beside it brings no border nearer.
        (lines(49, 49, size=8), []),
        (lines(50, 59, size=8), [45]),
    ],
)
def test_two_words_in_every_line_are_parted(pieces: list[Piece], found: list[float]) -> None:
    assert with_corridors([0, 300], pieces) == [0, *found, 300]
