"""What stands before a number: a minus, no sign of it, or what can be read in either way."""

import re

import pytest

from generator.language.signs import read_sign, sign_before
from generator.language.widths import compact


def sign(text: str, unit: str) -> str:
    """What stands before the last number of a text, none of whose digits are dates."""
    squeezed = compact(text)
    *_, last = re.finditer(r"\d[\d.,]*", squeezed.text)
    found = read_sign(squeezed, squeezed.text, last.start(), unit)
    assert sign_before(squeezed, squeezed.text, last.start(), unit) == (found == "minus")
    return found


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("成長率為-8.84", "%", "minus"),
        ("(-13.23", "%", "minus"),
        ("－5", "元", "minus"),
        ("5", "%", "none"),
        ("約5", "%", "none"),
        # A triangle is a sign beside its number; with a blank behind it, it sets off an item.
        ("△5", "%", "minus"),
        ("▲5", "元", "minus"),
        ("△ 5", "元", "none"),
        ("△ 5", "%", "minus"),
        # 負 and a long dash make rates negative alone.
        ("負2.1", "%", "minus"),
        ("負2", "元", "none"),
        ("為—2.1", "%", "minus"),
        ("為—2", "元", "none"),
        # Rulers and dashes between blanks set apart.
        ("--5", "元", "none"),
        ("甲 - 5", "元", "none"),
        ("- 5", "元", "none"),
        ("甲 -5", "元", "minus"),
        # Ranges and codes.
        ("2.5%-6.5", "%", "none"),
        ("3-5", "元", "none"),
        ("3萬-5", "元", "none"),
        ("5餘-8", "元", "none"),
        ("112年度-115", "元", "none"),
        ("F-16", "架", "none"),
        ("f-16", "元", "none"),
        # A blank parts a word from the sign, and a code counts nothing in per cent.
        ("GDP -0.9", "%", "minus"),
        ("EPS -0.5", "元", "minus"),
        ("GDP-0.9", "%", "doubt"),
        # A number of another kind ends before it: no range, and nobody knows whether a minus.
        ("71班-2,247", "人", "doubt"),
        ("3%-5", "元", "doubt"),
        # Things are not fewer than none.
        ("為-5", "人", "minus"),
        ("減少-5", "家", "minus"),
        ("(-5", "人", "minus"),
        ("-5", "人", "minus"),
        ("水利-5", "人", "doubt"),
    ],
)
def test_what_stands_before_a_number(text: str, unit: str, expected: str) -> None:
    assert sign(text, unit) == expected


def test_a_code_of_two_digits_belongs_to_the_name_that_has_one() -> None:
    assert sign("會議-85", "人") == "none"
    assert sign("會議 -85", "人") == "doubt"
    assert sign("會議-850", "人") == "doubt"
    assert sign("會議-8", "人") == "doubt"
