"""The page of versions says what each release changed, and that the first one is the first."""

import json

import pytest

from generator.packaging.addresses import Addresses
from generator.packaging.archive import report_archive
from generator.packaging.csv_files import write_csv
from generator.packaging.reader import load_package
from generator.packaging.releases import release_files, releases_of
from generator.pages.data.changes_page import MOST_SHOWN, changes_draft
from generator.pages.data.renamed import names_since_model_1
from generator.pages.frame.site import Folders, Site
from generator.pages.making.rendering import Templates
from generator.paths import ProjectPaths
from generator.publishing.swap import write_files
from tests.committed import committed_package
from tests.packaging.sample import ROOT, ROWS, SCHEMAS, write_sample

NAME = "sample-report-110"


@pytest.fixture
def paths(tmp_path):
    paths = ProjectPaths(tmp_path)
    write_sample(paths.packages)
    return paths


def release(paths):
    folder = paths.packages / NAME
    archive = report_archive(folder, ROOT / "site_templates", Addresses())
    files = release_files(archive.package, archive.files, releases_of(NAME, paths.releases))
    target = paths.releases / NAME / archive.package.descriptor["version"]
    target.mkdir(parents=True)
    write_files(target, files)


def new_version(paths, version, **tables):
    """Change rows of the published sample and raise its version."""
    folder = paths.packages / NAME
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(descriptor | {"version": version, "created": "2027-01-02T00:00:00Z"}), "utf-8")
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(write_csv(SCHEMAS[name], rows))


def page(paths):
    package = load_package(paths.packages / NAME)
    site = Site({NAME: package}, {}, Folders.of(paths))
    draft = changes_draft(package, releases_of(NAME, paths.releases))
    text = Templates(ROOT / "site_templates", site).render(
        draft.template, draft.url, {**draft.values, "title": draft.title}
    )
    return draft, text


def test_without_a_release_it_says_that_data_may_still_change(paths):
    draft, text = page(paths)
    assert draft.url == f"data/{NAME}/changes/"
    assert "目前的版本是 1.2.0，尚未留存為固定版本" in text
    assert "還沒有留存的版本。" in text


def test_of_the_first_release_all_rows_are_new_and_none_is_listed(paths):
    release(paths)
    _, text = page(paths)
    assert "尚未留存" not in text
    assert "這是第一個版本，所有的列都是新的。" in text
    assert "逐列異動</caption>" not in text
    assert f'href="../{"1.2.0"}/{NAME}.zip"' in text


def test_a_later_release_lists_what_it_changed(paths):
    release(paths)
    first, second = ROWS["accounts"]
    amounts = [{**ROWS["amounts"][0], "note": "<b>新</b>"}, ROWS["amounts"][2]]
    new_version(paths, "1.3.0", accounts=[first, second], amounts=amounts)
    _, before = page(paths)
    assert "目前的版本是 1.3.0，尚未留存" in before
    release(paths)
    draft, text = page(paths)
    newest, oldest = draft.values["versions"]
    assert (newest.release.version, newest.release.previous, oldest.release.previous) == (
        "1.3.0",
        "1.2.0",
        None,
    )
    assert newest.tables == [("金額", 0, 1, 1)]
    assert [(c.key, c.kind, c.field, c.old, c.new) for _, c in newest.shown] == [
        ("amounts.0042.-", "changed", "note", "-", "<b>新</b>"),
        ("amounts.0042.1", "removed", "", "", ""),
    ]
    assert "2027-01-02。與版本 1.2.0 相比。" in text
    assert "<b>新</b>" not in text
    assert text.index("版本 1.3.0 {#v1-3-0}") < text.index("版本 1.2.0 {#v1-2-0}")


def test_a_page_shows_as_many_differences_as_it_can_hold(paths):
    release(paths)
    many = [{**ROWS["accounts"][0], "record_id": f"accounts.{n}", "code": f"{n:04}"} for n in range(400)]
    new_version(paths, "2.0.0", accounts=many)
    release(paths)
    draft, text = page(paths)
    newest = draft.values["versions"][0]
    # All four hundred are new and the two rows of the sample are gone.
    assert (len(newest.shown), newest.left_out) == (MOST_SHOWN, 402 - MOST_SHOWN)
    assert "另有 102 項見 CSV" in text


def test_the_way_from_model_1_names_every_column_that_is_called_otherwise() -> None:
    package = committed_package("moea-infra-review-110")
    names = names_since_model_1([package])
    assert (names.tables, names.columns) == (19, 296)
    said = {(column.old, column.new) for column in names.renamed}
    assert {("phase", "special_budget_period"), ("level", "outline_level"), ("kind", "fate")} <= said
    told = {column for note in names.notes for column in note.columns}
    assert {"phase", "level", "carry_over"} <= told
    assert not told & {"account_code", "figure_no"}  # of other packages
