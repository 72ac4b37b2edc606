"""Charts made again: each leads to its query and its drawing, which a reader can change and share."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.site.anew import open_anew
from tests.site.asking import LIMIT, RESULT, STATE, ask

pytestmark = pytest.mark.browser
UNPAID = "moea-infra-review-110-unpaid"
BARS = ".ask__drawing .mark-rect path"
EDITED = ".ask__chart textarea"


def test_a_chart_leads_to_its_query_and_is_drawn_as_it_is_there(ask_page: Page, base_url: str) -> None:
    open_anew(ask_page, f"{base_url}reports/moea-infra-review-110/")
    figure = ask_page.locator("figure.chart").first
    name = figure.get_attribute("id")
    link = figure.get_by_role("link", name="重做、改畫這張圖").get_attribute("href")
    assert link and link.endswith(f"ask/#g={name}")
    open_anew(ask_page, f"{base_url}ask/#g={UNPAID}")
    expect(ask_page.locator(BARS)).to_have_count(6, timeout=LIMIT)
    expect(ask_page.locator(".ask__drawing svg")).to_contain_text("執行率高、支用比低的計畫")
    assert ask_page.input_value("#ask-sql").startswith("SELECT p.title AS label")
    assert ask_page.url.endswith(f"&v=2.0.0&g={UNPAID}")
    assert ask_page.evaluate("window.violations") == []


def test_an_edited_specification_is_part_of_the_address(ask_page: Page, base_url: str) -> None:
    open_anew(ask_page, f"{base_url}ask/#g={UNPAID}")
    expect(ask_page.locator(BARS)).to_have_count(6, timeout=LIMIT)
    ask_page.click("#ask-result summary:has-text('可以修改')")
    ask_page.fill(EDITED, ask_page.input_value(EDITED).replace('"bar"', '"point"'))
    ask_page.click("text=依規格重畫")
    ask_page.wait_for_url("**&s=*")
    open_anew(ask_page, ask_page.url)
    expect(ask_page.locator(".ask__drawing .mark-symbol path")).to_have_count(6, timeout=LIMIT)
    ask_page.click("#ask-result summary:has-text('可以修改')")
    for refused in (
        '{"mark": "bar", "layer": [{"data": {"url": "https://x.example/a.json"}}]}',
        '{"mark": {"type": "point", "href": "https://x.example"}}',
        '{"mark": "bar", "width": 1000000000}',
        '{"mark": "bar", "transform": [{"calculate": "sequence(0, 1e9)", "as": "x"}]}',
    ):
        ask_page.fill(EDITED, refused)
        ask_page.click("text=依規格重畫")
        expect(ask_page.locator(".ask__chart [role=alert]")).to_contain_text("圖只畫查詢的結果")


def test_a_chart_that_is_not_there_is_named(ask_page: Page, base_url: str) -> None:
    open_anew(ask_page, f"{base_url}ask/#g=no-such-chart")
    expect(ask_page.locator(STATE)).to_contain_text("沒有這張圖", timeout=LIMIT)


def test_a_result_is_saved_as_a_workbook_with_its_query(ask_page: Page, base_url: str) -> None:
    open_anew(ask_page, f"{base_url}ask/")
    ask(ask_page, "SELECT '0026' AS code, -1.5 AS n, NULL AS x UNION ALL SELECT '=1+1' || char(7), 2, '<&'")
    expect(ask_page.locator(f"{RESULT} tbody tr")).to_have_count(2, timeout=LIMIT)
    with ask_page.expect_download() as download:
        ask_page.click("text=下載 Excel")
    with Path(download.value.path()).open("rb") as file:
        result, about = openpyxl.load_workbook(file).worksheets
    assert [[cell.value for cell in row] for row in result] == [
        ["code", "n", "x"],
        ["0026", -1.5, None],
        ["=1+1\ufffd", 2, "<&"],
    ]
    assert result["A3"].data_type == "s"
    assert "資料版本 2.0.0" in about["A2"].value
    assert about["A4"].value.startswith("SELECT '0026'")
