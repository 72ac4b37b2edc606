"""The page of versions says what each release changed, and that the first one is the first."""

from html import unescape

import pytest

from generator.packaging.reader import load_package
from generator.packaging.releases import releases_of
from generator.pages.data.changes_page import MOST_SHOWN, changes_draft
from generator.pages.data.renamed import names_since_model_1
from generator.pages.frame.site import Folders, Site
from generator.pages.making.rendering import Templates
from generator.paths import ProjectPaths
from tests.committed import committed_package, committed_site
from tests.packaging.releasing import NAME, new_version, release
from tests.packaging.sample import ROOT, ROWS, write_sample


@pytest.fixture
def paths(tmp_path):
    paths = ProjectPaths(tmp_path)
    write_sample(paths.packages)
    return paths


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


def test_it_says_what_is_stable_and_for_how_long_and_keeps_the_files_of_version_1() -> None:
    site, name = committed_site(), "ida-unit-budget-114"
    draft = changes_draft(site.packages[name], releases_of(name, site.folders.releases))
    text = Templates(ROOT / "site_templates", site).render(
        draft.template, draft.url, {**draft.values, "title": draft.title}
    )
    stable = unescape(text[text.index("{#stable}") : text.index("{#model-2}")])
    for promise in (
        "一個位元組也不改",
        "在同一個主要版本（版本號的第一個數字，目前是 2）之內不變",
        "改變時在",
    ):
        assert promise in stable
    assert 'href="../feed.atom"' in stable
    for table in ("first_level", "donations", "subsidies", "capital", "commissioned", "offices"):
        assert f'href="../1.0.0/{table}.csv"' in stable
    # New in version 2: no file of version 1 has it.
    assert "first_level_amounts.csv" not in stable
