"""The English pages and the way between the languages; explanations one tap away."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.examples import first_of
from tests.site.kinds import each

pytestmark = pytest.mark.browser
REVIEW = "moea-infra-review-110"
DICTIONARY = f"en/data/{REVIEW}/special_budget/"
ENGLISH = (
    "en/",
    "en/reports/",
    "en/data/",
    f"en/data/{REVIEW}/",
    DICTIONARY,
    "en/method/",
    "en/glossary/",
    "en/search/",
    "en/programmes/amuping-silt-tunnel/",
    "en/agencies/moea-wra/",
    f"en/findings/behind-schedule/{REVIEW}/",
    "en/answers/movers/",
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NO_WORDS = "台臺兆億亿萬万千仟百元年度民國国新幣人件家戶輛"
# Chinese words on an English page that no element marks as Chinese.
UNMARKED = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const closest = node.parentElement.closest("[lang]");
    const hidden = node.parentElement.closest("script, pre");
    const chinese = /[\\u4e00-\\u9fff]/.test(node.textContent);
    if (!hidden && closest.lang === "en" && chinese) found.push(node.textContent);
  }
  return found;
}"""


@pytest.mark.parametrize("path", each(ENGLISH, ("en/", DICTIONARY)))
def test_english_pages_say_so_and_mark_what_is_chinese(page: Page, base_url: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base_url + path)
    assert page.get_attribute("html", "lang") == "en"
    # The method quotes one printed mark, 同(A).
    assert [text for text in page.evaluate(UNMARKED) if "同(A)" not in text] == []
    assert not CHINESE.search(page.inner_text("header").replace("中文", ""))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_switch_leads_there_and_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}data/{REVIEW}/")
    page.click(".site-language")
    page.wait_for_selector("html[lang=en]")
    assert page.url == f"{base_url}en/data/{REVIEW}/"
    page.click(".site-language")
    page.wait_for_selector("html[lang=zh-TW]")
    assert page.url == f"{base_url}data/{REVIEW}/"


@pytest.mark.parametrize(
    ("chinese", "english"),
    first_of(
        1,
        [
            (f"reports/{REVIEW}/programmes/7/", "reports/"),
            ("programmes/amuping-silt-tunnel/", "programmes/amuping-silt-tunnel/"),
        ],
    ),
)
def test_where_no_page_is_english_the_switch_leads_to_what_holds_it(
    page: Page, base_url: str, chinese: str, english: str
) -> None:
    page.goto(base_url + chinese)
    page.click(".site-language")
    page.wait_for_selector("html[lang=en]")
    assert page.url == f"{base_url}en/{english}"


def test_only_counterparts_are_alternates(site_dir: Path) -> None:
    def alternates(path: str) -> dict[str, str]:
        html = (site_dir / path / "index.html").read_text("utf-8")
        return dict(re.findall(r'<link rel="?alternate"? hreflang="?([\w-]+)"? href="?([^"> ]+)', html))

    both = {"zh-TW": "https://site.example/open/data/", "en": "https://site.example/open/en/data/"}
    assert alternates("data") == alternates("en/data") == both
    assert alternates("en")["zh-TW"] == "https://site.example/open/"
    assert alternates(f"reports/{REVIEW}/programmes/7") == {}


@pytest.mark.long
def test_the_dictionary_of_a_table_is_english_with_its_units(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}data/{REVIEW}/special_budget/")
    page.click(".site-language")
    page.wait_for_selector("html[lang=en]")
    assert page.url == base_url + DICTIONARY
    assert page.locator("table:has(#realised_k_twd) thead th").all_inner_texts() == [
        "Field",
        "Name",
        "Type",
        "Unit",
        "Description",
        "Example",
        "Empty %",
    ]
    cells = page.locator("#realised_k_twd td").all_inner_texts()
    assert cells[0] == "Realised\n實現數"
    assert cells[2] == "thousand TWD"


def test_scripts_have_the_words_of_the_page(site_dir: Path) -> None:
    def words(path: str) -> dict[str, str]:
        found = re.search(r"data-words='([^']*)'", (site_dir / path / "index.html").read_text("utf-8"))
        assert found is not None
        return dict(json.loads(found[1]))

    assert words("en/agencies")["copyTable"] == "Copy as CSV"
    assert words("agencies")["copyTable"] == "複製為 CSV"
    assert not [text for text in words("en/agencies").values() if CHINESE.search(text)]
    for script in (site_dir / "assets").glob("*.js"):
        # The two forms of one character that filters don't tell apart, and the signs of numbers and units
        # that queries hold, are no words of a page; nor is what may be asked (siteAsked.known).
        code = re.sub(r"^\s*//.*$|^window\.siteAsked\.known = .*$", "", script.read_text("utf-8"), flags=re.M)
        assert not CHINESE.search(re.sub(f"[{NO_WORDS}]", "", code)), script


def test_english_words_lead_to_english_pages_first(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}en/search/?q=spend ratio")
    page.wait_for_selector("[data-search-result]")
    link = page.locator("[data-search-result]").first
    assert link.get_attribute("lang") == "en"
    assert (link.get_attribute("href") or "").endswith("en/glossary/#spend-ratio")


@pytest.mark.long
def test_search_speaks_english_on_the_english_page(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}en/search/?q=石門水庫")
    page.wait_for_selector("[data-search-result]")
    assert page.inner_text("[role=status]").startswith("About ")
    assert page.inner_text("[data-kind=best] h2") == "Best matches"
    link = page.locator("[data-search-result]").first
    # A name stays Chinese, what is said of it is English, and the same page in Chinese is no second hit.
    assert link.get_attribute("lang") == "zh-TW"
    assert page.get_attribute("[data-kind=best] li p", "lang") == "en"
    hits = page.locator("[data-search-result]").evaluate_all(
        "links => links.map(one => one.getAttribute('href'))"
    )
    twice = [hit for hit in hits if "/en/" not in hit and hit.replace("../../", "../../en/") in hits]
    assert twice == []
    link.click()
    page.wait_for_selector("html[lang=en]")


def test_terms_lead_to_their_explanation_by_keyboard(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reports/{REVIEW}/programmes/7/")
    page.focus("dl.cards a.term:has-text('支用比')")
    page.keyboard.press("Enter")
    page.wait_for_selector("dt#spend-ratio:target")
    page.go_back()
    heading = page.locator("th:has-text('執行率') a.help").first
    assert heading.get_attribute("aria-label") == "說明：執行率"
    heading.click()
    page.wait_for_selector("dt#execution-rate:target")


def test_every_table_of_records_leads_to_its_dictionary(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}reports/{REVIEW}/programmes/7/")
    page.locator("caption a").first.click()
    page.wait_for_selector("tr#spend_ratio_pct")
    assert page.url == f"{base_url}data/{REVIEW}/special_budget/"
