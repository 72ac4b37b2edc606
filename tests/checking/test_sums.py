"""A printed amount against the sum of others: what is zero, what is lost, how far apart they may be."""

from decimal import Decimal

import pytest

from generator.checking.identity import Identity
from generator.checking.sums import amount, other_records, terms, total, unread
from generator.checking.verdicts import unresolved_problems
from generator.records.record import Certainty, Record
from generator.records.values import Value


def row(number: int, certainty: Certainty = "printed", /, **values: Value) -> Record:
    return Record("accounts", f"accounts.{number}", values, (number,), certainty, "")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"sum_k_twd": 12}, 12),
        ({"sum_k_twd": Decimal("1.5")}, Decimal("1.5")),
        ({"sum_k_twd": None, "sum_twd": 1500}, Decimal("1.5")),
        ({"sum_k_twd": None, "sum_twd": None, "sum_k_twd_raw": "-"}, 0),
        ({"sum_k_twd": None, "sum_k_twd_raw": "1,2?4"}, None),
        ({"sum_k_twd": None, "sum_k_twd_raw": ""}, None),
        ({"sum_k_twd": True}, None),
        ({"sum_k_twd": "12"}, None),
        ({}, None),
    ],
)
def test_an_amount_is_printed_a_dash_or_unknown(values: dict[str, Value], expected: Decimal | None) -> None:
    assert amount(row(1, **values), "sum_k_twd") == expected


def test_amounts_of_another_unit_stand_beside_thousands_alone() -> None:
    assert amount(row(1, sum=None, sum_twd=1500), "sum") is None


def test_a_long_sum_is_told_by_the_number_of_its_terms() -> None:
    assert terms([Decimal(1744), Decimal(520)]) == "1,744＋520＝2,264"
    assert terms([Decimal(1)] * 8) == "＋".join("1" * 8) + "＝8"
    assert terms([Decimal(1)] * 9) == "9項之和＝9"


def found(printed: Record, *parts: Record, rounded: bool = False, due: bool = False) -> list[Identity]:
    """The identities of ``printed`` and the sum of ``parts``, all in the column ``sum_k_twd``."""
    columns = [(part, "sum_k_twd") for part in parts]
    return list(total("branches", printed, "sum_k_twd", columns, what="各目之和", rounded=rounded, due=due))


def test_a_total_is_compared_with_its_parts() -> None:
    (identity,) = found(row(1, sum_k_twd=5), row(2, sum_k_twd=2), row(3, sum_k_twd=3), row(4))
    assert (identity.printed, identity.computed, identity.verdict) == (5, 5, "holds")
    assert identity.formula == "各目之和：2＋3＝5"
    assert [operand.record_id for operand in identity.operands] == ["accounts.2", "accounts.3", "accounts.4"]
    assert identity.tolerance == 0


@pytest.mark.parametrize(("printed", "verdict"), [(5, "holds"), (6, "rounding"), (7, "unresolved")])
def test_parts_that_were_rounded_may_be_off_by_half_a_unit_each(printed: int, verdict: str) -> None:
    (identity,) = found(row(1, sum_k_twd=printed), row(2, sum_k_twd=5), rounded=True)
    assert (identity.tolerance, identity.verdict) == (1, verdict)


def test_an_amount_in_thousands_may_be_off_by_half_of_one_where_the_other_is_printed_in_dollars() -> None:
    in_twd = row(2, sum_k_twd=None, sum_twd=1500)
    (identity,) = found(row(1, sum_k_twd=2), in_twd)
    assert (identity.computed, identity.tolerance) == (Decimal("1.5"), Decimal("0.5"))
    (identity,) = found(row(1, sum_k_twd=4), in_twd, row(3, sum_k_twd=2))
    assert identity.tolerance == 1


def test_what_is_lost_of_a_part_leaves_nothing_to_compare_with() -> None:
    for lost in (row(2, sum_k_twd_raw="1?"), row(2, "uncertain")):
        (identity,) = found(row(1, sum_k_twd=5), lost, row(3, sum_k_twd=3))
        assert (identity.computed, identity.verdict) == (None, "extraction_gap")


def test_a_total_that_could_not_be_read_is_told_where_it_has_parts() -> None:
    (identity,) = found(row(1, sum_k_twd_raw="5?"), row(2, sum_k_twd=5))
    assert (identity.printed, identity.verdict) == (None, "not_computed")
    assert identity.missing == ("印出的數字（無法判讀）",)
    assert found(row(1, sum_k_twd_raw="5?")) == []


def test_parts_that_are_due_are_missed() -> None:
    (identity,) = found(row(1, sum_k_twd=5), due=True)
    assert (identity.printed, identity.missing, identity.verdict) == (5, ("各目",), "not_computed")
    assert found(row(1, sum_k_twd=5)) == []
    assert found(row(1, sum_k_twd=0), due=True) == []
    assert found(row(1), due=True) == []


def test_nothing_is_compared_where_all_is_zero_or_no_total_printed() -> None:
    assert found(row(1, sum_k_twd=0), row(2, sum_k_twd=0)) == []
    assert found(row(1), row(2, sum_k_twd=1)) == []
    (identity,) = found(row(1, sum_k_twd=0), row(2, sum_k_twd=1))
    assert identity.verdict == "unresolved"


def test_an_uncertain_row_without_twin_could_not_be_read() -> None:
    assert [i.verdict for i in unread("c", row(1, "uncertain"), "sum_k_twd")] == ["not_computed"]
    assert list(unread("c", row(1), "sum_k_twd")) == []
    assert list(unread("c", row(1, "uncertain", sum_k_twd=1), "sum_k_twd")) == []
    assert list(unread("c", row(1, "uncertain", sum_k_twd_raw=""), "sum_k_twd")) == []


def test_operands_are_named_once_and_the_row_itself_never() -> None:
    one, two = row(1), row(2)
    assert other_records(one, [two, one, two, row(3)]) == (two, row(3))


def test_only_what_nobody_decided_stops_a_report() -> None:
    check: dict[str, Value] = {
        "verdict": "unresolved",
        "source_lines": "7",
        "check": "branches",
        "record_id": "accounts.1",
        "field": "sum_k_twd",
        "printed_value": Decimal("5.0"),
        "computed": 4,
    }
    decided = [check | {"verdict": verdict} for verdict in ("holds", "source_error", "not_computed")]
    rows = [*decided, check, check | {"source_lines": ""}]
    problems = list(unresolved_problems(rows, "data/sources/r.txt", "r"))
    assert [(p.code, p.file, p.line, p.severity) for p in problems] == [
        ("CHECK-UNRESOLVED", "data/sources/r.txt", line, "error") for line in (7, None)
    ]
    assert problems[0].seen == "branches on accounts.1.sum_k_twd: printed 5.0, computed 4"
    assert "content/explanations/r.yml" in problems[0].remedy
