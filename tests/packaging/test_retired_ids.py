"""What identifiers of a release are called now: by the same words, or by the row of the same line."""

from dataclasses import replace

import pytest

from generator.packaging.changes import package_changes
from generator.packaging.package_source import open_package
from generator.packaging.reader import Package, load_package
from generator.packaging.retired_ids import retired_csv, retired_ids
from generator.records.values import Row, Value
from tests.tooling.tracked import ROOT

DATA = ROOT / "data"
REPORTS = sorted(path.name for path in (DATA / "releases").glob("moea-*"))


def released(name: str, version: str = "1.0.0") -> Package:
    return open_package(f"{name}@{version}", DATA / "packages", DATA / "releases")


@pytest.mark.parametrize("name", REPORTS)
def test_every_identifier_of_the_first_release_leads_to_a_row_that_says_the_same(name: str) -> None:
    before, now = released(name), load_package(DATA / "packages" / name)
    found = retired_ids(now, [before])
    assert found
    old, new = before.by_record_id, now.by_record_id
    assert {retired.record_id for retired in found} == old.keys() - new.keys()
    for retired in found:
        table, row = new[retired.successor]
        assert table == retired.table
        assert not lines(row).isdisjoint(lines(old[retired.record_id][1]))


def lines(row: Row) -> set[int]:
    return {*range(int(str(row["line_start"])), int(str(row["line_end"])) + 1)}


PLAN = "moea-annual-plan-115"


def with_rows(package: Package, table: str, rows: list[dict[str, Value]]) -> Package:
    return replace(package, tables={**package.tables, table: rows})


def test_a_row_that_was_read_again_is_found_by_its_line_and_one_that_is_gone_has_no_successor() -> None:
    package = load_package(DATA / "packages" / PLAN)
    first, second, *rest = package.tables["passages"]
    read = {**first, "heading": f"{first['heading']}（核定本）", "record_id": "passages.-.x00000000.-"}
    now = with_rows(package, "passages", [read, *rest])
    found = {retired.record_id: retired.successor for retired in retired_ids(now, [package])}
    assert found == {first["record_id"]: "passages.-.x00000000.-", second["record_id"]: ""}
    version = package.descriptor["version"]
    assert retired_csv(now, [package]).decode().splitlines() == [
        "version,table,record_id,successor",
        f"{version},passages,{first['record_id']},passages.-.x00000000.-",
        f"{version},passages,{second['record_id']},",
    ]


def test_an_identifier_that_is_in_use_again_is_not_retired() -> None:
    package = load_package(DATA / "packages" / PLAN)
    assert retired_ids(package, [released(PLAN), package])[0].version == "1.0.0"
    assert retired_csv(package, [package]) == b"version,table,record_id,successor\n"


def test_rows_that_only_changed_their_identifiers_and_numbers_are_no_difference() -> None:
    before, now = released(PLAN), load_package(DATA / "packages" / PLAN)
    changes = package_changes(before, now)
    assert [change for change in changes if change.table in {"passages", "projects", "content_items"}] == []
    assert {change.kind for change in changes} == {"changed"}
    moved = {
        table: [
            {**row, "project_no": int(str(row["project_no"])) + 1} if "project_no" in row else row
            for row in rows
        ]
        for table, rows in now.tables.items()
    }
    assert package_changes(now, replace(now, tables=moved)) == []
