"""What is empty is null in every format, and tools with default settings count the same nulls and types."""

import json
import sqlite3

import duckdb
import openpyxl
import pandas
import polars
import pytest

from generator.packaging.database import database_bytes
from generator.packaging.json_records import json_records
from generator.packaging.parquet_file import parquet_bytes
from generator.packaging.workbook import sheet_names
from generator.paths import ProjectPaths
from tests.committed import committed_package
from tests.packaging.sample import SCHEMAS

PATHS = ProjectPaths.of_checkout()
# One of each family with a table that has empty texts, numbers and dates; the last one prints ±.
COMMITTED = ["register", "moea-annual-plan-115", "ey-st-plan-114-117"]
POLARS = {"string": "String", "integer": "Int64", "year": "Int64", "number": "Float64", "boolean": "Boolean"}
DUCKDB = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "year": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}


def empty(rows, schema) -> dict[str, int]:
    """How many cells of each column hold nothing."""
    return {name: sum(row[name] in (None, "") for row in rows) for name in schema.field_names}


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_every_format_has_the_same_nulls(built, package, collection, table):
    schema = package.schemas[table]
    expected = empty(package.tables[table], schema)
    rows = json.loads((built / f"{table}.json").read_text("utf-8"))
    assert {name: sum(row[name] is None for row in rows) for name in expected} == expected
    assert "" not in {value for row in rows for value in row.values()}
    frame = pandas.read_parquet(built / f"{table}.parquet")
    assert frame.isna().sum().to_dict() == expected
    assert package.frame(table).isna().sum().to_dict() == expected
    book = openpyxl.load_workbook(built / "sample-report-110.xlsx")[sheet_names(package)[table]]
    cells = [row[: len(expected)] for row in book.iter_rows(min_row=2, values_only=True)]
    assert {n: sum(row[i] is None for row in cells) for i, n in enumerate(expected)} == expected
    connection = sqlite3.connect(collection / "taiwan-government-reports.sqlite")
    name = table if table not in {"accounts", "amounts"} else f"sample_family_{table}"
    for column, count in expected.items():
        query = (
            f'SELECT count(*) - count("{column}"), count(*) FILTER (WHERE "{column}" = \'\') FROM "{name}"'  # noqa: S608
        )
        assert connection.execute(query).fetchone() == (count, 0)


@pytest.mark.parametrize("name", COMMITTED)
def test_polars_and_duckdb_read_what_is_published(name, tmp_path):
    package = committed_package(name)
    for table, schema in package.schemas.items():
        rows, path = package.tables[table], tmp_path / f"{table}.parquet"
        path.write_bytes(parquet_bytes(schema, rows))
        expected = empty(rows, schema)
        frame = polars.read_parquet(path)
        assert frame.height == len(rows)
        assert {k: v[0] for k, v in frame.null_count().to_dict(as_series=False).items()} == expected
        assert {n: str(t) for n, t in frame.schema.items()} == {
            f.name: POLARS.get(f.type, "Date") for f in schema.fields
        }
        relation = duckdb.read_parquet(str(path))
        assert dict(zip(relation.columns, map(str, relation.types), strict=True)) == {
            f.name: DUCKDB.get(f.type, "DATE") for f in schema.fields
        }
        counts = ", ".join(f'count(*) - count("{column}")' for column in relation.columns)
        assert dict(zip(relation.columns, relation.aggregate(counts).fetchall()[0], strict=True)) == expected
        assert len(json.loads(json_records(schema, rows))) == relation.shape[0] == len(rows)


def test_polars_reads_the_database_with_the_same_nulls(tmp_path):
    packages = [committed_package(name) for name in COMMITTED[:2]]
    path = tmp_path / "all.sqlite"
    path.write_bytes(database_bytes(packages))
    with sqlite3.connect(path) as connection:
        for table in ("goals", "projects", "work_plans"):
            schema, rows = packages[1].schemas[table], packages[1].tables[table]
            frame = polars.read_database(f"SELECT * FROM annual_plan_{table}", connection)  # noqa: S608
            nulls = {k: v[0] for k, v in frame.null_count().to_dict(as_series=False).items()}
            assert nulls == {"report_id": 0, **empty(rows, schema)}
