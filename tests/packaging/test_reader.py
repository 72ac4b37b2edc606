"""A package read back is what was written, with types."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ProblemError
from generator.packaging.csv_files import read_csv, write_csv
from generator.packaging.reader import load_package
from generator.records.schema import Field, TableSchema
from tests.packaging.sample import ROWS, SCHEMAS, write_sample

NAMES = {"zh": "名", "en": "Name"}
KINDS = {
    "string": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")),
    "integer": st.none() | st.integers(),
    "number": st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4),
    "boolean": st.none() | st.booleans(),
    "date": st.none() | st.dates(),
}
ALL_KINDS = TableSchema(
    "t", NAMES, NAMES, ("integer",), tuple(Field(kind, kind, NAMES, NAMES) for kind in KINDS), ("integer",)
)


@given(st.lists(st.fixed_dictionaries(KINDS)))
def test_rows_survive_csv(rows):
    assert read_csv(ALL_KINDS, write_csv(ALL_KINDS, rows)) == rows


def test_tables_come_back_with_their_types(package):
    row = package.tables["amounts"][0]
    assert (row["code"], row["part"], row["amount_k_twd"], row["count"]) == (
        "0042",
        "",
        Decimal("-12046.50"),
        3,
    )
    assert package.tables["accounts"][0]["start"] == date(2021, 5, 13)
    assert [package.tables[name] for name in SCHEMAS] == [
        [
            {
                f: row.get(f) if row.get(f) is not None or s.by_name[f].type != "string" else ""
                for f in s.field_names
            }
            for row in ROWS[name]
        ]
        for name, s in SCHEMAS.items()
    ]


def as_published(schema):
    """Without what only a reader of reports and a page need: where cells are printed, what names a row."""
    fields = (replace(field, printed=True, quotes=False) for field in schema.fields)
    return replace(schema, prose=False, named_by=(), fields=tuple(fields))


def test_schemas_come_back_as_they_were(package):
    for name, schema in SCHEMAS.items():
        assert package.schemas[name] == as_published(schema), name


def test_rows_are_found_by_value_and_identifier(package):
    assert [row["part"] for row in package.rows("amounts", code="0042")] == ["", "一"]
    assert package.rows("no_such_table", code="0042") == []
    assert package.by_record_id["accounts.0100"][0] == "accounts"
    assert package.title == {"zh": "範例報告", "en": "Sample report"}


def test_a_frame_has_nullable_types(package):
    frame = package.frame("amounts")
    assert {
        name: str(kind) for name, kind in frame.dtypes.items() if name in {"amount_k_twd", "count", "code"}
    } == {
        "amount_k_twd": "Float64",
        "count": "Int64",
        "code": "string",
    }
    assert frame["amount_k_twd"].sum() == -12046.5
    assert frame["count"].isna().tolist() == [False, False, True]


@pytest.mark.parametrize("damage", ["no descriptor", "no json", "no table", "other columns", "other type"])
def test_a_damaged_package_is_one_problem(tmp_path, damage):
    folder = write_sample(tmp_path)
    descriptor, table = folder / "datapackage.json", folder / "amounts.csv"
    match damage:
        case "no descriptor":
            descriptor.unlink()
        case "no json":
            descriptor.write_text("{", "utf-8")
        case "no table":
            table.unlink()
        case "other columns":
            table.write_text(table.read_text("utf-8").replace("count", "counts", 1), "utf-8")
        case "other type":
            table.write_text(table.read_text("utf-8").replace("-12046.50", "many", 1), "utf-8")
    with pytest.raises(ProblemError) as caught:
        load_package(folder)
    assert [problem.code for problem in caught.value.problems] == ["PACKAGE-BROKEN"]


def test_the_descriptor_is_complete(folder):
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["contributors"][0]["title"] == "經濟部"
    assert descriptor["licenses"][0]["path"].startswith("https://")
    amounts = next(r for r in descriptor["resources"] if r["name"] == "amounts")
    assert amounts["schema"]["primaryKey"] == ["record_id"]
    assert amounts["schema"]["uniqueKeys"] == [["code", "part"]]
    assert amounts["schema"]["foreignKeys"] == [
        {"fields": ["code"], "reference": {"resource": "accounts", "fields": ["code"]}}
    ]
    assert amounts["bytes"] == (folder / "amounts.csv").stat().st_size


def test_a_cell_longer_than_the_csv_module_expects_is_read_back():
    schema = TableSchema("t", NAMES, NAMES, ("text",), (Field("text", "string", NAMES, NAMES),), ("text",))
    row = {"text": "字" * 150_000}
    assert read_csv(schema, write_csv(schema, [row])) == [row]


@pytest.mark.parametrize("row", ["a", "a,1,too many"])
def test_a_row_with_a_cell_too_few_or_too_many_is_not_read_as_another(row):
    fields = Field("text", "string", NAMES, NAMES), Field("number", "integer", NAMES, NAMES)
    schema = TableSchema("t", NAMES, NAMES, ("text",), fields, ("text",))
    with pytest.raises(ValueError, match="argument 2"):
        read_csv(schema, f"text,number\n{row}\n".encode())
