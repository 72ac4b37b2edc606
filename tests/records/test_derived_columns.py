"""What follows from other columns of a row is there, and what a parser gave stays."""

from decimal import Decimal

from generator.records.derived_columns import said_again, with_derived
from generator.records.values import Value


def test_a_year_is_there_in_both_calendars() -> None:
    assert with_derived({"year_roc": 114, "year": None}) == {"year_roc": 114, "year": 2025}
    assert with_derived({"year_roc": None, "year": 2021}) == {"year_roc": 110, "year": 2021}
    assert with_derived({"year_roc": None, "year": None}) == {"year_roc": None, "year": None}
    assert with_derived({"year": None}) == {"year": None}


def test_a_value_is_there_in_its_bare_unit() -> None:
    row: dict[str, Value] = {
        "value": Decimal("2.8"),
        "unit": "萬噸/日",
        "unit_base": None,
        "unit_factor": None,
        "value_base": None,
    }
    found = with_derived(row)
    assert (found["unit"], found["unit_base"], found["unit_factor"]) == ("萬噸/日", "噸/日", 10_000)
    assert found["value_base"] == 28_000
    assert with_derived({**row, "value": None})["value_base"] is None
    assert with_derived({**row, "unit": ""}) == {**row, "unit": ""}


def test_what_the_parser_computed_stays() -> None:
    own: dict[str, Value] = {
        "value": Decimal(3),
        "unit": "元",
        "unit_base": None,
        "value_base": Decimal(300_000_000),
    }
    assert with_derived(own)["value_base"] == 300_000_000


def test_first_and_last_years_are_there_in_both_calendars() -> None:
    names = ("period_start_roc", "period_end_roc", "start_year", "end_year")
    found = with_derived(dict(zip(names, (114, 118, None, None), strict=True)))
    assert (found["start_year"], found["end_year"]) == (2025, 2029)
    assert with_derived({"target_year_roc": None, "target_year": 2030})["target_year_roc"] == 119


def test_what_another_column_says_already_is_named() -> None:
    assert said_again(["name", "start_year_roc", "start_year", "end_year"]) == {"start_year"}
    assert said_again(["unit", "unit_base", "value_base", "unit_kind"]) == {"unit_base", "unit_kind"}
    assert said_again(["year", "unit_base"]) == set()
