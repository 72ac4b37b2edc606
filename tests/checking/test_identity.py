"""Rounding as printed, and what printed and computed value say together."""

from decimal import Decimal

import pytest

from generator.checking.identity import Identity, rounded
from generator.records.record import Record


@pytest.mark.parametrize(
    ("value", "like", "expected"),
    [
        ("24.545", "24.50", "24.55"),
        ("24.544", "24.5", "24.5"),
        ("99.5", "100", "100"),
        ("-0.125", "0.01", "-0.13"),
        ("1234.5", "1E+3", "1235"),
        # Damaged texts: more digits than decimal arithmetic keeps by default, and more than can be shown.
        ("9" * 30 + ".555", "0.01", "9" * 30 + ".56"),
        ("0.4", "0." + "0" * 40, "0.4" + "0" * 39),
        ("1E+5000", "0.1", "1E+5000"),
    ],
)
def test_a_value_is_rounded_half_up_to_the_decimals_of_another(value, like, expected):
    assert str(rounded(Decimal(value), Decimal(like))) == expected


@pytest.mark.parametrize(
    ("printed", "computed", "tolerance", "certain", "verdict"),
    [
        (Decimal("1.5"), Decimal("1.50"), "0", True, "holds"),
        (10, 11, "1", True, "rounding"),
        (10, 12, "1", True, "source_error"),
        (10, 12, "1", False, "unresolved"),
        (10, None, "1", True, "extraction_gap"),
        (None, 10, "1", True, "extraction_gap"),
    ],
)
def test_a_verdict_follows_from_the_numbers(printed, computed, tolerance, certain, verdict):
    record = Record("projects", "projects.1", {}, (), "", "printed", "")
    found = Identity("x", record, "amount", printed, computed, "", Decimal(tolerance), (), certain)
    assert found.verdict == verdict
