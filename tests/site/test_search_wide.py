"""What is shown beyond the words as they were typed: a group of its own, with what matched and what not."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.searching import ask, indexed_texts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def indexed(site_dir: Path) -> dict[str, str]:
    return indexed_texts(site_dir)


def wide(page: Page, query: str) -> dict[str, str]:
    """What stands in the group of its own: address -> what matched and what not."""
    ask(page, query)
    return dict(
        page.eval_on_selector_all(
            "[data-kind=wide] li",
            """items => items.map((li) => [
              li.querySelector("a").href.slice(new URL("..", document.baseURI).href.length),
              li.querySelector(".matched").textContent])""",
        )
    )


def test_what_stands_nowhere_is_answered_by_parts_that_say_so(search_page: Page) -> None:
    assert ask(search_page, "石門水庫什麼時候完工").exact == []
    found = wide(search_page, "石門水庫什麼時候完工")
    assert "符合：石門水庫、完工" in found["programmes/amuping-silt-tunnel/"]
    status = search_page.inner_text("[role=status]")
    assert "沒有頁面包含「石門水庫什麼時候完工」" in status
    partly = wide(search_page, "住宅家電汰舊換新節能補助火星分部")
    assert "沒有：火星分部" in partly["programmes/household-appliance-replacement/"]


def test_other_words_are_searched_in_both_directions_and_named(search_page: Page) -> None:
    assert "電動公車→電動巴士" in wide(search_page, "電動公車補助")["programmes/smart-electric-bus-dmit/"]
    assert "電動巴士" in search_page.inner_text(".also")
    assert "智財局→" in wide(search_page, "智財局")["agencies/moea-tipo/"]
    assert any("貸款" in said for said in wide(search_page, "青年創業融資").values())
    assert any("融資" in said for said in wide(search_page, "信用保證貸款").values())


def test_what_only_another_word_or_a_list_leads_to_stands_behind_what_was_asked_for(
    search_page: Page,
) -> None:
    asked = ask(search_page, "誰被刪最多").urls
    assert asked[0].startswith("findings/enacted/")
    drones = ask(search_page, "無人機產業園區").urls
    assert not [
        url for url in drones[:5] if url.startswith(("agencies/", "reports/")) and url.count("/") == 2
    ]


def test_a_known_name_is_enough_of_a_short_question(search_page: Page) -> None:
    assert "agencies/taipower/" in ask(search_page, "台電今年賺多少").urls[:5]


def test_what_english_words_mean_comes_before_longer_words_that_hold_them(search_page: Page) -> None:
    for query, meant in (
        ("EV bus", "programmes/electric-bus-motc/"),
        ("budget cut", "findings/enacted/ida-unit-budget-114/"),
    ):
        answer = ask(search_page, query)
        assert answer.urls[0] == meant
        assert len(answer.exact) == 5


def test_other_forms_and_slips_lead_to_the_name_and_only_to_what_is_there(search_page: Page) -> None:
    assert "字形不同" in wide(search_page, "石门水库")["programmes/amuping-silt-tunnel/"]
    assert "阿姆平→阿姆坪" in wide(search_page, "阿姆平")["programmes/amuping-silt-tunnel/"]
    assert "阿姆坪" in search_page.inner_text("[role=status] a")
    wide(search_page, "火星殖民局")
    for link in search_page.query_selector_all("[role=status] a"):
        assert ask(search_page, link.inner_text()).exact


def test_an_amount_is_no_part_of_a_larger_one(search_page: Page, indexed: dict[str, str]) -> None:
    before = search_page.evaluate("performance.getEntriesByType('resource').length")
    answer = ask(search_page, "13億")
    assert search_page.evaluate("performance.getEntriesByType('resource').length") - before <= 12
    assert all(re.search(r"(?<![0-9.,])13億", indexed[url]) for url in answer.exact)
    others = set(answer.urls) - set(answer.exact)
    assert others
    assert all(re.search(r"(?<![0-9.,])13(\.[0-9]+)?億", indexed[url]) for url in others)
    found = ask(search_page, "1020500").urls
    assert any("1,020,500" in indexed[url] for url in found)
    assert all(re.search("1,?020,?500", indexed[url]) for url in found)
