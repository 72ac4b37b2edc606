"""All packages together: one data package that other tools open, with versions of its own."""

import io
import json
import sqlite3
import zipfile
from dataclasses import replace

import frictionless
import pytest

from generator.packaging.addresses import Addresses
from generator.packaging.archive import published_archive
from generator.packaging.changes import Change, package_changes
from generator.packaging.collection import COLLECTION
from generator.packaging.csv_files import write_csv
from generator.packaging.derived_version import next_version
from generator.packaging.package_source import open_package
from generator.packaging.releases import release_files
from generator.paths import ProjectPaths
from generator.publishing.swap import write_files
from generator.records.schema import IdentityPart
from tests.packaging.sample import MANIFEST, ROOT, ROWS, SCHEMAS, write_sample
from tests.packaging.test_metadata import VALIDATORS

SAMPLE = MANIFEST.report_id


@pytest.fixture(scope="module")
def unpacked(collection, tmp_path_factory):
    target = tmp_path_factory.mktemp("unpacked")
    zipfile.ZipFile(collection / f"{COLLECTION}.zip").extractall(target)
    return target


@pytest.fixture
def paths(tmp_path):
    """A project of its own with the sample as its only package."""
    (tmp_path / "site_templates").symlink_to(ROOT / "site_templates")
    write_sample(tmp_path / "data" / "packages")
    return ProjectPaths(tmp_path)


def test_the_zip_holds_what_explains_it(unpacked):
    assert {path.name for path in unpacked.iterdir()} == {
        "README.md",
        "LICENSE.md",
        "datapackage.json",
        "citation.txt",
        "citation.bib",
        "citation.ris",
        "citation.json",
        "CITATION.cff",
        "SHA256SUMS",
        "migrations",
        SAMPLE,
    }
    assert {path.name for path in (unpacked / SAMPLE).iterdir()} == {
        "README.md",
        "LICENSE.md",
        "datapackage.json",
        *(f"{name}.csv" for name in SCHEMAS),
        "csv-metadata.json",
        "citation.txt",
        "citation.bib",
        "citation.ris",
        "citation.json",
        "CITATION.cff",
        "SHA256SUMS",
    }
    readme = (unpacked / "README.md").read_text("utf-8")
    assert f"| `{SAMPLE}/` | 範例報告 | Sample report | 經濟部 | 1.2.0 | {len(SCHEMAS)} | 1 |" in readme
    assert "{{" not in readme


def test_frictionless_opens_all_tables_by_one_descriptor(unpacked):
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "type", "message"]) == []
    assert [task.name for task in report.tasks] == [f"{SAMPLE}.{name}" for name in SCHEMAS]


def test_references_still_name_their_tables(unpacked):
    descriptor = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    assert list(VALIDATORS["datapackage"].iter_errors(descriptor)) == []
    tables = {resource["name"]: resource for resource in descriptor["resources"]}
    (key,) = tables[f"{SAMPLE}.amounts"]["schema"]["foreignKeys"]
    assert key["reference"] == {"resource": f"{SAMPLE}.accounts", "fields": ["code"]}
    assert descriptor["contributors"][0]["title"] == "經濟部"


def opened(name, paths):
    return open_package(name, paths.packages, paths.releases)


def test_its_version_follows_its_data(paths):
    archive = published_archive(COLLECTION, paths.packages, paths.templates, paths.releases, Addresses())
    first = release_files(archive.package, archive.files, [])
    write_files(paths.releases / COLLECTION / "1.0.0", first)
    with zipfile.ZipFile(io.BytesIO(first[f"{COLLECTION}.zip"])) as kept:
        assert f"{SAMPLE}/amounts.csv" in kept.namelist()
        sums = kept.read("SHA256SUMS").decode("utf-8").splitlines()
        # CHANGES.csv and retired_ids.csv, too, which only a release has.
        assert {line[66:] for line in sums} == {*kept.namelist()} - {"SHA256SUMS"}
    again = published_archive(COLLECTION, paths.packages, paths.templates, paths.releases, Addresses())
    assert again.canonical == archive.canonical
    assert again.package.descriptor["version"] == "1.0.0"

    rows = [{**row, "part": "二"} if row["part"] == "一" else row for row in ROWS["amounts"]]
    (paths.packages / SAMPLE / "amounts.csv").write_bytes(write_csv(SCHEMAS["amounts"], rows))
    assert (
        published_archive(
            COLLECTION, paths.packages, paths.templates, paths.releases, Addresses()
        ).package.descriptor["version"]
        == "1.0.1"
    )
    (change,) = package_changes(opened(f"{COLLECTION}@1.0.0", paths), opened(COLLECTION, paths))
    assert (change.table, change.field, change.old, change.new) == (f"{SAMPLE}.amounts", "part", "一", "二")

    (paths.packages / SAMPLE / "amounts.csv").write_bytes(write_csv(SCHEMAS["amounts"], rows[:2]))
    assert (
        published_archive(
            COLLECTION, paths.packages, paths.templates, paths.releases, Addresses()
        ).package.descriptor["version"]
        == "1.1.0"
    )


def test_a_version_rises_by_what_changed(package):
    fewer = {name: schema for name, schema in package.schemas.items() if name != "amounts"}
    gone = replace(package, schemas=fewer)
    assert next_version("1.9.3", package, gone, list) == "2.0.0"
    assert next_version("1.9.3", gone, package, list) == "1.10.0"
    assert (
        next_version("1.9.3", package, package, lambda: [Change("amounts", "amounts.1", "removed")])
        == "1.10.0"
    )
    assert (
        next_version("1.9.3", package, package, lambda: [Change("amounts", "amounts.1", "changed")])
        == "1.9.4"
    )
    by_words = replace(package.schemas["amounts"], identified_by=(IdentityPart("part"),))
    named = replace(package, schemas={**package.schemas, "amounts": by_words})
    assert next_version("1.9.3", package, named, list) == "2.0.0"


def test_a_zip_that_names_files_elsewhere_writes_none(paths, tmp_path):
    """Names with more than one folder, or of a parent folder, are passed over."""
    kept = tmp_path / "package.zip"
    with zipfile.ZipFile(kept, "w") as archive:
        for path in (paths.packages / SAMPLE).iterdir():
            archive.write(path, path.name)
        for name in ("../escaped.csv", "a/../../escaped.csv", "/escaped.csv", "a/b/escaped.csv"):
            archive.writestr(name, "x")
    assert opened(str(kept), paths).name == SAMPLE
    assert list(tmp_path.parent.rglob("escaped.csv")) == []


def test_datasette_gets_titles_units_and_the_meaning_of_every_column(collection):
    described = json.loads((collection / "datasette.json").read_text("utf-8"))["databases"][COLLECTION]
    connection = sqlite3.connect(collection / f"{COLLECTION}.sqlite")
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    assert set(described["tables"]) <= {name for (name,) in connection.execute(query)}
    amounts = described["tables"]["sample_family_amounts"]
    assert amounts["title"] == "金額"
    assert amounts["columns"]["amount_k_twd"].startswith("金額（千元）：")


def test_words_of_two_characters_are_found_as_the_page_says(collection):
    """The index holds runs of three characters: MATCH finds no shorter word, and LIKE not everywhere."""
    connection = sqlite3.connect(collection / f"{COLLECTION}.sqlite")
    query = "SELECT record_id FROM full_text WHERE full_text MATCH ?"
    assert connection.execute(query, ['"隧道"']).fetchall() == []
    query = "SELECT record_id FROM full_text WHERE instr(text, ?) > 0"
    assert connection.execute(query, ["隧道"]).fetchall() == [("passages.1",)]
