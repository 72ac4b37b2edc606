"""Simulated second editions beside the committed ones: what the simulator changed, and nothing else."""

import pytest

from generator.pages.beside.beside_page import beside_drafts
from generator.pages.beside.editions_beside import beside
from generator.pages.making.rendering import Templates
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.programme_page import programme_drafts
from tests.simulated.edition import next_edition
from tests.simulated.test_second_editions import project_with
from tests.tooling.tracked import ROOT

pytestmark = pytest.mark.long
EDITIONS = {family: next_edition(family) for family in ("infra-review", "unit-budget")}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return project_with(EDITIONS.values(), tmp_path_factory, "two-series")


@pytest.fixture(scope="module")
def found(site):
    return {
        family: beside(site, site.packages[edition.kind.report], site.packages[edition.report_id])
        for family, edition in EDITIONS.items()
    }


@pytest.mark.parametrize("family", EDITIONS)
def test_the_name_that_is_gone_and_the_new_one_are_told(found, family):
    renamed = EDITIONS[family].renamed
    assert renamed is not None
    gone, new = renamed
    assert {entry.name for entry in found[family].gone} == {gone}
    assert {entry.name for entry in found[family].new} == {new}


def test_numbers_that_the_later_review_prints_otherwise_are_told(found):
    told = {(row["revised_from"], row["revised_to"]) for row in found["infra-review"].revisions}
    assert {(change.before, change.after) for change in EDITIONS["infra-review"].changes} <= told


def test_what_is_behind_in_both_is_told(found):
    late = found["infra-review"].late_again
    assert late
    assert all(new.progress.as_of.year == old.progress.as_of.year + 1 for old, new in late)


def test_the_pages_of_two_editions_are_filled_in(site):
    templates = Templates(ROOT / "site_templates", site)
    urls = set()
    for draft in beside_drafts(site):
        text = templates.render(
            draft.template, draft.url, {**draft.values, "title": draft.title, "charts": {}}
        )
        assert draft.values["answer"] in text
        urls.add(draft.url)
    assert urls == {f"reports/{edition.report_id}/beside/" for edition in EDITIONS.values()}
    macro = templates._environment.from_string(
        '{% import "macros/parts.html.j2" as parts %}{{ parts.editions(package, url) }}'
    )
    for package in (site.packages[edition.report_id] for edition in EDITIONS.values()):
        assert f"reports/{package.name}/beside/" in macro.render(package=package, url=lambda target: target)


def test_a_programme_shows_what_was_revised(site):
    register = site.packages["register"]
    revised = {row["programme_id"] for row in register.tables["revisions"] if row["programme_id"]}
    templates = Templates(ROOT / "site_templates", site)
    drafts = {d.url: d for d in programme_drafts(site, register, list(dossiers(site, register)))}
    for name in sorted(revised)[:2]:
        draft = drafts[f"programmes/{name}/"]
        text = templates.render(
            draft.template, draft.url, {**draft.values, "title": draft.title, "charts": {}}
        )
        assert 'href="#revisions">修正</a>' in text
