"""Comparing what a reader chooses: by keyboard or address, drawn with gaps, each figure with its line."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.anew import open_anew
from tests.site.asking import LIMIT
from tests.site.conftest import DESKTOP
from tests.site.measuring import STANDARD, violations

pytestmark = pytest.mark.browser
DRAWN, ROWS, CHOSEN = "#compare-drawing svg", "#compare-table tbody tr", "#compare-chosen li a"
AGENCIES = "compare/#q=agency-enacted&of=moea-ida,moea-ea"


@pytest.fixture(scope="module")
def compare_page(browser: Browser) -> Page:
    context = browser.new_context(viewport=DESKTOP, locale="zh-TW", bypass_csp=True)
    return context.new_page()


def opened(page: Page, address: str) -> None:
    open_anew(page, address)
    expect(page.locator(DRAWN)).to_have_count(1, timeout=LIMIT)


def test_an_address_draws_what_it_names_with_the_gaps_between_years(
    compare_page: Page, base_url: str
) -> None:
    opened(compare_page, f"{base_url}{AGENCIES}")
    lines = compare_page.locator(".mark-line path")
    expect(lines).to_have_count(2, timeout=LIMIT)
    # 105, 108, 110, and 112 to 114: no line leads over a year that no report prints.
    assert (lines.first.get_attribute("d") or "").count("M") == 4
    labels = compare_page.locator(f"{DRAWN} .role-axis-label text").all_text_contents()
    assert {"105", "106", "107", "111", "114"} <= set(labels)
    texts = compare_page.locator(ROWS).all_inner_texts()
    assert re.match(r"105\s+經濟部產業發展署\s+8,696,330\s+", texts[0])
    compare_page.click(f"{ROWS} >> nth=0 >> data")
    expect(compare_page.locator("dialog[open] mark").first).to_have_text("8696330", timeout=LIMIT)
    compare_page.keyboard.press("Escape")


def test_an_index_is_measured_from_the_first_year_that_all_have(compare_page: Page, base_url: str) -> None:
    opened(compare_page, f"{base_url}{AGENCIES}&as=index")
    expect(compare_page.locator("#compare-about")).to_contain_text("105 年度為 100")
    first, second = (compare_page.locator(ROWS).nth(number).inner_text() for number in (0, 2))
    assert first.split("\t")[3] == "100"
    assert second.split("\t")[3] == f"{8_782_742 / 8_696_330 * 100:.0f}"
    assert compare_page.locator("input[value=index]").is_checked()


def test_things_are_chosen_by_the_keyboard_alone_and_stand_in_the_address(
    compare_page: Page, base_url: str
) -> None:
    open_anew(compare_page, f"{base_url}compare/#q=agency-enacted")
    expect(compare_page.locator("#compare-state")).to_contain_text("請選 2 到 8 個", timeout=LIMIT)
    compare_page.focus("#compare-find")
    for typed in ("工業局", "水利"):
        compare_page.keyboard.type(typed)
        compare_page.keyboard.press("Enter")
    assert compare_page.locator(CHOSEN).all_inner_texts() == ["經濟部產業發展署", "經濟部水利署"]
    expect(compare_page.locator(DRAWN)).to_have_count(1, timeout=LIMIT)
    compare_page.keyboard.type("沒有這個")
    expect(compare_page.locator("#compare-count")).to_contain_text("沒有叫這個名稱的")
    compare_page.keyboard.press("Control+A")
    compare_page.keyboard.press("Delete")
    compare_page.focus("input[name=as]")
    for _ in range(2):
        compare_page.keyboard.press("ArrowRight")
    expect(compare_page.locator(f"{DRAWN} .role-title-text text")).to_have_count(2, timeout=LIMIT)
    assert compare_page.url.endswith("#q=agency-enacted&of=moea-ida,moea-wra&as=multiples")
    compare_page.focus("#compare-chosen button >> nth=0")
    compare_page.keyboard.press("Enter")
    assert compare_page.locator(CHOSEN).all_inner_texts() == ["經濟部水利署"]
    assert compare_page.evaluate("document.activeElement.closest('#compare-chosen') !== null")


def test_a_programme_leads_to_the_page_and_a_phone_shows_it(compare_page: Page, base_url: str) -> None:
    page = compare_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{base_url}programmes/local-industrial-parks/")
    page.click("text=和別的計畫逐年比較")
    expect(page.locator(CHOSEN)).to_have_text("開發在地型產業園區", timeout=LIMIT)
    page.click("#compare-largest")
    expect(page.locator(DRAWN)).to_have_count(1, timeout=LIMIT)
    assert page.locator(CHOSEN).count() == 5
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page, {"type": "tag", "values": STANDARD}) == []
    page.set_viewport_size(DESKTOP)


@pytest.mark.chromium_only("the driver of Firefox can't turn scripts off")
def test_without_scripts_the_page_lists_what_can_be_compared(plain: Page, base_url: str) -> None:
    plain.goto(f"{base_url}compare/")
    expect(plain.locator("#compare-state")).to_contain_text("JavaScript")
    assert plain.locator("#compare-form").is_hidden()
    assert plain.locator("dd a").count() == 22
