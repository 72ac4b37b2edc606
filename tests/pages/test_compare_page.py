"""What can be compared: every figure is what its record prints, with its doubt and its lines."""

import json
from dataclasses import replace

import pytest

from generator.packaging.json_records import plain
from generator.packaging.queries import Cell, Database, Result
from generator.pages import compare
from generator.pages.frame.site import REGISTER
from generator.pages.making.rendering import Templates
from generator.pages.parts.compared import quantities, things_compared
from generator.pages.wording.escape import escape
from tests.committed import committed_site
from tests.tooling.tracked import ROOT


@pytest.fixture(scope="module")
def found():
    return {quantity.id: quantity for quantity in quantities(committed_site())}


@pytest.fixture(scope="module")
def drafts():
    return {draft.url: draft for draft in compare.drafts(committed_site())}


def test_every_figure_is_what_its_record_prints_in_the_column_of_the_quantity(found):
    site = committed_site()
    for quantity in found.values():
        for thing, figures in quantity.series.items():
            for figure in figures:
                table, row = site.packages[figure.report_id].by_record_id[figure.record_id]
                assert quantity.words["table"].endswith(table)
                assert plain(row[quantity.words["column"]]) == figure.value, (quantity.id, thing)
                assert figure.year == row["year_roc"] - quantity.words.get("before", 0)
                assert site.editions.is_current(figure.report_id, table, figure.record_id)


def test_known_figures_stand_in_their_series(found):
    assert len(found) == 11
    enacted = {figure.year: figure.value for figure in found["agency-enacted"].series["moea-ida"]}
    assert enacted[105] == 8_696_330 and enacted[108] == 8_782_742
    settled = {figure.year for figure in found["agency-settled"].series["moea-ida"]}
    assert settled and max(settled) <= 112
    by_name = found["work-plan-enacted"].series["industrial-technology-upgrading"]
    assert {figure.year: figure.value for figure in by_name}[105] == 8_210_365
    assert found["special-budget-execution-rate"].unit == "%"
    assert found["special-budget"].unit == "千元"


def test_a_rate_that_two_rows_of_a_year_print_is_left_out_and_amounts_are_kept(monkeypatch):
    rows: list[tuple[Cell, ...]] = [
        ("a", 110, 5, "r", "1"),
        ("a", 110, 6, "r", "2"),
        ("a", 111, 7, "r", "3"),
        ("b", 110, 1, "r", "4"),
        ("b", 110, 1, "r", "5"),
    ]
    monkeypatch.setattr(Database, "ask", lambda database, query: Result(("thing",), rows))
    for quantity in quantities(committed_site()):
        series = {thing: [figure.value for figure in figures] for thing, figures in quantity.series.items()}
        assert series == ({"a": [7]} if quantity.unit == "%" else {"a": [5, 6, 7], "b": [1, 1]})


def test_the_file_of_figures_keeps_lines_and_doubt(found, drafts):
    (asset,) = drafts["compare/"].assets
    told = json.loads(asset.data)
    assert told["version"] == committed_site().collection_version
    assert [one["id"] for one in told["quantities"]] == list(found)
    doubts = 0
    for one in told["quantities"]:
        figures = {told["things"][thing][1]: figures for thing, figures in one["series"]}
        assert {thing: len(own) for thing, own in figures.items()} == {
            thing: len(own) for thing, own in found[one["id"]].series.items()
        }
        for own in figures.values():
            for year, _, report, record, lines, *doubt in own:
                row = committed_site().packages[told["reports"][report][0]].by_record_id[record][1]
                assert 100 < year < 120 and lines == row["source_lines"]
                assert doubt == (
                    [] if row["certainty"] == "printed" else [row["certainty"], row["certainty_note"]]
                )
                doubts += bool(doubt)
    assert doubts > 0
    names = {thing[1]: thing[2:] for thing in told["things"]}
    assert names["moea-ida"][0] == "經濟部產業發展署"
    assert "工業局" in names["moea-ida"][1]


def test_the_page_says_in_both_languages_what_can_be_compared(drafts, found):
    site = committed_site()
    assert set(drafts) == {"compare/", "en/compare/"}
    assert drafts["en/compare/"].counterpart == "compare/"
    for url, draft in drafts.items():
        templates = Templates(ROOT / "site_templates", site)
        page = templates.render(draft.template, url, {"title": draft.title, **draft.values})
        for quantity in found.values():
            assert escape(quantity.words["title"][draft.language]) in page
        assert page.count("ask/#q=") == len(found) == page.count("<dt>")


def test_programmes_and_agencies_with_figures_lead_to_the_page():
    site = committed_site()
    things = things_compared(site)
    assert {"moea-ida", "local-industrial-parks"} <= things
    asked = Templates(ROOT / "site_templates", site)._environment.globals["comparison"]
    assert asked("local-industrial-parks") == "compare/#of=local-industrial-parks"
    without = {row["programme_id"] for row in site.packages[REGISTER].tables["programmes"]} - things
    assert without and asked(min(map(str, without))) is None


def test_a_site_without_a_register_compares_nothing():
    site = committed_site()
    bare = replace(site, packages={n: p for n, p in site.packages.items() if n != REGISTER})
    assert list(compare.drafts(bare)) == []
