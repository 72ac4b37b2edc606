"""Cells of a printed matrix become rows, what is said about them follows; columns are those of the schema."""

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from generator.packaging.published_shape import published, without_cells
from generator.paths import ProjectPaths
from generator.records.cells import cell_faults
from generator.records.schema import load_schemas
from generator.report import ParsedReport

PATHS = ProjectPaths.of_checkout()
SCHEMAS = load_schemas(PATHS.schemas, "unit-budget")
REPORTS = sorted(path.name for path in PATHS.packages.iterdir())
MATRIX: dict[str, Any] = {
    "name": "printed",
    "fields": [{"name": "owned"}, {"name": "owned_raw"}, {"name": "rented"}],
    "cells": {
        "table": "long",
        "key": ["tenure"],
        "columns": {"area": {"owned": ["owned"], "rented": ["rented"]}},
    },
}
LONG: dict[str, Any] = {"tenure": {"constraints": {"enum": ["owned", "rented"]}}, "area": {}, "area_raw": {}}


def row(table: str, /, **values: Any) -> dict[str, Any]:
    return {**dict.fromkeys(SCHEMAS[table].field_names), **values}


def report(**rows: list[dict[str, Any]]) -> ParsedReport:
    schemas = {name: SCHEMAS[name] for name in ("capital", "capital_amounts", "checks", "corrections")}
    empty: dict[str, Any] = {name: [] for name in schemas}
    anything: Any = SimpleNamespace()
    tables: dict[str, Any] = {**empty, **rows}
    return ParsedReport(anything, anything, schemas, tables, [])


def account(**cells: Any) -> dict[str, Any]:
    own = {
        "record_id": "capital.5226102200",
        "account_code": "5226102200",
        "account_name": "輔導",
        "volume": 1,
    }
    return row(
        "capital", **own, source_lines="7 9", certainty="derived", certainty_note="補回末位。", **cells
    )


def test_a_cell_is_a_row_with_the_lines_and_the_doubt_of_its_row() -> None:
    made = published(report(capital=[account(land_k_twd=12, rights_k_twd_raw="-", total_k_twd=12)]))
    cells = made.rows["capital_amounts"]
    assert [(c["object_name"], c["amount_k_twd"], c["amount_k_twd_raw"]) for c in cells] == [
        ("土地", 12, None),
        ("權利", None, "-"),
    ]
    assert {(c["source_lines"], c["certainty"], c["certainty_note"]) for c in cells} == {
        ("7 9", "derived", "補回末位。")
    }
    assert len({c["record_id"] for c in cells}) == 2
    assert "land_k_twd" not in made.schemas["capital"].by_name
    assert published(made) is made


def test_what_is_said_about_a_cell_follows_it_even_where_nothing_is_printed() -> None:
    lost = {
        "check": "capital-row",
        "table": "capital",
        "record_id": "capital.5226102200",
        "field": "land_k_twd",
    }
    total = {**lost, "field": "total_k_twd"}
    wrong = row("corrections", **{name: lost[name] for name in ("table", "record_id", "field")})
    made = published(
        report(
            capital=[account()], checks=[row("checks", **lost), row("checks", **total)], corrections=[wrong]
        )
    )
    (cell,) = made.rows["capital_amounts"]
    assert (cell["object_name"], cell["amount_k_twd"]) == ("土地", None)
    first, second = made.rows["checks"]
    assert [first[name] for name in ("table", "record_id", "field")] == [
        "capital_amounts",
        cell["record_id"],
        "amount_k_twd",
    ]
    assert (second["table"], second["record_id"]) == ("capital", "capital.5226102200")
    assert first["check_id"] != second["check_id"]
    assert made.rows["corrections"][0]["record_id"] == cell["record_id"]


def test_a_matrix_of_a_schema_names_what_is_there() -> None:
    fields = {field["name"]: field for field in MATRIX["fields"]}
    assert list(cell_faults(MATRIX, {"printed": fields, "long": LONG})) == []
    assert [fault[:2] for fault in cell_faults(MATRIX, {"printed": fields})] == [("cells.table", "long")]
    other = {**MATRIX, "cells": {**MATRIX["cells"], "columns": {"size": {"owned": ["lent"], "free": []}}}}
    assert [fault[:2] for fault in cell_faults(other, {"printed": fields, "long": LONG})] == [
        ("cells.columns.size.owned", "size"),
        ("cells.columns.size.owned", "tenure: lent"),
        ("cells.columns.size_raw.owned_raw", "size_raw"),
        ("cells.columns.size_raw.owned_raw", "tenure: lent"),
        ("cells.columns.size.free", "free"),
        ("cells.columns.size.free", "size"),
        ("cells.columns.size.free", "0 values"),
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_a_table_has_the_columns_of_its_schema_whatever_the_report_prints(name: str) -> None:
    described = json.loads((PATHS.packages / name / "datapackage.json").read_text("utf-8"))
    schemas = load_schemas(PATHS.schemas, described["family"])
    for resource in described["resources"]:
        columns = tuple(field["name"] for field in resource["schema"]["fields"])
        assert columns == without_cells(replace(schemas[resource["name"]])).field_names, resource["name"]
