"""Where model 1 stands in model 2: nothing is left out, and the packages of model 1 can still be written."""

import csv
import io
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import typer
import yaml

from generator.cli.package import package
from generator.packaging.changes import package_changes
from generator.packaging.migration import as_model_1, as_model_2, model_1_files
from generator.packaging.old_ids import OldIds
from generator.packaging.old_names import old_tables
from generator.packaging.package_source import package_in_zip
from generator.packaging.reader import Package
from generator.packaging.retired_ids import old_ids
from generator.records.stretches import first_line, first_page, last_line
from generator.records.values import Row, to_text
from tests.cli.forked import run_forked
from tests.committed import committed_package
from tests.tooling.tracked import ROOT

DATA = ROOT / "data"
OTHERWISE = yaml.safe_load(Path(__file__).with_name("otherwise_than_1.yml").read_text("utf-8"))
REPORTS = sorted(path.name for path in (DATA / "packages").iterdir())
OLD = {(old.family, old.name): old for old in old_tables()}
# What identifies a record is made from its words since; the lists of retired identifiers say which is which.
IDENTIFIERS = {"record_id", "check_id", "check_no"}
Rows = list[dict[str, str]]


def archive(report: str) -> Path:
    return DATA / "releases" / report / "1.0.0" / f"{report}.zip"


@cache
def released(report: str) -> Mapping[str, bytes]:
    with zipfile.ZipFile(archive(report)) as kept:
        return {name: kept.read(name) for name in kept.namelist()}


@cache
def published(report: str) -> Package:
    return committed_package(report)


@cache
def written(report: str) -> Mapping[str, bytes]:
    return model_1_files(published(report), ids())


@cache
def ids() -> OldIds:
    found: dict[tuple[str, str, str], str] = {}
    for report in REPORTS:
        found |= old_ids(published(report), [package_in_zip(archive(report), report)])
    return found


def table(data: bytes) -> tuple[list[str], Rows]:
    csv.field_size_limit(2**31 - 1)
    rows = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    return list(rows.fieldnames or ()), list(rows)


def resources(files: Mapping[str, bytes]) -> dict[str, tuple[str, str | None]]:
    """Type and unit of every column, by table and column."""
    return {
        f"{one['name']}.{field['name']}": (field["type"], field.get("unit"))
        for one in json.loads(files["datapackage.json"])["resources"]
        for field in one["schema"]["fields"]
    }


def old_key(report: str, name: str) -> list[str]:
    """The columns of model 1 that tell the rows of a table apart, identifiers left out."""
    old = OLD.get((published(report).family, name)) or OLD["common", name]
    was = {new: before for before, new in old.columns.items()}
    return [was[column] for column in old.key if column not in IDENTIFIERS] or [
        "check", "table", "field", "printed", "computed",
    ]  # fmt: skip


def differences(report: str, name: str) -> dict[str, int]:
    """How many rows are gone and new, and in how many a column has another value."""
    (_, before), (_, after) = (table(files[f"{name}.csv"]) for files in (released(report), written(report)))
    key, found = old_key(report, name), Counter[str]()
    rows: dict[tuple[str, ...], tuple[Rows, Rows]] = defaultdict(lambda: ([], []))
    for which, own in enumerate((before, after)):
        for row in own:
            rows[tuple(row[column] for column in key)][which].append(row)
    for old, new in rows.values():
        found["gone"] += max(len(old) - len(new), 0)
        found["new"] += max(len(new) - len(old), 0)
        for one, other in zip(old, new, strict=False):
            found.update(c for c in one if c not in IDENTIFIERS and one[c] != other[c])
    return {what: count for what, count in found.items() if count}


def tables_of(report: str) -> Iterator[str]:
    yield from (name.removesuffix(".csv") for name in written(report) if name.endswith(".csv"))


@pytest.mark.parametrize("report", REPORTS)
def test_every_table_and_column_of_the_release_has_its_place(report: str) -> None:
    kept = {name: data for name, data in released(report).items() if name.endswith(".csv")}
    kept.pop("CHANGES.csv", None)
    assert set(written(report)) - {"datapackage.json", "README.md"} == set(kept)
    for name, data in kept.items():
        assert table(written(report)[name])[0] == table(data)[0], name
    old, new = resources(released(report)), resources(written(report))
    other = {name: kinds for name, kinds in old.items() if new[name] != kinds}
    # The only columns of another type; their values are the same.
    assert {name.rpartition(".")[2] for name in other} <= {"year", "start_year", "target_year"}


@pytest.mark.parametrize("report", REPORTS)
def test_the_tables_of_model_1_hold_what_the_release_holds_but_for_better_readings(report: str) -> None:
    expected = OTHERWISE.get(report, {})
    assert all(entry["why"] for entry in expected.values())
    found = {name: seen for name in tables_of(report) if (seen := differences(report, name))}
    if report == "register":  # it grows with what people decide: only which columns they are is held
        assert {
            name: set(seen) <= set(expected[name]["rows"]) for name, seen in found.items()
        } == dict.fromkeys(found, True)
    else:
        assert found == {name: entry["rows"] for name, entry in expected.items()}


@pytest.mark.parametrize("report", REPORTS)
def test_rows_of_the_release_have_the_identifiers_that_it_gave_them(report: str) -> None:
    for name in tables_of(report):
        (columns, before), (_, after) = (
            table(files[f"{name}.csv"]) for files in (released(report), written(report))
        )
        if columns[0] != "record_id":
            continue
        new = {row["record_id"] for row in after}
        gone = [row["record_id"] for row in before if row["record_id"] not in new]
        # One name of an agency stands in another table since.
        assert gone == (["agency-names.moea-bip.xcb90d0bd"] if name == "agency_names" else []), name


def as_model_1_knew(column: str, row: Row) -> object:
    """A cell as text; of lines their ends, of pages the first, which is all that model 1 said of them."""
    known = {"source_lines": (first_line(row), last_line(row)), "source_pages": first_page(row)}
    return known[column] if column in known else to_text(row[column])


@pytest.mark.parametrize("report", REPORTS)
def test_there_and_back_loses_nothing(report: str) -> None:
    old = as_model_1(published(report))
    again = as_model_2(old)
    for name, schema in old.schemas.items():
        (was,) = [o for o in old_tables() if o.name == name and o.family in (old.family, "common")]
        numbers = {place.by for place in was.cells.values() if place.by}
        texts = {how.source for how in was.taken.values()} - {*was.columns.values()}
        gone, come = len(was.cells) + len(was.taken), len(numbers) + len(texts)
        assert len(again.schemas[was.now].field_names) == len(schema.fields) - gone + come
        for now in {was.now, *(place.table for place in was.cells.values())}:
            columns = [column for column in again.schemas[now].field_names if column not in was.joined]
            rows, kept = (
                [{c: as_model_1_knew(c, row) for c in columns} for row in one.tables[now]]
                for one in (again, published(report))
            )
            assert rows == kept, now


def test_the_tables_that_the_release_had_are_together_smaller_now() -> None:
    """Bytes of CSV, new tables left out: what every row says twice makes them grow."""
    before = now = 0
    for report in REPORTS:
        kept = {name: data for name, data in released(report).items() if name.endswith(".csv")}
        kept.pop("CHANGES.csv", None)
        before += sum(map(len, kept.values()))
        now += sum((DATA / "packages" / report / name).stat().st_size for name in kept)
    assert now < before == 6_266_369


def test_a_cell_of_a_printed_matrix_is_a_row_with_its_own_checks() -> None:
    budget, old = published("ida-unit-budget-114"), as_model_1(published("ida-unit-budget-114"))
    (row,) = budget.rows(
        "first_level_amounts", account_name="產業發展署", current_or_capital="current", object_name="業務費"
    )
    assert (row["amount_k_twd"], row["source_lines"], row["certainty"]) == (6810425, "1449 1468", "derived")
    (wide,) = old.rows("first_level", account_name="產業發展署")
    assert (wide["current_operations_k_twd"], wide["current_debt_k_twd_raw"]) == (6810425, "-")
    (title,) = [
        f.title["zh"] for f in old.schemas["first_level"].fields if f.name == "current_operations_k_twd"
    ]
    assert title == "金額（經常門、業務費）"
    checks = budget.rows("checks", record_id=row["record_id"])
    assert {(c["table"], c["field"]) for c in checks} == {("first_level_amounts", "amount_k_twd")}
    before = old.rows("checks", record_id=wide["record_id"], field="current_operations_k_twd")
    assert [c["check_no"] for c in before] == [c["check_no"] for c in checks]
    assert checks


@pytest.mark.parametrize("report", REPORTS)
def test_keys_of_model_1_name_columns_of_model_1(report: str) -> None:
    described = json.loads(written(report)["datapackage.json"])["resources"]
    schemas = {one["name"]: one["schema"] for one in described}
    columns = {name: {field["name"] for field in schema["fields"]} for name, schema in schemas.items()}
    for name, schema in schemas.items():
        references = [key["reference"] for key in schema.get("foreignKeys", ())]
        named = [schema["primaryKey"], *schema.get("uniqueKeys", ())]
        named += [key["fields"] for key in schema.get("foreignKeys", ())]
        assert {column for key in named for column in key} <= columns[name], name
        for reference in references:
            assert {*reference["fields"]} <= columns[reference["resource"]], name


def test_a_column_that_is_called_otherwise_is_no_change() -> None:
    report = "moea-annual-plan-115"
    changes = package_changes(package_in_zip(archive(report), report), published(report))
    assert {change.kind for change in changes if change.table == "content_items"} <= {"changed"}
    assert not {c.field for c in changes} & {"level", "outline_level", "kind", "fate", "printed_value"}


def test_the_command_writes_the_package_that_is_named(tmp_path: Path) -> None:
    command = ("package", "moea-annual-plan-115")
    done = run_forked(ROOT, (*command, "--model", "1", "--to", str(tmp_path)))
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["moea-annual-plan-115"]
    files = {path.name: path.read_bytes() for path in (tmp_path / "moea-annual-plan-115").iterdir()}
    assert files == written("moea-annual-plan-115")
    assert run_forked(ROOT, (*command, "--to", "x")).returncode == 2


def test_only_published_packages_are_written_as_model_1(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match=r"moea-annual-plan-115@1\.0\.0"):
        package("moea-annual-plan-115@1.0.0", model=1, to=tmp_path)
    assert list(tmp_path.iterdir()) == []
