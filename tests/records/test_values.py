from decimal import Decimal

import pytest

from generator.records.values import PlusMinus, fits, from_text, to_text


def test_a_number_with_both_signs_keeps_its_printed_form_and_its_size() -> None:
    value = from_text("±200", "number")
    assert isinstance(value, PlusMinus)
    assert (to_text(value), value, value + 1) == ("±200", Decimal(200), Decimal(201))
    assert fits(value, "number")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.60"), "0.60"),
        (PlusMinus("6.5"), "±6.5"),
    ],
)
def test_values_have_one_text(value: Decimal | bool | None, text: str) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize("text", ["+-200", "±", "200±", "一"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        from_text(text, "number")
