from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.numerals import match_number, parse_cjk_numeral, parse_number
from generator.language.roman import format_roman, parse_roman
from tests.language.spelling import FINANCIAL, spell


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12, 046", "12046"),
        ("1200,000", "1200000"),
        ("77. 8", "77.8"),
        ("3 萬 7 千", "37000"),
        ("2 億 43.5 萬", "200435000"),
        ("1 億\n5,931 萬 9,174", "159319174"),
        ("2 兆 1,793 億", "2179300000000"),
        ("百億", "10000000000"),
        ("１２，０４６", "12046"),
        ("△1,234", "-1234"),
        ("-0.5", "-0.5"),
        ("5 千萬", "50000000"),
        ("27萬4仟", "274000"),
    ],
)
def test_numbers_as_these_reports_print_them(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "約 3", "12,34", "3 家", "1.2.3", "--1", "一百五", "7,506 6 萬", "1" * 40]
)
def test_what_is_no_number_gives_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_chain_keeps_its_last_multiplier() -> None:
    number = match_number("2億7,600萬次")
    assert number is not None
    assert (number.value, number.multiplier, number.base, number.length) == (27600, "萬", 276000000, 8)


def test_a_chain_stops_where_the_next_link_is_not_smaller() -> None:
    number = match_number("3萬12,000")
    assert number is not None
    assert (number.base, number.length) == (30000, 2)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("拾参", 13), ("拾參", 13), ("拾叁", 13), ("叄", 3), ("壹", 1), ("廿一", 21), ("十", 10), ("二十", 20),
     ("一百零五", 105), ("二〇二三", 2023), ("一一三", 113), ("兩千五百", 2500), ("百二十三", 123)],
)  # fmt: skip
def test_chinese_numerals(printed: str, value: int) -> None:
    assert parse_cjk_numeral(printed) == value


@pytest.mark.parametrize("text", ["", "十十", "一二十", "百千", "三大", "零十", "一百五", "一百零"])
def test_malformed_chinese_numerals_give_none(text: str) -> None:
    assert parse_cjk_numeral(text) is None


@given(st.integers(0, 10**12 - 1))
def test_spelled_numbers_are_read_back(number: int) -> None:
    assert parse_cjk_numeral(spell(number)) == number
    assert parse_cjk_numeral(spell(number, FINANCIAL, "拾佰仟")) == number


@given(st.decimals(0, 10**12, places=2))
def test_separated_decimals_are_read_back(value: Decimal) -> None:
    assert parse_number(f"{value:,}") == value


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(0, 9999))
def test_multiplier_chains_are_read_back(hundred_millions: int, ten_thousands: int, ones: int) -> None:
    printed = f"{hundred_millions:,} 億 {ten_thousands:,} 萬 {ones:,}"
    assert parse_number(printed) == hundred_millions * 10**8 + ten_thousands * 10**4 + ones


@given(st.text(alphabet="0123456789,.十百千萬億一二三零 約"))
def test_any_text_is_answered_without_an_error(text: str) -> None:
    parse_number(text)
    parse_cjk_numeral(text)


@given(st.integers(1, 399))
def test_roman_numerals_are_read_back(number: int) -> None:
    assert parse_roman(format_roman(number)) == number
    assert parse_roman(format_roman(number).lower()) == number


def test_roman_numerals_that_are_badly_formed_give_none() -> None:
    assert [parse_roman(text) for text in ["", "IIII", "iV", "VX", "A", "IC"]] == [None] * 6
    assert parse_roman("Ⅳ") == 4
