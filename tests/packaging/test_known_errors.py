"""Which rows may be summed and what is known to be wrong stands in every format."""

import io
import json
import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from pyarrow import parquet

from generator.packaging.addresses import Addresses
from generator.packaging.database import database_bytes
from generator.packaging.known_errors import KnownError, known_errors
from generator.packaging.workbook import workbook_bytes


@pytest.fixture
def faulty(package):
    """The sample with a failed check, a correction and a row in doubt."""
    fix = {
        "record_id": "amounts.0042.1",
        "field": "count",
        "table": "amounts",
        "printed": "0",
        "corrected": "9",
        "reason": "漏印",
        "evidence": "第4行",
        "corrected_on": date(2026, 11, 21),
    }
    amounts = [*package.tables["amounts"]]
    amounts[2] = {**amounts[2], "certainty": "uncertain", "certainty_note": "表頭兩讀"}
    return replace(package, tables={**package.tables, "corrections": [fix], "amounts": amounts})


EXPECTED = [
    KnownError(
        "amounts",
        "amounts.0042.-",
        "amount_k_twd",
        "source_error",
        Decimal("-12046.50"),
        Decimal("12046.50"),
        "正負號印錯",
    ),
    KnownError("amounts", "amounts.0042.1", "count", "correction", "0", "9", "漏印"),
    KnownError("amounts", "amounts.0100.-", "", "uncertain", None, None, "表頭兩讀"),
]


def test_all_kinds_are_known(faulty):
    assert known_errors(faulty) == EXPECTED


def test_the_database_lists_the_same_and_explains_its_tables(faulty, tmp_path):
    path = tmp_path / "all.sqlite"
    path.write_bytes(database_bytes([faulty]))
    connection = sqlite3.connect(path)
    query = "SELECT table_name, record_id, field, kind, note FROM known_errors"
    assert connection.execute(query).fetchall() == [
        (e.table, e.record_id, e.field or None, e.kind, e.note) for e in EXPECTED
    ]
    numbers = connection.execute("SELECT printed, expected FROM known_errors").fetchall()
    assert numbers == [(-12046.5, 12046.5), ("0", "9"), (None, None)]
    query = "SELECT title, summable, summable_en FROM tables WHERE table_name = 'sample_family_amounts'"
    assert connection.execute(query).fetchone() == ("金額", "可以加總。", "Safe to sum.")
    query = "SELECT sql FROM sqlite_master WHERE name = 'sample_family_amounts'"
    (statement,) = connection.execute(query).fetchone()
    assert '"amount_k_twd" NUMERIC, -- 金額（千元）\n' in statement
    assert '"sample_family_amounts" ( -- 金額：金額 可以加總。\n' in statement


def test_the_workbook_has_a_sheet_of_them(faulty):
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(faulty, Addresses())))
    rows = list(book["已知的問題"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == (
        "amounts",
        "amounts.0042.-",
        "amount_k_twd",
        "報告本身不符",
        -12046.5,
        12046.5,
        "正負號印錯",
    )
    assert [row[3] for row in rows[1:]] == ["印錯或讀錯，已知應為何值", "這一列可有一種以上讀法"]
    assert any("可以加總。" in str(cell) for row in book["說明"].iter_rows(values_only=True) for cell in row)


def test_parquet_and_the_report_for_programs_say_it_too(built, files):
    metadata = parquet.read_schema(built / "amounts.parquet").metadata
    assert metadata[b"summable"].decode() == "可以加總。"
    (known,) = json.loads(metadata[b"known_errors"])
    assert (known["record_id"], known["printed"], known["note"]) == ("amounts.0042.-", -12046.5, "正負號印錯")
    assert json.loads(parquet.read_schema(built / "accounts.parquet").metadata[b"known_errors"]) == []
    fields = json.loads(metadata[b"fields"])
    assert list(fields) == parquet.read_schema(built / "amounts.parquet").names
    assert {"unit", "title", "description_en"} <= set(fields["amount_k_twd"])
    tables = {table["name"]: table["summable"] for table in json.loads(files["validation.json"])["tables"]}
    assert (tables["amounts"], tables["accounts"]) == ("可以加總。", None)
