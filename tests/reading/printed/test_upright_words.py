"""Words set from top to bottom, told from the letters of lines, also on pages of single characters."""

from generator.reading.printed.page import Char
from generator.reading.printed.pieces import Piece
from generator.reading.printed.stacked import stacked
from tests.patience import IN_PROPORTION, growth

SIZE = 10


def alone(text: str, x: float, y: float) -> Piece:
    return Piece(
        tuple(Char(one, x + SIZE * at, x + SIZE * at + SIZE, y, SIZE, 0) for at, one in enumerate(text))
    )


def test_characters_below_each_other_are_a_word_and_those_beside_others_are_not():
    upright = [alone(text, 300, 50 + 12 * at) for at, text in enumerate("人事費")]
    lines = [
        alone(text, 40 + 15 * at, y)
        for y in (50, 62, 74, 86)
        for at, text in enumerate(["一", "般", "行", "政。"])
    ]
    level, words = stacked([*lines, *upright])
    assert [word.text for word in words] == ["人事費"]
    assert level == lines


def test_pages_of_single_characters_take_time_in_proportion():
    def page(lines: int) -> None:
        stacked([alone("字", 40 + 20 * at, 12.0 * line) for line in range(lines) for at in range(25)])

    assert growth(page, 60) < IN_PROPORTION
