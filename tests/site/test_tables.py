"""Tables as people use them: on a phone, on paper, sorted, and in an address that is shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.examples import first
from tests.site.anew import address_of, open_anew
from tests.site.kinds import BUDGET, REVIEW, each
from tests.site.measuring import NARROW, ROWS, TALLEST_ROW, headings_not_printed

pytestmark = pytest.mark.browser
# A programme's record, grants of 22 columns, commissioned work, and a programme over all reports.
WIDE = (
    f"{REVIEW}programmes/7/",
    f"{BUDGET}donations/",
    f"{BUDGET}commissioned/",
    "programmes/amuping-silt-tunnel/",
)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="zh-TW")
    yield page
    page.close()


@pytest.mark.chromium_only("the text of a PDF by Firefox can't be read back")
@pytest.mark.parametrize("path", each(WIDE, (f"{BUDGET}donations/",)))
def test_every_heading_is_on_the_paper(page: Page, base_url: str, tmp_path: Path, path: str) -> None:
    page.goto(base_url + path)
    assert page.locator("article thead th").count() > 3
    assert headings_not_printed(page, tmp_path) == set()


@pytest.mark.parametrize(
    "path", first(2, [f"{BUDGET}donations/", "programmes/", f"{BUDGET}commissioned/", REVIEW])
)
def test_no_row_is_tall_and_no_words_are_squeezed_on_a_phone(phone: Page, base_url: str, path: str) -> None:
    phone.goto(base_url + path)
    heights = phone.evaluate(ROWS)
    assert len(heights) > 40
    assert max(heights) <= TALLEST_ROW
    assert phone.evaluate(NARROW) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.long
def test_a_filter_hides_cards_on_a_phone(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}{BUDGET}donations/")
    phone.fill(".filter input", "工業管理")
    shown = phone.eval_on_selector_all("tbody tr", "rows => rows.filter(row => row.offsetHeight).length")
    total = phone.locator("tbody tr").count()
    assert 0 < shown < total
    assert phone.inner_text(".table-bar output") == f"{shown}／{total} 列"


def amounts(page: Page, heading: str) -> list[str]:
    column = page.eval_on_selector_all(
        "thead th", "(found, name) => found.findIndex((each) => each.textContent.includes(name))", heading
    )
    return page.eval_on_selector_all(
        "tbody tr", "(rows, at) => rows.map((row) => row.cells[at].textContent.trim())", column
    )


def sort(page: Page, heading: str) -> None:
    page.evaluate(
        "() => { window.sorted = new Promise((go) => "
        "document.addEventListener('sort-end', () => go(true), { once: true })); }"
    )
    page.click(f"th:has-text('{heading}') .sorter")
    assert page.evaluate("window.sorted")


def test_what_is_not_known_comes_last_in_both_directions(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{BUDGET}donations/")
    page.wait_for_selector(".sorter")
    for fall in (False, True):
        sort(page, "資本門－其他")
        found = amounts(page, "資本門－其他")
        # A cell that prints a dash shows it: there is no amount, and that is known.
        known = [int(text.replace(",", "")) for text in found if text not in {"–", "-"}]
        assert known == sorted(known, reverse=fall)
        assert found.count("-") > 3
        assert set(found[len(known) :]) <= {"–", "-"}


def test_filter_and_order_stand_in_the_address(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{BUDGET}donations/")
    page.wait_for_selector(".sorter")
    sort(page, "資本門－其他")
    sort(page, "資本門－其他")
    page.fill(".filter input", "工業管理")
    address = address_of(page)
    largest = page.inner_text("tbody tr:not([hidden]) >> nth=0")
    open_anew(page, address)
    page.wait_for_selector("th[aria-sort=descending]")
    page.wait_for_function(
        "text => document.querySelector('tbody tr:not([hidden])').innerText === text", arg=largest
    )
    assert page.input_value(".filter input") == "工業管理"
    assert "sort=-" in address_of(page)


@pytest.mark.parametrize("fragment", first(1, ["?receipt=x#%", "#%", "#%E4%B8", "#special-budget.7.-.110"]))
def test_any_fragment_leaves_the_scripts_running(page: Page, base_url: str, fragment: str) -> None:
    page.goto(f"{base_url}{REVIEW}programmes/7/{fragment}")
    page.click("#special-budget\\.7\\.-\\.107 a.src")
    page.wait_for_selector("dialog.receipt[open] .receipt__lines")


def test_a_record_that_an_address_names_is_not_covered_on_a_phone(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}{REVIEW}programmes/7/#special-budget.7.-.110")
    phone.wait_for_load_state("networkidle")
    top = phone.evaluate("document.getElementById('special-budget.7.-.110').getBoundingClientRect().top")
    assert phone.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom") <= top
    assert top < 844


def test_an_address_of_a_row_that_stands_on_a_later_page_opens_it(page: Page, base_url: str) -> None:
    table, record = "reports/dgbas-moea-expenditure-enacted/expenditure/", "expenditure.112.5726901000"
    page.goto(f"{base_url}{table}?receipt=budget_this_year_k_twd#{record}")
    page.wait_for_url(f"{base_url}{table}112/?receipt=budget_this_year_k_twd#{record}")
    page.wait_for_selector("dialog.receipt[open] .receipt__lines")
