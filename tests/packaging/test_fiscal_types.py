"""Tables of budgets say in the terms of the Fiscal Data Package what their columns are."""

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.paths import ProjectPaths
from generator.records.schema import load_schemas

PATHS = ProjectPaths.of_checkout()
LIST = yaml.safe_load((Path(__file__).parent / "profiles" / "fiscal_column_types.yml").read_text("utf-8"))
LEVELS = re.compile(r"\{(\d)\.\.(\d)\}")
# A year is an integer of four digits.
OF_TYPE = {"integer": "integer", "year": "integer", "string": "string", "date": "date"}


def expanded(name: str) -> list[str]:
    range_of_levels = LEVELS.search(name)
    if range_of_levels is None:
        return [name]
    first, last = map(int, range_of_levels.groups())
    return [LEVELS.sub(str(level), name) for level in range(first, last + 1)]


TYPE_OF = {name: kind for kind, names in LIST.items() for entry in names for name in expanded(entry)}
TABLES = {
    (family, name): {field.name: field for field in schema.fields if field.fiscal_type}
    for family in sorted(path.name for path in PATHS.schemas.iterdir() if path.is_dir())
    if family != "common"
    for name, schema in load_schemas(PATHS.schemas, family).items()
}
TYPED = {table: fields for table, fields in TABLES.items() if fields}
PACKAGES = {
    "unit-budget": "ida-unit-budget-114",
    "infra-review": "moea-infra-review-110",
    "enacted-budget": "dgbas-moea-expenditure-enacted",
}


def test_the_list_knows_the_levels():
    assert TYPE_OF["administrative-classification:generic:level8:label"] == "string"
    assert "economic-classification:generic:level5:code" not in TYPE_OF


def test_the_tables_of_budgets_have_column_types():
    assert sorted(TYPED) == [
        ("enacted-budget", "expenditure"),
        ("infra-review", "special_budget"),
        ("unit-budget", "account_items"),
        ("unit-budget", "branch_accounts"),
        ("unit-budget", "capital_amounts"),
        ("unit-budget", "commissioned"),
        ("unit-budget", "commissioned_amounts"),
        ("unit-budget", "comparisons"),
        ("unit-budget", "donation_amounts"),
        ("unit-budget", "donations"),
        ("unit-budget", "expenditure"),
        ("unit-budget", "expense_matrix"),
        ("unit-budget", "first_level_amounts"),
        ("unit-budget", "function_expenditure"),
        ("unit-budget", "functional"),
        ("unit-budget", "personnel_costs"),
        ("unit-budget", "programmes"),
        ("unit-budget", "revenue"),
        ("unit-budget", "subsidy_amounts"),
    ]


@pytest.mark.parametrize("table", TYPED, ids="/".join)
def test_column_types_are_of_the_taxonomy_and_fit_the_column(table):
    for field in TYPED[table].values():
        wanted = TYPE_OF[field.fiscal_type]
        fits = (
            field.type in ("integer", "number") if wanted == "number" else OF_TYPE.get(field.type) == wanted
        )
        assert fits, f"{field.name}: {field.type} is no {wanted}"


@pytest.mark.parametrize("table", TYPED, ids="/".join)
def test_every_table_has_one_amount_and_the_year_that_it_is_of(table):
    """Amounts of other years and other stages stand in columns beside it: they are not of the row's year."""
    types = [field.fiscal_type for field in TYPED[table].values()]
    assert len(types) == len(set(types))
    assert {"value", "date:fiscal-year"} <= set(types)


@pytest.mark.parametrize(("family", "package"), PACKAGES.items())
def test_the_packages_carry_them(family, package):
    path = PATHS.packages / package / "datapackage.json"
    carried = {
        (family, resource["name"], field["name"]): field["columnType"]
        for resource in json.loads(path.read_text("utf-8"))["resources"]
        for field in resource["schema"]["fields"]
        if "columnType" in field
    }
    assert carried == {
        (family, name, field.name): field.fiscal_type
        for (of_family, name), fields in TYPED.items()
        if of_family == family
        for field in fields.values()
    }
