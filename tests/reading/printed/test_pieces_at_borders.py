"""Pieces of print at the borders of columns and tables: each where most of it stands."""

import pytest

from generator.reading.printed.columns import _by_border
from generator.reading.printed.page import Box, Char
from generator.reading.printed.pieces import Piece
from generator.reading.printed.tables import _inside

BORDERS = [0.0, 30.0, 60.0]


def piece(*starts: float, y: float = 50) -> Piece:
    """Characters of ten points that begin there."""
    return Piece(tuple(Char("甲", x, x + 10, y, 10, 1) for x in starts))


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ((2, 12), [(0, 2)]),
        # It hangs over the border: most of it says where it belongs.
        ((5, 15, 25), [(0, 3)]),
        ((15, 25, 35, 45), [(1, 4)]),
        # A wide gap at the border parts it, one elsewhere or a narrow one there does not.
        ((5, 15, 35, 45), [(0, 2), (1, 2)]),
        ((5, 13, 32), [(0, 2), (1, 1)]),
        ((0, 12, 22, 31), [(0, 4)]),
        ((0, 15, 25, 35), [(0, 4)]),
    ],
)
def test_a_piece_stands_in_the_column_of_most_of_it(starts, expected):
    found = _by_border(piece(*starts), BORDERS)
    assert [(column, len(part.chars)) for column, part in found] == expected


@pytest.mark.parametrize(
    ("start", "y", "inside"),
    [
        (95, 50, True),  # its middle stands on the edge
        (60, 50, True),
        (140, 50, False),
        (5, 50, False),
        (60, 10, False),
        (60, 95, False),
    ],
)
def test_a_piece_is_of_the_table_that_holds_its_middle(start, y, inside):
    assert _inside(piece(start, y=y), Box(50, 20, 100, 90)) is inside
