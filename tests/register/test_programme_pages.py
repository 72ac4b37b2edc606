"""A programme's page tells one story: planned, funded, executed and reported, earlier phases included."""

import pytest

from generator.pages.frame.family_pages import pages_of
from generator.pages.making.rendering import Templates
from generator.pages.programmes.programme_page import programme_drafts
from generator.paths import ProjectPaths
from tests.committed import committed_site

PATHS = ProjectPaths.of_checkout()


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def drafts(site):
    return {draft.url: draft for draft in programme_drafts(site, site.packages["register"])}


def told(draft):
    """The programme's own events: (year, stage, report, figures)."""
    own = [event for event in draft.values["story"] if event.relation == "same"]
    return [(event.year, event.stage, event.report_id, event.figures) for event in own]


def test_a_reviewed_programme_is_funded_and_executed_year_by_year(drafts):
    own = told(drafts["programmes/backup-trunk-mains/"])
    assert [(year, stage) for year, stage, *_ in own] == [
        (110, "planned"),
        (110, "funded"),
        (110, "executed"),
        (110, "executed"),
        (111, "funded"),
        (112, "reported"),
        (112, "reported"),
        (115, "planned"),
    ]
    assert own[1][3] == (("法定特別預算", "9.29 億元"),)
    assert dict(own[2][3]) == {"實現數": "9.29 億元", "執行數": "9.29 億元", "執行率": "100%"}


def test_an_earlier_phase_is_told_with_its_figures(drafts):
    draft = drafts["programmes/no-tap-water-phase-5/"]
    story = draft.values["story"]
    assert [event.relation for event in story] == ["predecessor"] * (len(story) - 1) + ["same"]
    assert draft.values["answer"] == (
        "經濟部水利署的計畫。1 份報告談到它：《經濟部115年度施政計畫》。"
        "前期或後續的計畫見於《經濟部主管110年前瞻基礎建設計畫績效檢討報告》、《經濟部業務報告（113年初）》。"
    )
    funded = [(e.year, e.figures) for e in story if e.stage == "funded"]
    assert [year for year, _ in funded] == [106, 107, 108, 109, 110, 111]
    assert dict(funded[1][1]) == {"法定特別預算": "17 億元"}
    executed = [dict(event.figures) for event in story if event.stage == "executed" and event.year == 107]
    assert executed == [{"實現數": "12.2 億元", "執行數": "17 億元", "執行率": "100%"}]


def test_a_work_plan_has_its_enacted_budgets_and_its_proposal(drafts):
    own = told(drafts["programmes/industrial-technology-upgrading/"])
    enacted = [
        (year, dict(figures)["法定預算"]) for year, _, _, figures in own if dict(figures).get("法定預算")
    ]
    assert [year for year, _ in enacted] == [105, 108, 110, 112, 113, 114]
    assert enacted[-1] == (114, "115 億元")


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
    values = {**draft.values, "title": draft.title, "charts": {}}
    text = Templates(PATHS.templates, site).render(draft.template, draft.url, values)
    assert 'programmes/shopping-district-brands/">強化商圈品牌行銷推廣</a>' in text


def test_related_programmes_name_their_reason_and_its_lines(site, drafts):
    draft = drafts["programmes/no-tap-water-phase-5/"]
    (other,) = draft.values["linked"]
    assert (other.label, other.name) == ("前期計畫", "無自來水地區供水改善計畫第四期")
    assert other.evidence == [("moea-annual-plan-115", 610), ("moea-business-report-113", 4258)]
    values = {**draft.values, "title": draft.title}
    text = Templates(PATHS.templates, site).render(draft.template, draft.url, values)
    assert "sources/moea-annual-plan-115/lines-501/#L610" in text
