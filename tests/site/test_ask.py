"""The page of questions around its queries: results, charts, help in writing, and readers of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.committed import committed_site
from tests.site.anew import address_of, open_anew
from tests.site.asking import ENDLESS, LATE, LIMIT, RESULT, STATE, address, ask, problem
from tests.site.measuring import STANDARD, violations

pytestmark = pytest.mark.browser
THOUSAND = ENDLESS.replace("SELECT n FROM t", "SELECT n, 'r' || (1001 - n) AS r FROM t LIMIT 1000")


def test_what_a_query_makes_is_text_and_never_markup(ask_page: Page) -> None:
    ask(ask_page, "SELECT '<img src=x onerror=alert(1)>' AS \"<b>x</b>\", '=1+1' AS f")
    expect(ask_page.locator(f"{RESULT} tbody th")).to_have_text(
        ["<img src=x onerror=alert(1)>"], timeout=LIMIT
    )
    assert ask_page.locator(f"{RESULT} img, {RESULT} b").count() == 0
    expect(ask_page.locator(f"{RESULT} thead th").first).to_contain_text("<b>x</b>")
    with ask_page.expect_download() as download:
        ask(ask_page, "SELECT '=1+1' AS f UNION ALL SELECT 'a\"b,c' UNION ALL SELECT -1")
        expect(ask_page.locator(f"{RESULT} tbody tr")).to_have_count(3, timeout=LIMIT)
        ask_page.click("text=下載 CSV")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert text.split("\r\n") == ["f", "'=1+1", '"a""b,c"', "-1"]


def test_columns_are_sorted_and_rows_filtered_over_the_whole_result(ask_page: Page) -> None:
    ask(ask_page, THOUSAND)
    expect(ask_page.locator(STATE)).to_contain_text("1,000 列", timeout=LIMIT)
    ask_page.click(f"{RESULT} .sorter:has-text('n')")
    ask_page.click(f"{RESULT} .sorter:has-text('n')")
    assert ask_page.locator(f"{RESULT} tbody th").first.inner_text() == "1000"
    ask_page.fill("#ask-result input", "r777")
    assert ask_page.locator(f"{RESULT} tbody tr").all_inner_texts() == ["224\tr777"]


def test_names_are_completed_by_letters_and_by_chinese_words(ask_page: Page) -> None:
    ask_page.fill("#ask-sql", "")
    ask_page.click("#ask-sql")
    ask_page.keyboard.type("SELECT * FROM infra_review_prog")
    ask_page.wait_for_selector("#ask-names li")
    names = ask_page.locator("#ask-names li code").all_inner_texts()
    assert "infra_review_progress" in names
    for _ in range(names.index("infra_review_progress") + 1):
        ask_page.keyboard.press("ArrowDown")
    ask_page.keyboard.press("Enter")
    ask_page.keyboard.type(" WHERE 預定")
    ask_page.wait_for_selector("#ask-names li:has-text('planned_pct')")
    ask_page.keyboard.press("Escape")
    assert ask_page.locator("#ask-names").is_hidden()
    assert ask_page.input_value("#ask-sql") == "SELECT * FROM infra_review_progress WHERE 預定"


def test_a_result_is_drawn_and_the_chart_is_part_of_the_address(ask_page: Page, base_url: str) -> None:
    ask(ask_page, "SELECT title, issuer, length(title) AS n FROM reports ORDER BY n, title")
    ask_page.click("#ask-result summary:has-text('畫成圖')")
    expect(ask_page.locator(".ask__drawing .mark-rect path")).to_have_count(
        len(committed_site().packages), timeout=LIMIT
    )
    assert ask_page.url.endswith("&c=bar%2C0%2C2%2C-1")
    ask_page.select_option(".ask__chart select >> nth=0", "line")
    expect(ask_page.locator(".ask__drawing .mark-line path")).to_have_count(1, timeout=LIMIT)
    ask_page.click("#ask-result summary:has-text('可以修改')")
    specified = ask_page.input_value(".ask__chart textarea")
    ask_page.fill(".ask__chart textarea", specified.replace('"line"', '"area"'))
    ask_page.click("text=依規格重畫")
    expect(ask_page.locator(".ask__drawing .mark-area path")).to_have_count(1, timeout=LIMIT)
    ask_page.fill(".ask__chart textarea", "{")
    ask_page.click("text=依規格重畫")
    expect(ask_page.locator(".ask__chart [role=alert]")).to_contain_text("畫不出來")
    link = address_of(ask_page)
    open_anew(ask_page, link)
    expect(ask_page.locator(".ask__drawing .mark-area path")).to_have_count(1, timeout=LIMIT)
    assert ask_page.evaluate("window.violations") == []


def test_a_result_without_numbers_offers_no_chart(ask_page: Page) -> None:
    ask(ask_page, "SELECT title, issuer FROM reports")
    expect(ask_page.locator(STATE)).to_contain_text("列", timeout=LIMIT)
    expect(ask_page.locator(f"{RESULT} thead th")).to_have_count(2, timeout=LIMIT)
    assert ask_page.locator(".ask__chart").count() == 0


def test_a_query_is_kept_by_name_and_removed_again(ask_page: Page) -> None:
    ask_page.fill("#ask-sql", "SELECT 44")
    ask_page.fill("#ask-name", "四十四")
    ask_page.press("#ask-name", "Enter")
    ask_page.fill("#ask-sql", "")
    ask_page.click("#ask-saved a:has-text('四十四')")
    expect(ask_page.locator(f"{RESULT} tbody th")).to_have_text(["44"], timeout=LIMIT)
    ask_page.click("#ask-saved button:has-text('刪除')")
    assert ask_page.locator("#ask-saved li").count() == 0


def test_a_table_shows_its_columns_and_its_first_rows(ask_page: Page) -> None:
    ask_page.fill("#ask-find", "進度執行")
    ask_page.click("#ask-tables summary:has-text('進度執行情形')")
    expect(ask_page.locator("#ask-tables li:has-text('planned_pct')").first).to_contain_text("預定進度")
    ask_page.click("details[open] >> text=看前 100 列")
    expect(ask_page.locator(STATE)).to_contain_text("列", timeout=LIMIT)
    assert ask_page.input_value("#ask-sql") == "SELECT *\nFROM infra_review_progress\nLIMIT 100"


RULES = {"type": "tag", "values": STANDARD}


def test_axe_finds_nothing_in_results_and_charts(ask_page: Page) -> None:
    ask(ask_page, "SELECT report_id, record_id, planned_pct FROM infra_review_progress LIMIT 5")
    expect(ask_page.locator(f"{RESULT} tbody tr")).to_have_count(5, timeout=LIMIT)
    ask_page.click("#ask-result summary:has-text('畫成圖')")
    ask_page.wait_for_selector(".ask__drawing svg")
    ask_page.click("#ask-cite summary")
    assert violations(ask_page, RULES) == []


@pytest.mark.long
def test_axe_finds_nothing_in_names_and_problems(ask_page: Page) -> None:
    ask_page.fill("#ask-sql", "")
    ask_page.click("#ask-sql")
    ask_page.keyboard.type("SELECT * FROM infra_review_prog")
    ask_page.wait_for_selector("#ask-names li")
    ask_page.keyboard.press("ArrowDown")
    assert violations(ask_page, RULES) == []
    ask_page.keyboard.press("Escape")
    problem(ask_page, "SELECT nowhere FROM reports")
    assert violations(ask_page, RULES) == []


@pytest.mark.long
@pytest.mark.chromium_only("the driver of Firefox can't turn scripts off")
def test_without_scripts_the_page_says_where_answers_are(plain: Page, base_url: str) -> None:
    plain.goto(f"{base_url}ask/")
    assert plain.locator("#ask-form").is_hidden()
    expect(plain.locator(STATE)).to_contain_text("現成的查詢與結果")
    assert plain.locator("#ask-tables a").count() > 80


@pytest.mark.long
def test_from_a_disk_the_page_says_that_it_can_not_ask(browser: Browser, site_dir: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto((site_dir / "ask" / "index.html").as_uri())
    expect(page.locator(STATE)).to_contain_text("從網站開啟")
    assert page.locator("#ask-run").is_disabled()
    assert wrong == []
    context.close()


@pytest.mark.long
def test_a_phone_shows_the_page_without_scrolling_sideways(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address(base_url, LATE))
    page.wait_for_selector(RESULT, timeout=LIMIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
