"""Dates that are as exact as they are printed have a first and a last day."""

from datetime import date

import pytest

from generator.pages.wording.dates import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06-05", date(2024, 6, 5), date(2024, 6, 5)),
        ("", None, None),
        ("113 年", None, None),
        ("2021-02-30", None, None),
        ("2021-13", None, None),
    ],
)
def test_a_date_covers_days(text: str, first: date | None, last: date | None) -> None:
    assert (first_day(text), last_day(text)) == (first, last)
