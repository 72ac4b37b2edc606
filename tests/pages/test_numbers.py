from datetime import date
from decimal import Decimal

import pytest

from generator.pages.wording.dates import roc_date, roc_partial
from generator.pages.wording.numbers import grouped, money, plain, share


@pytest.mark.parametrize(
    ("thousands", "text"),
    [
        (Decimal("1118394"), "11.2 億元"),
        (Decimal("109685935"), "1,097 億元"),
        (Decimal("13539071"), "135 億元"),
        (Decimal("100000"), "1 億元"),
        (Decimal("82300"), "8,230 萬元"),
        (Decimal("324"), "324 千元"),
        (Decimal("955982.536"), "9.56 億元"),
        (Decimal("-250000"), "-2.5 億元"),
        (0, "0 千元"),
        (None, ""),
    ],
)
def test_money_is_said_as_people_say_it(thousands: Decimal | int | None, text: str) -> None:
    assert money(thousands) == text


def test_printed_digits_stay() -> None:
    assert grouped(Decimal("89959.464")) == "89,959.464"
    assert grouped(Decimal("98.50")) == "98.50"
    assert plain(Decimal("1118.500")) == "1,118.5"


def test_a_sum_of_a_query_has_no_zero_behind_its_point() -> None:
    assert grouped(398500.0) == "398,500"
    assert grouped(1118.5) == "1,118.5"


def test_a_share_of_nothing_is_no_number() -> None:
    assert share(Decimal(1), Decimal(3)) == Decimal("33.3")
    assert share(1, 0) is None
    assert share(None, 5) is None


def test_dates_are_as_exact_as_printed() -> None:
    assert roc_date(date(2017, 9, 13)) == "106年9月13日"
    assert [roc_partial(text) for text in ("2021", "2021-05", "2021-05-13", "年底")] == [
        "110年", "110年5月", "110年5月13日", "年底",
    ]  # fmt: skip
