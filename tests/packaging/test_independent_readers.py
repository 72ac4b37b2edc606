"""Tools that are not ours open every format, and find the same rows and types."""

import json
import sqlite3

import duckdb
import frictionless
import openpyxl
import pandas
import pytest
from pyarrow import parquet

from generator.packaging.workbook import sheet_names
from tests.packaging.sample import LONG, ROWS, SCHEMAS

TABLES = sorted(SCHEMAS)


@pytest.fixture
def database(collection):
    connection = sqlite3.connect(collection / "taiwan-government-reports.sqlite")
    yield connection
    connection.close()


def test_frictionless_finds_nothing_wrong(built):
    report = frictionless.validate(str(built / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "type", "message"]) == []
    assert report.valid


def test_frictionless_sees_what_is_wrong(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "amounts.csv"
    table.write_text(table.read_text("utf-8").replace("amounts.0100.-,0100", "amounts.0100.-,9999"), "utf-8")
    types = {
        error[0] for error in frictionless.validate(str(tmp_path / "datapackage.json")).flatten(["type"])
    }
    assert "foreign-key" in types


@pytest.mark.parametrize("table", TABLES)
def test_pandas_and_duckdb_count_the_same_rows(built, table):
    text = {f.name: "string" for f in SCHEMAS[table].fields if f.type == "string"}
    frame = pandas.read_csv(built / f"{table}.csv", dtype=text, keep_default_na=False)
    ((count,),) = duckdb.sql(
        "SELECT count(*) FROM read_parquet($1)", params=[f"{built / table}.parquet"]
    ).fetchall()
    assert len(frame) == count == len(ROWS[table])
    assert list(frame.columns) == list(SCHEMAS[table].field_names)
    assert len(pandas.read_json(built / f"{table}.json", dtype=False)) == len(ROWS[table])


def test_duckdb_reads_the_csv_by_itself(built):
    query = "SELECT sum(amount_k_twd), max(length(note)) FROM read_csv($1)"
    assert duckdb.sql(query, params=[str(built / "amounts.csv")]).fetchall() == [(-12046.5, len(LONG))]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_the_types_of_the_schema(built, table):
    types = {
        "string": "string",
        "integer": "int64",
        "year": "int64",
        "number": "double",
        "boolean": "bool",
        "date": "date32[day]",
    }
    schema = parquet.read_schema(built / f"{table}.parquet")
    assert {f.name: str(f.type) for f in schema} == {f.name: types[f.type] for f in SCHEMAS[table].fields}
    assert schema.metadata[b"title"].decode() == SCHEMAS[table].title["zh"]


def test_json_keeps_numbers_texts_and_nothing_apart(files):
    rows = json.loads(files["amounts.json"])
    assert [(r["code"], r["part"], r["amount_k_twd"], r["count"]) for r in rows] == [
        ("0042", None, -12046.5, 3),
        ("0042", "一", 0, 0),
        ("0100", None, None, None),
    ]


def test_the_workbook_holds_texts_as_texts_and_numbers_as_numbers(built, package):
    book = openpyxl.load_workbook(built / "sample-report-110.xlsx")
    names = sheet_names(package)
    assert book.sheetnames == ["說明", "已知的問題", *names.values()]
    accounts, amounts = book[names["accounts"]], book[names["amounts"]]
    assert accounts.freeze_panes == "A2"
    assert [cell.value for cell in accounts[1]][:4] == ["紀錄編號", "代碼", "名稱", "開始"]
    assert (accounts["B2"].value, accounts["B2"].data_type) == ("0042", "s")
    assert (accounts["C2"].value, accounts["C2"].data_type) == ("=SUM(A1:A9)", "s")
    assert accounts["D2"].is_date
    header = [cell.value for cell in amounts[1]]
    assert header[3] == "金額（千元）"
    assert (amounts["D2"].value, amounts["D2"].data_type) == (-12046.5, "n")
    assert amounts["F3"].value.endswith("（全文見 CSV）")
    assert amounts["F4"].value == "+再生水廠"
    for table, name in names.items():
        assert book[name].max_row == len(ROWS[table]) + 1


def test_sqlite_has_keys_types_and_a_dictionary(database):
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    joined = "sample_family_amounts JOIN sample_family_accounts USING (report_id, code)"
    total = f"SELECT sum(amount_k_twd) FROM {joined}"  # noqa: S608 - our own names
    assert database.execute(total).fetchone() == (-12046.5,)
    assert database.execute("SELECT report_id, issuer FROM reports").fetchall() == [
        ("sample-report-110", "經濟部")
    ]
    foreign = database.execute("PRAGMA foreign_key_list(sample_family_amounts)").fetchall()
    assert {(row[2], row[3], row[4]) for row in foreign} >= {("sample_family_accounts", "code", "code")}
    indexes = {row[1] for row in database.execute("PRAGMA index_list(sample_family_amounts)")}
    assert {"sample_family_amounts_by_code_part", "sample_family_amounts_by_code"} <= indexes
    unit = (
        "SELECT unit, title FROM fields WHERE table_name = 'sample_family_amounts' AND field = 'amount_k_twd'"
    )
    assert database.execute(unit).fetchone() == ("千元", "金額")
    database.execute("PRAGMA foreign_keys = ON")
    columns = "report_id, record_id, code, certainty"
    stray = f"INSERT INTO sample_family_amounts ({columns}) VALUES (?, 'x', '9', 'printed')"  # noqa: S608
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(stray, ["sample-report-110"])


@pytest.mark.parametrize(
    ("words", "found"), [("石門水庫", ["passages.1"]), ("再生水", ["amounts.0100.-"]), ("離岸風電", [])]
)
def test_full_text_finds_chinese_within_words(database, words, found):
    query = "SELECT record_id FROM full_text WHERE full_text MATCH ?"
    rows = [row[0] for row in database.execute(query, [f'"{words}"'])]
    if words == "再生水":
        rows = [row for row in rows if row.startswith("amounts")]
    assert rows == found
