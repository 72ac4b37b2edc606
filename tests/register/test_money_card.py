"""The card of what a programme costs: a file that says by itself what it is, for readers without scripts."""

import re

import pytest

from generator.pages.making.rendering import Templates
from generator.pages.programmes.dossier import dossiers
from generator.pages.programmes.programme_page import programme_drafts
from generator.paths import ProjectPaths
from generator.search.page_text import page_text
from tests.committed import committed_site


@pytest.fixture(scope="module")
def drafts():
    site = committed_site()
    package = site.packages["register"]
    return {
        draft.values["dossier"].identifier: draft
        for draft in programme_drafts(site, package, list(dossiers(site, package)))
    }


def page_of(draft):
    templates = Templates(ProjectPaths.of_checkout().templates, committed_site())
    return templates.render(draft.template, draft.url, {**draft.values, "title": draft.title, "charts": {}})


def test_the_card_says_the_amount_and_where_each_year_of_it_is_printed(drafts):
    (card,) = drafts["amuping-silt-tunnel"].assets
    assert card.path == "programmes/amuping-silt-tunnel/card.svg"
    assert re.findall(r"<text[^>]*>([^<]+)", card.data.decode("utf-8")) == [
        "石門水庫阿姆坪防淤隧道工程計畫",
        "特別預算（法定預算），107–111 年度合計",
        "31.8 億元",
        "107 年度　235,650 千元　原文 204–207 行（推得）",
        "108 年度　880,000 千元　原文 214–220 行（推得）",
        "109 年度　1,508,000 千元　原文 222–225 行（推得）",
        "110 年度　106,560 千元　原文 232–237 行（推得）",
        "111 年度　450,000 千元　原文 240 行（推得）",
        "資料來源：《經濟部主管110年前瞻基礎建設計畫績效檢討報告》",
        "programmes/amuping-silt-tunnel/#money",
    ]
    assert 'href="card.svg" download="amuping-silt-tunnel.svg"' in page_of(drafts["amuping-silt-tunnel"])


def test_without_an_amount_there_is_no_card_and_the_report_that_speaks_of_it_says_what_it_is(drafts):
    draft = drafts["ai-action-plan-2"]
    assert draft.assets == ()
    assert draft.values["answer"] == "《國家科學技術發展計畫（114年至117年）》談到的計畫。"
    assert "card.svg" not in page_of(draft)


def test_excerpts_part_a_day_from_what_was_done_on_it_and_a_heading_from_what_it_heads(drafts):
    text = page_text(page_of(drafts["amuping-silt-tunnel"]))
    assert "全期要做到的 阿姆坪防淤隧道工程襯砌 3,702 公尺" in text
    assert "110年5月13日 110 年 5 月 13 日已完成主隧道工程全線貫通。" in text
