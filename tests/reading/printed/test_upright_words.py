"""Words set from top to bottom, told from the letters of lines, also on pages of single characters."""

from generator.reading.printed.page import Char
from generator.reading.printed.pieces import Piece
from generator.reading.printed.stacked import stacked
from tests.patience import IN_PROPORTION, growth

SIZE = 10


def drawn(text: str, x: float, y: float) -> Piece:
    chars = (Char(one, x + SIZE * at, x + SIZE * (at + 1), y, SIZE, 0) for at, one in enumerate(text))
    return Piece(tuple(chars))


def test_characters_below_each_other_are_a_word_and_those_beside_others_are_not():
    upright = [drawn(text, 300, 50 + 12 * at) for at, text in enumerate("人事費")]
    lines = [drawn(text, 40 + 15 * at, y) for y in (50, 62, 74, 86) for at, text in enumerate("一般行政")]
    level, words = stacked([*lines, *upright])
    assert [word.text for word in words] == ["人事費"]
    assert level == lines


def test_the_last_characters_of_lines_are_no_word_where_each_is_drawn_apart():
    """With fonts in parts a single character at the end of a line is a piece of its own."""
    lines = [drawn("促成業者導入雲端解決方案並建構產業國際", 40, y) for y in (50, 62, 74)]
    ends = [drawn(text, piece.x1, piece.y) for text, piece in zip("級家於", lines, strict=True)]
    assert stacked([*lines, *ends])[1] == []


def test_pages_of_single_characters_take_time_in_proportion():
    def page(lines: int) -> None:
        stacked([drawn("字", 40 + 20 * at, 12.0 * line) for line in range(lines) for at in range(25)])

    assert growth(page, 60) < IN_PROPORTION
