"""What identifiers of a release are called now: by the same words, or by the row of the same line."""

from dataclasses import replace

import pytest

from generator.packaging.changes import package_changes
from generator.packaging.migration import as_model_2
from generator.packaging.package_source import open_package
from generator.packaging.reader import Package
from generator.packaging.retired_ids import retired_csv, retired_ids
from generator.records.stretches import Stretch, lines_of_row, lines_text
from generator.records.values import Row, Value
from tests.committed import committed_package
from tests.tooling.tracked import ROOT

DATA = ROOT / "data"
REPORTS = sorted(path.stem for path in (ROOT / "content" / "reports").glob("*.yml"))
# The rows of its one table were named by words from the first.
NONE_RETIRED = "dgbas-moea-expenditure-enacted"


def released(name: str, version: str = "1.0.0") -> Package:
    return open_package(f"{name}@{version}", DATA / "packages", DATA / "releases")


@pytest.mark.parametrize("name", REPORTS)
def test_every_identifier_of_the_first_release_leads_to_a_row_that_says_the_same(name: str) -> None:
    before, now = released(name), committed_package(name)
    found = retired_ids(now, [before])
    assert bool(found) == (name != NONE_RETIRED)
    old, new = before.by_record_id, now.by_record_id
    assert {retired.record_id for retired in found} == old.keys() - new.keys()
    for retired in found:
        table, row = new[retired.successor]
        assert table == retired.table
        assert not lines(row).isdisjoint(lines(old[retired.record_id][1]))


def lines(row: Row) -> set[int]:
    return {line for first, last in lines_of_row(row) for line in range(first, last + 1)}


PLAN = "moea-annual-plan-115"


def with_rows(package: Package, table: str, rows: list[dict[str, Value]]) -> Package:
    return replace(package, tables={**package.tables, table: rows})


def test_a_row_that_was_read_again_is_found_by_its_line_and_one_that_is_gone_has_no_successor() -> None:
    package = committed_package(PLAN)
    first, second, *rest = package.tables["passages"]
    read = {**first, "heading": f"{first['heading']}（核定本）", "record_id": "passages.x000000000000"}
    now = with_rows(package, "passages", [read, *rest])
    found = {retired.record_id: retired.successor for retired in retired_ids(now, [package])}
    assert found == {first["record_id"]: "passages.x000000000000", second["record_id"]: ""}
    version = package.descriptor["version"]
    assert retired_csv(now, [package]).decode().splitlines() == [
        "version,table,record_id,successor",
        f"{version},passages,{first['record_id']},passages.x000000000000",
        f"{version},passages,{second['record_id']},",
    ]


def moved_away(package: Package) -> Package:
    """The package, read from a text with thousands of lines more before its own."""
    tables = {
        name: [
            {
                **row,
                "source_lines": lines_text(Stretch(a + 100_000, b + 100_000) for a, b in lines_of_row(row)),
            }
            for row in rows
        ]
        for name, rows in package.tables.items()
    }
    return replace(package, tables=tables)


def test_rows_of_a_book_that_stand_on_other_lines_now_are_found_by_their_words() -> None:
    before = as_model_2(released("ida-unit-budget-114"))
    now = moved_away(committed_package("ida-unit-budget-114"))
    words = {
        "programmes": "name",
        "revenue_fees": "text",
        "contents": "title",
        "trip_history": "visited_place",
    }
    said = {table: {row[word] for row in now.tables[table]} for table, word in words.items()}
    found = [retired for retired in retired_ids(now, [before]) if retired.table in words]
    assert len(found) == 111
    for retired in found:
        _, row = before.by_record_id[retired.record_id]
        same_words = row[words[retired.table]] in said[retired.table]
        assert bool(retired.successor) == same_words, retired


def test_rows_of_a_table_that_is_gone_are_gone_and_not_forgotten() -> None:
    before = committed_package(PLAN)
    rest = {name: schema for name, schema in before.schemas.items() if name != "goals"}
    now = replace(before, schemas=rest, tables={name: before.tables[name] for name in rest})
    found = [(retired.table, retired.record_id, retired.successor) for retired in retired_ids(now, [before])]
    assert found == [("goals", row["record_id"], "") for row in before.tables["goals"]]
    assert found


def test_a_name_leads_on_by_the_names_that_releases_gave_the_row_one_after_the_other() -> None:
    first = committed_package(PLAN)
    row, *rest = first.tables["passages"]
    read = {**row, "heading": f"{row['heading']}（核定本）", "record_id": "passages.x000000000000"}
    second = with_rows(first, "passages", [read, *rest])
    now = moved_away(second)
    found = {retired.record_id: retired.successor for retired in retired_ids(now, [first, second])}
    assert found == {row["record_id"]: "passages.x000000000000"}
    gone = with_rows(now, "passages", [])
    lost = [r for r in retired_ids(gone, [first, second]) if r.record_id == row["record_id"]]
    assert [retired.successor for retired in lost] == [""]


def test_an_identifier_that_is_in_use_again_is_not_retired() -> None:
    package = committed_package(PLAN)
    assert retired_ids(package, [released(PLAN), package])[0].version == "1.0.0"
    assert retired_csv(package, [package]) == b"version,table,record_id,successor\n"


def test_rows_that_only_changed_their_identifiers_and_numbers_are_no_difference() -> None:
    before, now = released(PLAN), committed_package(PLAN)
    changes = package_changes(before, now)
    # Identifiers of the register stand beside the names since, years of our era beside the printed ones.
    since = {"agency_id", "programme_id", "start_year", "end_year"}
    own = [change for change in changes if change.field not in since]
    assert [change for change in own if change.table in {"passages", "projects", "content_items"}] == []
    assert {change.kind for change in changes} == {"changed"}
    moved = {
        table: [
            {**row, "project_no": int(str(row["project_no"])) + 1} if "project_no" in row else row
            for row in rows
        ]
        for table, rows in now.tables.items()
    }
    assert package_changes(now, replace(now, tables=moved)) == []


def test_changes_call_a_row_as_the_new_version_does_and_a_check_by_the_row_that_it_is_about() -> None:
    name = "ida-unit-budget-114"
    before, now = released(name), committed_package(name)
    added = [change.key for change in package_changes(None, now) if change.table in {"programmes", "checks"}]
    ids = [str(row["check_id"]) for row in now.tables["checks"]]
    assert sorted(added) == sorted([*ids, *(str(row["record_id"]) for row in now.tables["programmes"])])
    products = {str(row["check_id"]) for row in now.rows("checks", check="fee-product")}
    fees = [change for change in package_changes(before, now) if change.key in products]
    # The released row has no volume, the present one is of the first, which goes without saying.
    assert {change.kind for change in fees} == {"changed"}
    removed = [change for change in package_changes(before, now) if change.kind == "removed"]
    assert not [change for change in removed if change.table == "checks"]
