"""What the scripts make of a typed query, without any index."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WORDS = {
    "lines": [
        [["公車", "巴士", "大客車", "bus"], ["巴士", "大客車"]],
        [["補助", "津貼"], ["補助"]],
        [["智慧財產局", "智慧局"], ["智慧財產局"]],
    ],
    "names": 1,
    "asking": ["多少", "嗎", "how", "much"],
}
SPLIT = "([query, words]) => window.siteQuery.unitsIn(query, words, (text) => text.trim().toLowerCase())"


@pytest.fixture
def scripts(search_page: Page) -> Page:
    """A page that has loaded what searches."""
    return search_page


def units(page: Page, query: str) -> list[tuple[str, list[str]]]:
    found: list[dict[str, Any]] = page.evaluate(SPLIT, [query, WORDS])
    return [(unit["text"], unit["others"]) for unit in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("石門水庫 新竹", ["石門水庫", "新竹"]),
        ("石門水庫、新竹，臺中", ["石門水庫", "新竹", "臺中"]),
        ("1,020,500", ["1,020,500"]),
        ("「石門 水庫」清淤", ["石門 水庫", "清淤"]),
        ('electric "smart meter"', ["electric", "smart meter"]),
        ("「石門", ["石門"]),
    ],
)
def test_commas_part_words_and_quotes_hold_them_together(
    scripts: Page, query: str, expected: list[str]
) -> None:
    assert scripts.evaluate("query => window.siteQuery.wordsIn(query)", query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("新竹公車補助", [("新竹", []), ("公車", ["巴士", "大客車"]), ("補助", [])]),
        ("公車補助多少嗎", [("公車", ["巴士", "大客車"]), ("補助", [])]),
        ("how much Buses", [("buses", [])]),
        ("bus", [("bus", ["巴士", "大客車"])]),
        ("business", [("business", [])]),
        ("智財局", [("智財局", ["智慧財產局"])]),
        ("113年公車", [("113年", ["2024年"]), ("公車", ["巴士", "大客車"])]),
    ],
)
def test_a_query_is_cut_into_known_words_and_what_is_between(
    scripts: Page, query: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert units(scripts, query) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1020500", ["1,020,500"]),
        ("1,020,500", ["1020500"]),
        ("113億8918萬", ["113億8,918萬", "11,389,180"]),
        ("1000萬", ["1,000萬", "10,000"]),
        ("11389180千元", ["11,389,180", "11389180", "113億8,918萬"]),
        ("1104.6億元", ["1,104.6億"]),
        ("113年", ["2024年"]),
        ("2024年", ["113年", "2024"]),
        ("12", []),
    ],
)
def test_numbers_are_looked_for_as_reports_print_them(scripts: Page, typed: str, expected: list[str]) -> None:
    assert scripts.evaluate("text => window.siteQuery.numbersLike(text)", typed) == expected


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("石門水褲", "石門水庫阿姆坪", "石門水庫"),
        ("阿姆平", "水庫阿姆坪防淤", "阿姆坪"),
        ("石門水庫", "石門水庫", None),
        ("水褲", "水庫", None),
        ("曾文南化連通管", "曾文南化聯通管工程", "曾文南化聯通管"),
        ("鳥嘴壇人工胡", "鳥嘴潭人工湖", "鳥嘴潭人工湖"),
        ("石門水庫", "石門山庄", None),
    ],
)
def test_a_name_is_near_what_differs_in_few_characters(
    scripts: Page, typed: str, text: str, expected: str | None
) -> None:
    near = scripts.evaluate("([typed, text]) => window.siteQuery.nearForm(typed, text)", [typed, text])
    assert (near and near["text"]) == expected
