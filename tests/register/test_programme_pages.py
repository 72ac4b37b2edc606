"""A programme's page answers from every report: what it is, what it costs, how it stands, what came of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.pages.frame.family_pages import pages_of
from generator.pages.making.rendering import Templates
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.fact import Amount, MoneySaid
from generator.pages.programmes.money import amounts_of, pots_of
from generator.pages.programmes.programme_page import programme_drafts
from generator.pages.programmes.trust import trust_of
from generator.paths import ProjectPaths
from generator.records.stretches import first_line
from tests.committed import committed_site

PATHS = ProjectPaths.of_checkout()


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def drafts(site):
    package = site.packages["register"]
    found = list(dossiers(site, package))
    return {draft.values["dossier"].identifier: draft for draft in programme_drafts(site, package, found)}


def rendered(site, draft):
    values = {**draft.values, "title": draft.title, "charts": {}}
    return Templates(PATHS.templates, site).render(draft.template, draft.url, values)


def test_the_first_lines_say_what_it_is_how_it_stands_and_what_it_costs(drafts):
    draft = drafts["amuping-silt-tunnel"]
    assert draft.values["answer"] == ("經濟部水利署主辦的前瞻基礎建設計畫，期程104年1月1日至113年12月31日。")
    label, said = draft.values["words"]
    assert (label, [(words.text, first_line(words.row)) for words in said]) == (
        "全期要做到的",
        [("阿姆坪防淤隧道工程襯砌 3,702 公尺", 295), ("水庫防淤 64 萬立方公尺/年", 316)],
    )
    dossier = draft.values["dossier"]
    assert (dossier.status.label, dossier.last_known.label) == ("逾期未見後續報告", "如期")
    assert draft.description.endswith(
        "107–111 年度特別預算（法定預算）共 31.8 億元；"
        "107–110 年度實際支付 18.9 億元，是同期法定預算的 69.2%。"
    )
    assert (draft.values["reached"], draft.values["measured"]) == (0, 1)


def test_money_is_told_by_year_and_stage_with_the_lines_of_each(drafts):
    (pot,) = drafts["backup-trunk-mains"].values["pots"]
    amounts = [(row.year_roc, {name: int(a.k_twd) for name, a in row.amounts.items()}) for row in pot.rows]
    assert amounts == [
        (110, {"enacted": 929100, "allotted": 929100, "paid": 929059, "executed": 929059}),
        (111, {"enacted": 1069000}),
    ]
    assert [first_line(source.row) for source in pot.rows[0].sources] == [3657]
    assert {stage: int(total) for stage, total in pot.totals.items()}["enacted"] == 1998100
    assert drafts["backup-trunk-mains"].charts["money"].rows[-1] == {
        "year": 110,
        "series": "實際支付",
        "value": pot.totals["paid"] / 100000,
    }


def test_parts_that_one_report_prints_are_not_added_to_the_whole_that_another_prints(drafts):
    dossier = drafts["backup-trunk-mains"].values["dossier"]
    row = dossier.of(Amount)[0].row
    printed = [
        Amount("newer", row, "特別預算", "enacted", 110, Decimal(70)),
        Amount("older", row, "特別預算", "enacted", 110, Decimal(40), "甲"),
        Amount("older", row, "特別預算", "enacted", 110, Decimal(30), "乙"),
        Amount("older", row, "特別預算", "paid", 110, Decimal(9), "乙"),
    ]
    (pot,) = pots_of(amounts_of(replace(dossier, facts=printed)))
    assert pot.totals == {"enacted": 70, "paid": 9}


def test_years_with_gaps_are_not_added_up(drafts):
    (pot,) = drafts["industrial-technology-upgrading"].values["pots"]
    assert [row.year_roc for row in pot.rows if "enacted" in row.amounts] == [105, 108, 110, 112, 113, 114]
    assert pot.sentence() == "114 年度單位預算（法定預算） 115 億元。"
    assert not pot.has_totals
    assert [
        (row.year_roc, int(row.amounts["settled"].k_twd)) for row in pot.rows if "settled" in row.amounts
    ] == [
        (110, 6519208),
        (111, 7178110),
        (112, 9229354),
    ]


def test_a_later_budget_line_of_the_same_name_is_a_later_report(site):
    enacted = site.packages["dgbas-moea-expenditure-enacted"]
    number = next(
        n
        for n, r in enumerate(enacted.tables["expenditure"])
        if (r["year_roc"], r["account_level"]) == (114, "mu")
    )
    rows = list(enacted.tables["expenditure"])
    rows[number] = rows[number] | {"account_name": "石門水庫阿姆坪防淤隧道工程計畫"}
    package = replace(enacted, tables={**enacted.tables, "expenditure": rows})
    changed = replace(site, packages={**site.packages, package.name: package})
    found = {dossier.identifier: dossier for dossier in dossiers(changed, site.packages["register"])}
    status = found["amuping-silt-tunnel"].status
    assert status.state == "goes_on"
    assert (
        status.sentence == f"期程到113年12月31日為止；其後《{package.descriptor['title']}》仍列有這項計畫。"
    )


def test_amounts_in_running_text_are_told_as_printed_and_never_added(site, drafts):
    draft = drafts["no-tap-water-phase-4"]
    said = [(found.subject, found.printed, found.when) for found in draft.values["money_said"]]
    assert ("投入持續", "17.23 億元", "113 年") in said
    assert draft.values["pots"] == []
    text = rendered(site, draft)
    assert "已讀的報告沒有印出這項計畫的預算、經費或支出。" in text
    assert "<b>17.23 億元</b>（113 年）" in text


def test_the_timeline_holds_what_was_done_what_was_promised_and_the_days_since(drafts):
    moments = drafts["taoyuan-hsinchu-backup-pipeline"].values["timeline"]
    told = [(m.when, m.kind, m.days) for m in moments if m.kind != "done"]
    assert told == [
        ("2019-01-01", "begin", None),
        ("2024-06-30", "promised", 477),
        ("2024-12-31", "end", 293),
        ("2025-10-20", "read", None),
    ]
    (promised,) = (m for m in moments if m.kind == "promised")
    assert promised.text.startswith("桃園–新竹備援管線正趕辦南送新竹市區工程，預定提前於 113 年 6 月通水")


def test_what_is_too_much_for_the_page_is_counted_and_the_count_told(site, drafts):
    draft = drafts["county-rivers-and-drainage"]
    # The report prints no achievement without a date here, and one of them twice.
    assert draft.values["undated"] == []
    assert (draft.values["milestones_left"], drafts["hsinchu-desalination"].values["milestones_left"]) == (
        12,
        0,
    )
    assert "另有 12 則里程碑與成果在報告的紀錄中。" in rendered(site, draft)


def test_amounts_in_running_text_beyond_the_first_are_counted_and_the_count_told(site, drafts):
    dossier = drafts["no-tap-water-phase-4"].values["dossier"]
    row = dossier.of(MoneySaid)[0].row
    more = [
        MoneySaid("moea-business-report-113", row | {"record_id": f"figures.{n}"}, "", "1 億元", "")
        for n in range(10)
    ]
    (draft,) = programme_drafts(site, site.packages["register"], [replace(dossier, facts=more)])
    assert (len(draft.values["money_said"]), draft.values["said_left"]) == (8, 2)
    assert "另有 2 筆在報告的紀錄中。" in rendered(site, draft)


def test_reasons_stand_beside_the_countermeasures(drafts):
    values = drafts["amuping-silt-tunnel"].values
    assert len(values["reasons"]) == 2
    assert len(values["countermeasures"]) == 5
    assert values["reasons"][0].text == "大嵙崁清淤輸送系統工程標未及於12月底完成決標，致進度落後。"


def test_an_earlier_phase_is_told_apart(site, drafts):
    draft = drafts["no-tap-water-phase-5"]
    story = draft.values["story"]
    assert [event.relation for event, _ in story] == ["predecessor"] * (len(story) - 1) + ["same"]
    assert draft.values["pots"] == []
    (link,) = draft.values["linked"]
    assert (link.label, link.other.name) == ("前期計畫", "無自來水地區供水改善計畫第四期")
    assert link.evidence == [("moea-annual-plan-115", 610), ("moea-business-report-113", 4258)]
    assert "sources/moea-annual-plan-115/lines-501/#L610" in rendered(site, draft)


def test_contradictions_in_print_are_counted_and_rounding_is_none(drafts):
    trust = drafts["offshore-wind-foundations-upgrading"].values["trust"]
    assert [(row["check"], row["printed_value"], row["computed"]) for _, row in trust.errors][-1] == (
        "progress-difference",
        Decimal("-19.68"),
        Decimal("-15.17"),
    )
    assert drafts["amuping-silt-tunnel"].values["trust"].others == 2
    assert list(drafts["amuping-silt-tunnel"].values["trust"].errors) == []


def test_every_row_that_the_page_shows_counts_and_so_does_its_doubt(site, drafts):
    draft = drafts["industrial-technology-upgrading"]
    trust, dossier = draft.values["trust"], draft.values["dossier"]
    # Six years of the enacted budget, which no mention names, beside the budget book and the annual plan.
    assert (trust.reports, trust.rows, trust.held, trust.doubtful) == (3, 9, 17, 0)
    assert "這一頁由 3 份報告的 9 筆紀錄組成" in rendered(site, draft)
    (amount,) = (a for a in dossier.of(Amount) if (a.stage, a.year_roc) == ("enacted", 105))
    doubtful = replace(amount, row=amount.row | {"certainty": "uncertain"})
    facts = [
        doubtful if fact is amount else fact
        for fact in dossier.facts
        if fact.row is not amount.row or fact is amount
    ]
    assert trust_of(site, replace(dossier, facts=facts)).doubtful == 1


def test_a_report_s_own_page_says_what_it_is_and_leads_to_the_whole(site):
    package = site.packages["moea-infra-review-110"]
    own = {draft.url: draft for draft in pages_of(package).drafts(site, package)}
    draft = own["reports/moea-infra-review-110/programmes/1/"]
    assert draft.title == "石門水庫阿姆坪防淤隧道工程計畫（110 年決算檢討的紀錄）"
    assert draft.search.kind == "page"
    assert 'href="../../../../programmes/amuping-silt-tunnel/">這個計畫的完整頁面' in rendered(site, draft)


def test_a_record_leads_to_every_programme_that_it_names(site):
    assert site.named_programmes["moea-business-report-113", "items.12.1.1.2"] == [
        ("新竹海水淡化廠工程計畫", "programmes/hsinchu-desalination/"),
        ("臺南海水淡化廠工程計畫（第一期）", "programmes/tainan-desalination-phase-1/"),
    ]
    package = site.packages["ey-st-plan-114-117"]
    (draft,) = (
        draft
        for draft in pages_of(package).drafts(site, package)
        if draft.url == site.record_url(package.name, "measures.3.3.1.7").partition("#")[0]
    )
    assert 'programmes/shopping-district-brands/">強化商圈品牌行銷推廣</a>' in rendered(site, draft)
