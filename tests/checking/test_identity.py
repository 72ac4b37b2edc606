"""Rounding as printed, and what printed and computed value say together."""

from decimal import Decimal

import pytest

from generator.checking.identity import Identity, not_computed, rounded
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
        ("1E+997", "0.1", "1" + "0" * 997 + ".0"),
        ("1E+998", "0.1", "1E+998"),
    ],
)
def test_a_value_is_rounded_half_up_to_the_decimals_of_another(value, like, expected):
    assert str(rounded(Decimal(value), Decimal(like))) == expected


def row(certainty="printed"):
    return Record("projects", "projects.1", {}, (), certainty, "")


@pytest.mark.parametrize(
    ("printed", "computed", "verdict"),
    [
        (Decimal("1.5"), Decimal("1.50"), "holds"),
        (10, 11, "rounding"),
        (10, 12, "unresolved"),
        # An operand that stands in the text and could not be read.
        (10, None, "extraction_gap"),
        (None, 10, "extraction_gap"),
    ],
)
def test_a_verdict_follows_from_the_numbers(printed, computed, verdict):
    found = Identity("x", row(), "amount", printed, computed, "", Decimal(1), (row(), row()))
    assert found.verdict == verdict


@pytest.mark.parametrize("certainty", ["printed", "derived", "inferred"])
def test_unequal_numbers_of_certain_rows_are_a_persons_question(certainty):
    found = Identity("x", row(certainty), "amount", 10, 12, operands=(row(certainty),))
    assert found.verdict == "unresolved"


@pytest.mark.parametrize(
    ("checked", "operands"),
    [("uncertain", []), ("printed", ["uncertain"]), ("printed", ["printed", "uncertain"])],
)
def test_unequal_numbers_are_a_gap_where_one_row_can_be_read_in_more_than_one_way(checked, operands):
    rows = tuple(row(certainty) for certainty in operands)
    assert Identity("x", row(checked), "amount", 10, 12, operands=rows).verdict == "extraction_gap"
    assert Identity("x", row(checked), "amount", 10, 10, operands=rows).verdict == "holds"
    assert Identity("x", row(checked), "amount", 10, 11, "", Decimal(1), rows).verdict == "rounding"


def test_no_numbers_make_a_machine_say_that_a_report_is_wrong():
    values = [None, -5, 0, 3, 10**9]
    verdicts = {
        Identity("x", row(own), "amount", printed, computed, operands=(row(other),), missing=missing).verdict
        for own in ("printed", "uncertain")
        for other in ("printed", "uncertain")
        for printed in values
        for computed in values
        for missing in ((), ("年度列",))
        if not (missing and computed is not None)
    }
    assert verdicts == {"holds", "extraction_gap", "not_computed", "unresolved"}


def test_no_difference_is_rounding_where_no_tolerance_is_given():
    assert Identity("x", row(), "amount", 10, 11).verdict == "unresolved"


def test_an_identity_without_an_operand_names_it():
    found = not_computed("x", row(), "amount", 10, "分配數", "實現數")
    assert (found.verdict, found.difference) == ("not_computed", None)
    assert found.explanation == "無法計算，缺少：分配數、實現數。"
    assert Identity("x", row(), "amount", 10, 12, "3＋9").explanation == "3＋9"
    with pytest.raises(ValueError, match="x: computed 12"):
        Identity("x", row(), "amount", 10, 12, missing=("分配數",))
