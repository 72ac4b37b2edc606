"""Numbers that share one unit: which of a list belong together, and how the ends of a range are counted."""

import pytest

from generator.language.amounts import find_amounts
from generator.language.numerals import match_number
from generator.language.shared_units import Tail, counted_alike, match_tail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A lone digit before 、 is an ordinal or a class more often than an amount.
        ("9、20人", ["20"]),
        ("10、20人", ["10", "20"]),
        ("9及20人", ["20"]),
        ("10及20人", ["10", "20"]),
        ("5、6、20人", ["20"]),
        ("9萬、20萬人", ["90000", "200000"]),
        ("10、", []),
    ],
)
def test_numbers_of_a_list_share_its_unit(text: str, expected: list[str]) -> None:
    assert [str(amount.value_base) for amount in find_amounts(text)] == expected


@pytest.mark.parametrize(
    ("low", "high", "base"),
    [
        ("200", "260萬", 2_000_000),
        ("5000", "1萬", 5000),
        ("1", "1萬", 1),
        ("2萬", "3億", 20_000),
        ("2", "3", 2),
    ],
)
def test_the_low_end_of_a_range_is_counted_as_its_high_end(low: str, high: str, base: int) -> None:
    one, other = match_number(low), match_number(high)
    assert one is not None
    assert other is not None
    assert counted_alike(one, other).base == base


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5人", Tail("人", 2, surplus=False)),
        ("5餘人", Tail("人", 3, surplus=True)),
        ("5多人", Tail("人", 3, surplus=True)),
        ("5成", Tail("成", 2, surplus=False)),
        ("9成5", Tail("成", 3, surplus=False, tenth=5)),
        ("9成50", Tail("成", 2, surplus=False)),
        ("5的", None),
    ],
)
def test_what_follows_a_number(text: str, expected: Tail | None) -> None:
    assert match_tail(text, 1) == expected


def test_a_number_has_twenty_digits_at_most() -> None:
    longest = match_number("1" * 20)
    assert longest is not None
    assert (longest.length, longest.base) == (20, int("1" * 20))
    assert match_number("1" * 21) is None
