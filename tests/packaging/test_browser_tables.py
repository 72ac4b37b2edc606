"""The files from which a browser makes the database: put together again, they are the published one."""

import gzip
import json
import sqlite3

import pytest

from generator.packaging.browser_tables import browser_tables
from generator.packaging.database import database_bytes
from tests.committed import committed_site


def lines_of(files: dict[str, bytes], name: str) -> list:
    text = gzip.decompress(files[f"{name}.json.gz"]).decode("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def rows_of(files: dict[str, bytes], name: str, facts: dict) -> list[tuple]:
    """All rows of a table, put together from its parts and groups of columns."""
    rows: list[tuple] = []
    for part in range(len(facts["parts"])):
        columns: dict[int, list] = {}
        for number, group in enumerate(facts["groups"]):
            columns |= dict(zip(group, lines_of(files, f"{name}-{part}-{number}"), strict=True))
        rows += zip(*(columns[at] for at in range(len(facts["columns"]))), strict=True)
    return rows


@pytest.fixture(scope="module")
def packages():
    """Two kinds of package: a report's, and one about all reports."""
    return [committed_site().packages[name] for name in ("moea-business-report-113", "register")]


@pytest.fixture(scope="module")
def files(packages) -> dict[str, bytes]:
    return browser_tables(packages, "9.8.7")


def test_the_pieces_make_the_published_database(packages, files, tmp_path):
    (schema,) = lines_of(files, "schema")
    made = sqlite3.connect(":memory:")
    made.executescript(";\n".join(statement for own in schema["sql"].values() for statement in own))
    for table, facts in schema["tables"].items():
        for row in rows_of(files, table, facts):
            made.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)  # noqa: S608
    (tmp_path / "whole.sqlite").write_bytes(database_bytes(packages))
    whole = sqlite3.connect(tmp_path / "whole.sqlite")
    names = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    left_out = {name for (name,) in whole.execute(names)} - {name for (name,) in made.execute(names)}
    assert {name.partition("_")[0] for name in left_out} == {"full", "sqlite"}
    for (name,) in made.execute(names):
        query = f'SELECT * FROM "{name}" ORDER BY 1, 2, 3'  # noqa: S608
        assert made.execute(query).fetchall() == whole.execute(query).fetchall(), name
    assert made.execute("SELECT count(*) FROM business_report_items").fetchone() == (690,)


def test_the_schema_says_what_there_is_to_load(files):
    (schema,) = lines_of(files, "schema")
    assert schema["version"] == "9.8.7"
    facts = schema["tables"]["register_programmes"]
    assert facts["parts"][0]["rows"] == len(rows_of(files, "register_programmes", facts)) == 291
    assert facts["parts"][0]["files"][0] == len(files["register_programmes-0-0.json.gz"])
    pieces = {
        f"{name}-{part}-{group}"
        for name, facts in schema["tables"].items()
        for part in range(len(facts["parts"]))
        for group in range(len(facts["groups"]))
    }
    assert set(files) == {f"{name}.json.gz" for name in ("schema", "names", "names-en", *pieces)}


def test_every_column_of_a_report_has_a_title_a_unit_and_a_meaning(files):
    found = {name: (title, columns) for name, title, columns in lines_of(files, "names")}
    assert found["business_report_figures"][0] == "數字陳述"
    columns = {name: said for name, *said in found["business_report_figures"][1]}
    assert columns["report_id"][0] and columns["record_id"][0] == "紀錄編號"
    untitled = [
        (table, name) for table, (_, columns) in found.items() for name, title, *_ in columns if not title
    ]
    assert {table for table, _ in untitled} <= {"reports", "tables", "fields", "known_errors"}
    assert found["known_errors"][0] == "已知的問題"


def test_english_names_are_of_the_same_tables_and_columns(files):
    chinese, english = lines_of(files, "names"), lines_of(files, "names-en")
    assert {name: [column for column, *_ in columns] for name, _, columns in english} == {
        name: [column for column, *_ in columns] for name, _, columns in chinese
    }
    titles = {name: (title, columns) for name, title, columns in english}
    assert titles["known_errors"][0] == "Known errors"
    assert ["record_id", "Record identifier"] in [
        column[:2] for column in titles["business_report_figures"][1]
    ]


def test_the_same_rows_give_the_same_bytes_in_whatever_order_packages_come(packages, files):
    assert browser_tables(list(reversed(packages)), "9.8.7") == files
