"""The kept set of queries, asked in a browser of the built site, against what the index was given."""

from __future__ import annotations

import gzip
import html
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.search.folding import fold
from generator.yaml_files import load_yaml
from tests.examples import first, is_thorough
from tests.site.searching import Answer, ask, indexed_texts, leads_to

pytestmark = pytest.mark.browser
QUERIES = load_yaml(Path(__file__).parents[1] / "search" / "queries.yml")
# What people type, by kinds; written from the records, not from the index.
PEOPLE = load_yaml(Path(__file__).parents[1] / "search" / "people.yml")
THIRD = load_yaml(Path(__file__).parents[1] / "search" / "third.yml")
FOUND_AMONG = 5
# Of the pages that hold a phrase, the part that must be found.
RECALL = 0.998
# Phrases of every frequency, from a handful of pages to more than a hundred.
RECALL_SAMPLE = (
    "石門水庫",
    "再生水",
    "無人機",
    "淨零轉型",
    "離岸風電",
    "台灣",
    "5G",
    "應付未付",
    "量子",
    "登革熱",
)
# Titles, agencies, statements as pages show them; one of them is broken over two lines of its source.
SHOWN_SAMPLE = (
    "縣市管河川及區域排水整體改善計畫",
    "僑委會",
    "產業發展署",
    "協助產業提升競爭力布局海外市場計畫",
    "發展氣候資訊輔助農業",
    "太陽光電",
)
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")

# A fixed piece of work of the kind that a search does, and how many times as long an answer may take.
PACE = """() => {
  let found = 0;
  for (let i = 0; i < 40; i += 1) {
    found += [...`${i}再生水廠建設及汙水下水道`.repeat(400)].join("").indexOf("甲");
  }
  return found;
}"""
QUICK = 30
MILLISECONDS = 300
# Requests and bytes for a first query on a page, requests for any other.
FIRST, FIRST_BYTES, LATER = 12, 150_000, 6


@pytest.fixture(scope="module")
def indexed(site_dir: Path) -> dict[str, str]:
    return indexed_texts(site_dir)


@pytest.fixture(scope="module")
def answers(search_page: Page) -> dict[str, Answer]:
    """What the page shows for each query of the set, after a first one."""
    ask(search_page, "水")
    return {query: ask(search_page, query) for query in (str(case["query"]) for case in asked())}


@pytest.fixture(scope="module")
def articles(site_dir: Path) -> dict[str, str]:
    """What each page shows, folded, by address: read from the pages themselves, not from the index."""
    found = {}
    for path in site_dir.rglob("index.html"):
        article = ARTICLE.search(path.read_text("utf-8"))
        address = path.relative_to(site_dir).as_posix().removesuffix("index.html")
        # What prints rows of other pages again, with the query that gives them, is not searched.
        if article and not re.match("(en/)?(ask|notebooks)/.", address):
            found[address] = fold(html.unescape(TAG.sub("", SCRIPT.sub("", article.group()))))
    return found


def once(holders: set[str]) -> set[str]:
    """Of pages in both languages that hold the words the Chinese one, which a reader of Chinese is shown."""
    return {url for url in holders if not (url.startswith("en/") and url.removeprefix("en/") in holders)}


def asked() -> list[dict[str, Any]]:
    """All queries of the set before a merge, every fourth of them with every change."""
    return list(QUERIES if is_thorough() else QUERIES[::4])


@pytest.mark.parametrize(("cases", "least"), [(QUERIES, 100), (PEOPLE, 150), (THIRD, 80)])
def test_the_set_is_large_and_its_pages_exist(
    site_dir: Path, cases: list[dict[str, Any]], least: int
) -> None:
    assert len(cases) >= least
    assert len({case["query"] for case in cases}) == len(cases)
    kinds = Counter(case.get("kind") for case in cases)
    assert kinds.keys() == {None} or max(kinds.values()) <= len(cases) / 3
    for case in cases:
        for url in case["expect"]:
            path, _, anchor = url.partition("#")
            page = site_dir / path / "index.html"
            assert page.exists(), url
            assert not anchor or f'id="{anchor}"' in page.read_text("utf-8"), url


def test_the_expected_page_is_among_the_first(answers: dict[str, Answer]) -> None:
    missed = missed_by(asked(), answers)
    assert len(missed) <= 0.03 * len(answers), missed


def missed_by(cases: list[dict[str, Any]], answers: dict[str, Answer]) -> dict[str, list[str]]:
    """The queries that have no expected page among the first, with what they have."""
    best = {str(case["query"]): answers[str(case["query"])].urls[:FOUND_AMONG] for case in cases}
    return {
        query: best[query]
        for case in cases
        if (query := str(case["query"]))
        and not any(leads_to(url, expected) for url in best[query] for expected in case["expect"])
    }


@pytest.fixture(scope="module")
def typed(search_page: Page) -> dict[str, Answer]:
    """What the page shows for what people type, after a first query."""
    ask(search_page, "水")
    cases = PEOPLE + THIRD if is_thorough() else (PEOPLE + THIRD)[::9]
    return {query: ask(search_page, query) for query in (str(case["query"]) for case in cases)}


def test_what_people_type_is_answered_and_never_with_nothing(typed: dict[str, Answer]) -> None:
    assert [query for query, answer in typed.items() if not answer.urls] == []
    missed = missed_by([case for case in PEOPLE + THIRD if str(case["query"]) in typed], typed)
    assert len(missed) <= 0.05 * len(typed), missed


def test_no_result_lacks_the_words(answers: dict[str, Answer], indexed: dict[str, str]) -> None:
    for query, answer in answers.items():
        words = [fold(word) for word in query.split()]
        for url in answer.exact[:10]:
            assert all(word in indexed[url] for word in words), (query, url)


@pytest.mark.parametrize("phrase", first(2, RECALL_SAMPLE))
def test_pages_that_hold_the_phrase_are_found(
    search_page: Page, indexed: dict[str, str], phrase: str
) -> None:
    holders = once({url for url, text in indexed.items() if fold(phrase) in text})
    shown = ask(search_page, phrase, everything=True).exact
    assert len(shown) == len(set(shown))
    assert set(shown) <= holders
    assert len(shown) >= RECALL * len(holders)


@pytest.mark.parametrize("phrase", first(1, SHOWN_SAMPLE))
def test_pages_that_show_the_phrase_are_found_and_no_others(
    search_page: Page, articles: dict[str, str], phrase: str
) -> None:
    holders = once({address for address, text in articles.items() if fold(phrase) in text})
    shown = {url.partition("#")[0] for url in ask(search_page, phrase, everything=True).exact}
    assert len(holders) >= 2
    assert shown <= holders
    assert len(shown) >= RECALL * len(holders)


def test_words_come_before_parts_of_words_and_names_before_mentions(search_page: Page) -> None:
    best = {query: ask(search_page, query).urls[0] for query in ("bus", "中油", "AI", "台電", "經濟部")}
    assert "electric-bus" in best["bus"]
    assert best["中油"] == "agencies/cpc/"
    assert best["台電"] == "agencies/taipower/"
    assert best["經濟部"].startswith(("agencies/moea/", "reports/ey-st-plan-114-117/agencies/#"))
    assert best["AI"].startswith("programmes/ai-")


def test_numbers_are_looked_up_whole(search_page: Page) -> None:
    """Of the pages that hold 1 and 234 somewhere, only those with 1,234 are read."""
    before = search_page.evaluate("performance.getEntriesByType('resource').length")
    ask(search_page, "1,234")
    loaded = search_page.evaluate("performance.getEntriesByType('resource').length") - before
    assert loaded <= 20


def test_no_query_after_the_first_needs_more_than_six_requests(
    answers: dict[str, Answer], typed: dict[str, Answer]
) -> None:
    needed = {query: answer.files for query, answer in (answers | typed).items()}
    assert [query for query, files in needed.items() if len(files) > LATER] == []


@pytest.mark.parametrize(
    "query", first(1, ("荖農溪整治什麼時候完工", "商標審查速度", "smart meters", "80億元 漏水", "的"))
)
def test_a_first_query_needs_few_requests_and_bytes(
    browser: Browser, base_url: str, site_dir: Path, query: str
) -> None:
    """All files of the index count, also those loaded before it, compressed as a server sends them."""
    page = browser.new_page()
    page.goto(f"{base_url}search/")
    ask(page, query)
    names = page.eval_on_selector_all("script[data-file]", "all => all.map((one) => one.dataset.file)")
    page.close()
    paths = [site_dir / "search" / f"{name}.js" for name in names]
    paths.append(site_dir / "assets" / "search-asked.js")  # where it may be a question
    assert len(paths) <= FIRST
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths) <= FIRST_BYTES


def effort(page: Page, work: Callable[[], object]) -> float:
    """Milliseconds of the processor that scripts and layout of a page take for something."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    before = spent()
    work()
    return spent() - before


def is_slow(page: Page, query: str) -> bool:
    """Slower than a fixed piece of work allows; a slow machine does that slowly, too."""
    pace = effort(page, lambda: page.evaluate(PACE))
    return effort(page, lambda: ask(page, query)) >= max(MILLISECONDS, QUICK * pace)


@pytest.mark.chromium_only("the driver of Firefox measures no processor time")
def test_queries_after_the_first_are_quick(
    answers: dict[str, Answer], browser: Browser, base_url: str
) -> None:
    """A slow answer is asked for again, in a page that keeps nothing: twice slow is ours."""
    slow = [query for query, answer in answers.items() if answer.milliseconds >= MILLISECONDS]
    page = browser.new_page()
    page.goto(f"{base_url}search/")
    ask(page, "水")
    again = [query for query in slow if is_slow(page, query)]
    page.close()
    assert len(again) <= len(answers) // 20, again


def test_letters_that_are_being_composed_are_not_searched(search_page: Page) -> None:
    ask(search_page, "水庫")
    searched = search_page.evaluate(
        """async () => {
          const input = document.getElementById("q");
          const status = document.querySelector("[role=status]");
          const before = status.textContent;
          input.value = "ㄎㄨㄟ";
          input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
          await new Promise((go) => setTimeout(go, 400));
          return status.textContent !== before;
        }"""
    )
    assert searched is False
