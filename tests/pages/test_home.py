"""Home says what is covered, and shows the money before the machinery."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.packaging.reader import Package
from generator.pages.findings.by_money import PrintedLine, by_money
from generator.pages.frame.site import REGISTER
from generator.pages.general.home import coverage, home_draft
from generator.pages.making.rendering import Templates
from tests.committed import committed_site
from tests.tooling.tracked import ROOT


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def home(site):
    return home_draft(site).values


def test_home_says_whose_reports_of_which_years_it_covers(site):
    covered = coverage(site)
    assert set(covered.issuers) == {"經濟部", "行政院", "經濟部產業發展署", "行政院主計總處"}
    assert (covered.first, covered.last) == (105, 117)
    assert covered.newest.title == "國家科學技術發展計畫（114年至117年）"
    assert covered.updated == max(date.fromisoformat(p.descriptor["created"][:10]) for p in site.reports)
    assert covered.programmes == len(
        {row["programme_id"] for row in site.packages[REGISTER].tables["mentions"]}
    )


def test_home_shows_the_largest_changes_with_their_lines(home):
    answer, heading, rows = home["movers"]
    assert heading == "114 年度法定預算：工作計畫"
    assert [row["account"] for row in rows[:2]] == ["營業基金", "水利建設及保育管理"]
    assert all(answer.printed(row) for row in rows)


def test_contradictions_are_ranked_by_money_and_show_both_sides(site):
    found = by_money(site)
    sizes = [one.k_twd for one in found]
    assert sizes == sorted(sizes, reverse=True)
    third = next(one for one in found if one.k_twd == Decimal(1060000))
    assert Decimal(600000) in sizes[found.index(third) :]
    assert third.printed[0].text == "總計 1220,000"
    assert third.other[0].text.startswith("3 114 160,000")
    assert third.other[0].number < third.printed[0].number
    assert all(one.check["verdict"] == "source_error" and one.printed for one in found)


def test_numbers_in_the_text_of_a_resolution_are_not_thousands(site):
    book = site.packages["ida-unit-budget-114"]
    (row,) = (row for row in book.tables["checks"] if row["check"] == "resolution-growth")
    printed, computed = Decimal(-29057977000), Decimal(20942000000)
    changed = {"check": "resolution-compared", "printed_value": printed, "computed": computed}
    changed |= {"difference": printed - computed, "other_lines": "2525"}
    package = replace(book, tables={**book.tables, "checks": [row | changed]})
    (found,) = by_money(replace(site, packages={book.name: package}))
    assert found.k_twd == Decimal("49999977")


def test_home_shows_a_record_once_though_two_of_its_numbers_are_wrong(home):
    records = [str(one.check["record_id"]) for one in home["contradictions"]]
    assert len(records) == len(set(records)) == 3


def test_percentages_and_what_is_not_printed_have_no_rank(site):
    errors = [
        row for p in site.reports for row in p.tables.get("checks", []) if row["verdict"] == "source_error"
    ]
    ranked = {str(one.check["check_id"]) for one in by_money(site)}
    others = [row for row in errors if str(row["check_id"]) not in ranked]
    assert {"spend_ratio_pct", "attainment_rate_pct"} <= {str(row["field"]) for row in others}
    assert all(row["difference"] is None for row in others if str(row["field"]).endswith("_k_twd"))


def test_counties_come_before_other_places(home):
    kinds = [place.kind for place in home["places"]]
    assert kinds[:22] == ["county"] * 22
    assert home["places"][0].name == "高雄市"
    assert {kind: kinds.count(kind) for kind in ("reservoir", "river", "park")} == {
        "reservoir": 8,
        "river": 8,
        "park": 8,
    }


def test_three_lines_show_a_side_and_the_others_are_counted(site):
    contradiction = by_money(site)[0]
    lines = [PrintedLine(number, f"第 {number} 行") for number in range(1, 6)]
    values = {"contradictions": [replace(contradiction, printed=lines[:3], other=lines)]}
    text = Templates(ROOT / "site_templates", site).render("findings/by_money.html.j2", "", values)
    assert [text.count(f"第 {number} 行") for number in range(1, 6)] == [2, 2, 2, 0, 0]
    assert text.count("<small>另有 2 行</small>") == 1


def test_home_leads_to_no_page_that_only_a_register_makes(site):
    bare = replace(site, packages={n: p for n, p in site.packages.items() if n != REGISTER})
    values = home_draft(bare).values
    assert (values["movers"], values["places"]) == (None, [])
    assert values["contradictions"]


def test_a_site_of_one_report_has_a_home(site):
    plan: Package = site.packages["moea-annual-plan-115"]
    values = home_draft(replace(site, packages={plan.name: plan})).values
    assert (values["movers"], values["contradictions"]) == (None, [])
    assert values["coverage"].programmes == 0


def test_one_year_is_not_said_to_reach_to_itself(site):
    plan = site.packages["moea-annual-plan-115"]
    bare = replace(site, packages={plan.name: plan})
    draft = home_draft(bare)
    values = {**draft.values, "title": draft.title, "charts": {}}
    text = Templates(ROOT / "site_templates", bare).render(draft.template, draft.url, values)
    assert "1 份報告</a>，115 年度。" in text
