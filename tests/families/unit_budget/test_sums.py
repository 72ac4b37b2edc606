"""Hierarchies are safe to sum: the rows that the dictionary names add up to the printed total, once."""

import pytest

from generator.records.record import Record
from tests.families.unit_budget.books import SCHEMAS, real, rows

AGENCY = 13539071


def total(records: list[Record], field: str) -> int:
    return sum(int(str(r[field])) for r in records if r[field] is not None)


@pytest.mark.parametrize(
    ("table", "field", "chosen", "expected"),
    [
        ("revenue", "budget_this_year_k_twd", {"account_level": "kuan"}, 110636),
        ("expenditure", "budget_this_year_k_twd", {"account_level": "mu"}, AGENCY),
        ("expenditure", "budget_this_year_k_twd", {"account_level": "function"}, AGENCY),
        ("revenue_sheets", "amount_k_twd", {}, 110636),
        ("work_plans", "amount_k_twd", {}, AGENCY),
        ("branches", "amount_k_twd", {}, AGENCY),
        ("branch_accounts", "amount_k_twd", {"object_level": "first"}, AGENCY),
        ("branch_accounts", "amount_k_twd", {"object_level": "second"}, AGENCY),
        ("programmes", "amount_k_twd", {}, 12111581),
        ("programme_funding", "amount_k_twd", {}, 12111581),
        ("first_level", "total_k_twd", {"account_level": "mu"}, AGENCY),
        ("first_level", "total_k_twd", {"account_level": "function"}, AGENCY),
        ("capital", "total_k_twd", {"account_level": "mu"}, 248530),
        ("personnel", "amount_k_twd", {"row_level": "item"}, 312982),
        ("staff_costs", "this_year_k_twd", {"account_level": "mu"}, 301987),
        ("vehicles", "maintenance_k_twd", {"row_level": "vehicle"}, 187),
        ("offices", "owned_cost_k_twd", {"row_level": "category"}, 181961),
        ("subsidies", "total_k_twd", {"row_level": "item"}, 779500),
        ("donations", "total_k_twd", {"row_level": "item"}, 5631234),
        ("commissioned", "total_k_twd", {"row_level": "item"}, 6646052),
        ("functional", "amount_k_twd", {"function_level": "function", "class_level": "class"}, AGENCY),
        ("trips", "total_k_twd", {}, 1914),
        ("trip_summary", "amount_k_twd", {"row_level": "category"}, 1914),
        ("mainland_trips", "total_k_twd", {}, 70),
        ("media", "amount_k_twd", {"account_level": "mu"}, 18971),
    ],
)
def test_the_rows_to_sum_give_the_printed_total(
    table: str, field: str, chosen: dict[str, str], expected: int
) -> None:
    assert total(rows(real(), table, **chosen), field) == expected


def test_cells_of_the_matrix_add_up_on_either_level() -> None:
    for level in ("first", "second"):
        cells = [c for c in rows(real(), "expense_matrix", object_level=level) if c["work_plan_code"]]
        assert total(cells, "amount_k_twd") == AGENCY


def test_staff_adds_up_by_category() -> None:
    own = [r for r in rows(real(), "staff", account_level="mu") if r["category"] != "合計"]
    assert (total(own, "this_year"), total(own, "last_year")) == (283, 275)


def test_tables_with_totals_say_so_in_a_column() -> None:
    """A table in which one row is the sum of others has a column that tells them apart."""
    told = {"account_level", "object_level", "row_level", "function_level", "category", "work_plan_code"}
    for table, schema in SCHEMAS.items():
        fields = [f.name for f in schema.fields if f.name.endswith("_k_twd")]
        if schema.summable is None or not fields:
            continue
        whole = {r[fields[-1]] for r in real().tables[table]}
        if len(real().tables[table]) > 3 and AGENCY in whole:
            assert told & set(schema.field_names), table


def test_levels_are_those_of_the_schema() -> None:
    for table, schema in SCHEMAS.items():
        for field in schema.fields:
            allowed = field.constraints.get("enum")
            if allowed:
                assert {r.row()[field.name] for r in real().tables.get(table, [])} <= {*allowed, None}
