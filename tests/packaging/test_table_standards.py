"""CSVW and Croissant are read by their own libraries, with the rows, types and codes of the tables."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from csvw import CSVW, TableGroup

from generator.packaging.addresses import Addresses
from generator.packaging.croissant import croissant
from generator.packaging.csvw import csvw_metadata
from generator.packaging.reader import load_package
from generator.paths import ProjectPaths
from tests.packaging.sample import SCHEMAS

PATHS = ProjectPaths.of_checkout()


def faults(metadata: Path) -> list[str]:
    """What the library objects to; a key with an empty part points nowhere, which it only allows so."""
    found = CSVW(str(metadata), validate=True, strict=False)
    assert found.is_valid or found.warnings
    return [str(warning.message) for warning in found.warnings]


def test_csvw_finds_nothing_wrong(built):
    assert faults(built / "csv-metadata.json") == []


def test_csvw_reads_rows_types_and_nulls(built, package):
    for table in TableGroup.from_file(built / "csv-metadata.json").tables:
        rows = package.tables[str(table.url).removesuffix(".csv")]
        for read, row in zip(table.iterdicts(strict=True), rows, strict=True):
            days = {name: value.date() for name, value in read.items() if isinstance(value, datetime)}
            assert {**read, **days} == {name: None if value == "" else value for name, value in row.items()}


def test_csvw_sees_what_is_wrong(built, tmp_path):
    for path in built.iterdir():
        if path.suffix in {".csv", ".json"}:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "amounts.csv"
    table.write_text(table.read_text("utf-8").replace(",-12046.50,", ",many,"), "utf-8")
    with pytest.raises(ValueError, match="amount_k_twd: invalid lexical value for decimal: many"):
        faults(tmp_path / "csv-metadata.json")


def test_csvw_finds_nothing_wrong_with_published_tables(tmp_path):
    """Keys with an empty part, limits and lists of values; a few seconds a package, so one stands for all."""
    folder = PATHS.packages / "moea-annual-plan-115"
    for path in folder.iterdir():
        (tmp_path / path.name).symlink_to(path)
    metadata = tmp_path / "csv-metadata.json"
    metadata.write_text(json.dumps(csvw_metadata(load_package(folder))), "utf-8")
    assert faults(metadata) == []


def test_croissant_finds_nothing_wrong_and_keeps_codes(built):
    # It takes seconds to load: only where it is asked.
    import mlcroissant  # noqa: PLC0415

    dataset = mlcroissant.Dataset(str(built / "croissant.json"))
    assert dataset.metadata.issues.errors == set()
    records = list(dataset.records("amounts"))
    assert [record["amounts/code"] for record in records] == [b"0042", b"0042", b"0100"]
    assert [record["amounts/amount_k_twd"] for record in records][:2] == [-12046.5, 0.0]
    assert {records.id for records in dataset.metadata.record_sets} == set(SCHEMAS)


def test_croissant_names_addresses_where_the_site_is_known(package, files):
    known = croissant(package, Addresses("https://data.example.org/"), files)
    assert known["distribution"][0]["contentUrl"] == (
        "https://data.example.org/data/sample-report-110/accounts.parquet"
    )
    assert known["url"] == "https://data.example.org/data/sample-report-110/"
