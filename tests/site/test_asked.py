"""Questions that the search box answers: what is asked, what is said, and that the page says it too."""

import html
import re
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.pages.frame.asked_questions import load_asked
from generator.yaml_files import load_yaml
from tests.examples import first
from tests.search.reading import content
from tests.tooling.tracked import ROOT

pytestmark = pytest.mark.browser
KINDS = load_asked(ROOT / "content").questions
PEOPLE: list[dict[str, str]] = load_yaml(ROOT / "tests" / "search" / "asked.yml", "asked.yml")
# Every question in one call: the index is loaded once, and each answer says how many files it needs.
ASK = """async (queries) => {
  const { ready, answersIn, askedFor, foldedApart } = window.siteSearch;
  await ready();
  const found = [];
  for (const query of queries) {
    const files = new Set(), counted = (file) => { files.add(file); return answersIn(file); };
    const answer = await askedFor(query);
    if (answer) await window.siteAsked.ask(foldedApart(query), window.siteAsked.known, counted);
    found.push({ answer, files: files.size });
  }
  return found;
}"""
# What stands beside the number of a figure, on the page in a heading or a column of its own.
UNIT = re.compile(r" ?(?:項計畫|項|億元)$")


@pytest.fixture(scope="module")
def asked(search_page: Page) -> dict[str, dict[str, Any]]:
    queries = [kind.example.asks for kind in KINDS] + [each["query"] for each in PEOPLE]
    return dict(zip(queries, search_page.evaluate(ASK, queries), strict=True))


@pytest.mark.parametrize("number", range(len(KINDS)), ids=[kind.id for kind in KINDS])
def test_the_example_of_each_kind_of_question_is_answered(asked: dict[str, Any], number: int) -> None:
    answer = asked[KINDS[number].example.asks]["answer"]
    assert answer["question"] == number
    assert KINDS[number].example.says in answer["sentence"]


def test_questions_of_people_are_answered_by_the_right_page_or_not_at_all(asked: dict[str, Any]) -> None:
    wrong, answered, expected = [], 0, 0
    for each in PEOPLE:
        answer = asked[each["query"]]["answer"]
        page = answer["url"].partition("#")[0] if answer and "url" in answer else None
        expected += "leads" in each
        answered += page is not None and page == each.get("leads")
        if page not in {None, each.get("leads")}:
            wrong.append((each["query"], page))
    assert wrong == []
    assert answered >= 0.95 * expected


def test_an_answer_costs_one_file_and_seldom_two(asked: dict[str, Any]) -> None:
    read = [found["files"] for found in asked.values() if found["answer"]]
    assert max(read) <= 2
    assert read.count(1) >= 0.9 * len(read)


@pytest.mark.parametrize("query", first(1, ("再生水 台南", "石門水庫", "離岸風電", "13億")))
def test_a_query_that_asks_nothing_loads_no_answers_and_what_understands_questions_last(
    page: Page, base_url: str, query: str
) -> None:
    page.goto(f"{base_url}search/?q={query}")
    page.wait_for_selector(".search-results:not([aria-busy]) [data-search-result]")
    loaded = page.evaluate("() => [...document.head.querySelectorAll('script')].map((script) => script.src)")
    assert [each for each in loaded if "asked" in each] == [f"{base_url}assets/search-asked.js"]
    assert loaded[-1] == f"{base_url}assets/search-asked.js"


@cache
def markup_of(page: Path) -> str:
    return page.read_text("utf-8")


@cache
def words_of(page: Path) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup_of(page))).split())


def test_every_figure_of_an_answer_stands_on_the_page_that_it_leads_to(site_dir: Path) -> None:
    lost, seen = [], 0
    files = sorted((site_dir / "search" / "asked").rglob("*.js"))
    for thing in chain.from_iterable(content(file.read_bytes()) for file in files):
        for _, _, _, fragment, _, figure, _ in thing[5]:
            address, _, anchor = (thing[4] + fragment).partition("#")
            page = site_dir / address / "index.html"
            markup = markup_of(page)
            if anchor and f'id="{anchor}"' not in markup:
                lost.append((address, anchor))
            if figure:
                seen += 1
                number = UNIT.sub("", figure[-1])
                forms = [number, number.replace(",", "")]
                if len(figure) > 1:
                    forms += [f'value="{figure[0]}"', format(Decimal(figure[0]), ",f")]
                if not any(form in markup or form in words_of(page) for form in forms):
                    lost.append((address, figure))
    assert lost == []
    assert seen > 1000


def test_an_answer_is_shown_above_the_results_with_its_figure_its_lines_and_its_page(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}search/?q=曾文南化聯通管110年預算多少")
    answer = page.locator("[aria-live=polite] > .search-answer")
    answer.wait_for()
    assert (
        answer.locator("p")
        .first.inner_text()
        .startswith("曾文南化聯通管工程計畫：110 年度，特別預算的法定預算 20.4 億元")
    )
    assert answer.locator("data").get_attribute("value") == "2041250"
    assert "《經濟部主管110年前瞻基礎建設計畫績效檢討報告》" in answer.inner_text()
    answer.locator("a.src").first.click()
    page.wait_for_selector("dialog.receipt .receipt__lines li")
    page.keyboard.press("Escape")
    page.fill("#q", "計畫花了多少錢")
    answer.wait_for(state="detached")


def test_a_name_of_several_is_a_choice(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}search/?q=無自來水地區供水改善計畫花多少錢")
    page.wait_for_selector(".search-answer li")
    names = page.locator(".search-answer li").all_inner_texts()
    assert "無自來水地區供水改善計畫第四期" in names
    assert len(names) > 1
