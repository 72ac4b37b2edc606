"""A mechanical wrap undone gives the lines as they were; a text without one comes back unchanged."""

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.document import document_from_text
from generator.reading.hard_wrap import undo_hard_wrap
from generator.reading.wrapping import columns
from tests.examples import examples

PROSE = [
    "一、科技發展已成為推動全球經濟成長和社會進步的核心動力，各國政府無不積極投入研發資源並訂定中長期的發展策略。",
    "(1) 提供偏鄉 5G 網路與 Wi-Fi 6E 無線網路，並鼓勵業者導入 AI 與 IoT 應用，以縮短城鄉之間的數位落差。",
    "短段落。",
    "The European Climate Law sets the target of net zero by 2050 for all Member States of the Union.",
]
TABLE = [
    "機關\t110 年度\t111 年度",
    "國家科學及技術委員會\t43,583,882\t50,006,506",
    "經濟部\t33,992,968\t31,226,914",
]


def begins(text: str) -> bool:
    return bool(re.match(r"\s*(?:[一二三四五]、|\(\d+\))", text))


def undone(text: str) -> list[str]:
    return [
        line.text for line in undo_hard_wrap(document_from_text(text).lines, begins, lambda t: t[:1] == "\t")
    ]


def cut(line: str, width: int) -> list[str]:
    return [line[i : i + width] for i in range(0, len(line), width)]


def cut_columns(line: str, width: int) -> list[str]:
    pieces = [""]
    for c in line:
        if columns(pieces[-1] + c) > width:
            pieces.append("")
        pieces[-1] += c
    return pieces


def document(lines: list[str]) -> list[str]:
    """The lines several times over, as a text has them, with blank lines between."""
    return [piece for _ in range(4) for line in lines for piece in (line, "")]


@pytest.mark.parametrize("width", [18, 23, 37])
def test_lines_cut_at_a_number_of_characters(width: int) -> None:
    lines = document(PROSE)
    wrapped = "\n".join(piece for line in lines for piece in (cut(line, width) or [""]))
    assert undone(wrapped) == [line for line in lines if line]


def test_lines_cut_at_a_number_of_columns() -> None:
    lines = document(PROSE)
    wrapped = "\n".join(piece for line in lines for piece in cut_columns(line, 42))
    assert undone(wrapped) == [line for line in lines if line]


def test_lines_cut_at_blanks() -> None:
    lines = document(PROSE)
    wrapped = "\n".join(piece for line in lines for piece in (textwrap.wrap(line, 30) or [""]))
    assert ["".join(line.split()) for line in undone(wrapped)] == [
        "".join(line.split()) for line in lines if line
    ]


def test_rows_of_a_table_are_put_together_and_kept_apart() -> None:
    lines = document(PROSE) + TABLE
    wrapped = "\n".join(piece for line in lines for piece in (cut(line, 18) or [""]))
    assert undone(wrapped)[-3:] == TABLE


def test_rows_stay_where_only_the_prose_was_wrapped() -> None:
    rows = [*TABLE, "數位發展部\t-\t7,993,656\t9,373,783\t10,000,000\t12,000,000"]
    lines = [piece for line in document(PROSE) for piece in (cut(line, 24) or [""])]
    assert undone("\n".join([*lines, *rows]))[-4:] == rows


def test_line_numbers_and_gaps_are_kept() -> None:
    lines = [piece for line in document(PROSE) for piece in (cut(line, 23) or [""])]
    first, second = undo_hard_wrap(document_from_text("\n".join(lines)).lines, begins, begins)[:2]
    assert (first.numbers, first.gap) == ((1, 2, 3), 0)
    assert (second.first, second.gap) == (5, 1)


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=120), max_size=40))
@settings(max_examples=examples(60))
def test_no_character_is_lost_or_made_up(lines: list[str]) -> None:
    text = "\n".join(lines)
    printed = "".join(line.text for line in document_from_text(text).lines)
    assert "".join("".join(undone(text)).split()) == "".join(printed.split())


def test_a_text_of_whole_paragraphs_is_left_alone() -> None:
    lines = [line * n for n in range(1, 9) for line in PROSE]
    assert undone("\n".join(lines)) == lines
