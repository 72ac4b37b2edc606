"""Addresses with a version stay; those without change shape with a major version, which is announced."""

import json
import zipfile
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from generator.packaging.last_tables import last_tables
from generator.packaging.package_downloads import released_files
from generator.packaging.reader import Package, load_package
from generator.packaging.releases import released_problems, releases_of
from generator.pages.data.questions import OwnTables
from generator.pages.data.table_page import table_draft
from generator.pages.making.rendering import Templates
from generator.paths import ProjectPaths
from tests.committed import committed_package, committed_site
from tests.packaging.releasing import NAME, new_version, release
from tests.packaging.sample import ROOT, ROWS, write_sample

RELEASES = ROOT / "data" / "releases"
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = "1.2.0"


@pytest.fixture
def paths(tmp_path):
    paths = ProjectPaths(tmp_path)
    write_sample(paths.packages)
    release(paths)
    return paths


def sample(paths: ProjectPaths, version: str) -> Package:
    new_version(paths, version, amounts=ROWS["amounts"][:1])
    return load_package(paths.packages / NAME)


@pytest.mark.parametrize("report", sorted(path.name for path in (ROOT / "data" / "packages").iterdir()))
def test_every_table_of_version_1_stays_byte_for_byte_and_its_address_delivers_a_table(report: str) -> None:
    package = committed_package(report)
    files = last_tables(package, releases_of(report, RELEASES))
    with zipfile.ZipFile(RELEASES / report / "1.0.0" / f"{report}.zip") as archive:
        described = json.loads(archive.read("datapackage.json"))["resources"]
        kept = {resource["path"]: archive.read(resource["path"]) for resource in described}
    assert {name: files.get(f"1.0.0/{name}") for name in kept} == kept
    # The descriptor beside them makes the folder a package.
    assert json.loads(files["1.0.0/datapackage.json"])["resources"] == described
    published = {f"{table}.csv" for table in package.schemas}
    assert [name for name in kept if name not in published | set(files)] == []


def test_a_table_that_is_called_otherwise_goes_on_being_delivered_as_it_last_was(paths) -> None:
    package = sample(paths, "2.0.0")
    renamed = {("sums" if name == "amounts" else name): schema for name, schema in package.schemas.items()}
    files = last_tables(replace(package, schemas=renamed), releases_of(NAME, paths.releases))
    with zipfile.ZipFile(paths.releases / NAME / FIRST / f"{NAME}.zip") as archive:
        was = archive.read("amounts.csv")
    assert (files["amounts.csv"], files[f"{FIRST}/amounts.csv"]) == (was, was)
    assert "accounts.csv" not in files
    assert files[f"{FIRST}/accounts.csv"]


def test_within_a_major_version_nothing_is_kept_apart(paths) -> None:
    assert last_tables(sample(paths, "1.3.0"), releases_of(NAME, paths.releases)) == {}


def feed(paths: ProjectPaths) -> list[tuple[str, str, str]]:
    """Title, link and summary of each entry."""
    package = load_package(paths.packages / NAME)
    root = ElementTree.fromstring(released_files(package, paths.releases)["feed.atom"])  # noqa: S314 - our own
    return [
        (
            str(e.findtext(f"{ATOM}title")),
            e.find(f"{ATOM}link").attrib["href"],
            str(e.findtext(f"{ATOM}summary")),
        )
        for e in root.iter(f"{ATOM}entry")
    ]


def test_the_feed_announces_a_version_of_another_shape_before_and_after_its_release(paths) -> None:
    sample(paths, "1.3.0")
    assert [title for title, *_ in feed(paths)] == [f"範例報告 {FIRST}"]
    sample(paths, "2.0.0")
    (title, link, told), _ = feed(paths)
    assert (title, link) == ("範例報告 2.0.0", "changes/")
    assert told.startswith("主要版本：")
    assert f"{FIRST} 版的檔案留在 {FIRST}/" in told
    release(paths)
    (title, link, after), (_, _, first) = feed(paths)
    assert (title, link) == ("範例報告 2.0.0", "2.0.0/CHANGES.csv")
    assert after.startswith(told)
    assert "主要版本" not in first


def test_a_column_that_goes_or_changes_its_type_asks_for_a_major_version(paths) -> None:
    described = json.loads((paths.packages / NAME / "datapackage.json").read_text("utf-8"))

    def problems(version: str) -> list[tuple[str, str]]:
        files = {"datapackage.json": json.dumps(described).encode()}
        return [(p.code, p.seen) for p in released_problems(NAME, version, files, paths.releases)]

    (amounts,) = [r for r in described["resources"] if r["name"] == "amounts"]
    fields = amounts["schema"]["fields"]
    fields.append({"name": "more", "type": "string"})
    assert problems("1.3.0") == []
    (count,) = [field for field in fields if field["name"] == "count"]
    count["type"] = "number"
    said = "version 1.3.0 lacks amounts.count, or has it with another type or unit"
    assert problems("1.3.0") == [("RELEASE-SHAPE", said)]
    assert problems("2.0.0") == []
    fields.remove(count)
    assert problems("1.3.0") == [("RELEASE-SHAPE", said)]


@pytest.mark.parametrize(
    "table", ["first_level", "donations", "subsidies", "capital", "commissioned", "offices"]
)
def test_the_page_of_a_table_of_another_shape_leads_to_its_last_file(table: str) -> None:
    site, name = committed_site(), "ida-unit-budget-114"
    templates = Templates(ROOT / "site_templates", site)
    draft = table_draft(site, OwnTables(site.packages[name]), table)
    text = unescape(templates.render(draft.template, draft.url, {**draft.values, "title": draft.title}))
    assert f'href="../1.0.0/{table}.csv"' in text
    assert 'href="../changes/#stable"' in text
    assert 'href="../changes/#model-2"' in text
    new = table_draft(site, OwnTables(site.packages[name]), "office_tenures")
    text = templates.render(new.template, new.url, {**new.values, "title": new.title})
    assert "1.0.0" not in text
    assert 'href="../changes/#stable"' in text
