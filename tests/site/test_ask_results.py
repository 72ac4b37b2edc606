"""Rows of an answer: their doubt, where their figures lead, and what a spreadsheet gets of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.committed import committed_site
from tests.site.anew import open_anew
from tests.site.asking import ASK_THE_WORKER, LIMIT, RESULT, address, ask

pytestmark = pytest.mark.browser
REVIEW = "moea-infra-review-110"


def test_a_row_keeps_its_doubt_and_its_figures_their_record(ask_page: Page) -> None:
    rows = committed_site().packages[REVIEW].tables["special_budget"]
    (row,) = [row for row in rows if row["record_id"] == "special-budget.7.-.107"]
    assert row["certainty"] == "derived"
    ask(
        ask_page,
        "SELECT report_id, record_id, realised_k_twd, realised_k_twd * 2 AS doubled "
        "FROM infra_review_special_budget WHERE record_id = 'special-budget.7.-.107'",
    )
    mark = ask_page.locator(f"{RESULT} tbody .certainty")
    expect(mark).to_have_text("推得", timeout=LIMIT)
    assert mark.get_attribute("title") == row["certainty_note"]
    # What the query computed is printed nowhere.
    ask_page.click(f"{RESULT} data:text-is('23,260')")
    ask_page.click(f"{RESULT} data:text-is('11,630')")
    expect(ask_page.locator("dialog[open] h2")).to_have_text("11,630 千元", timeout=LIMIT)
    told = ask_page.inner_text("dialog[open]")
    assert str(row["certainty_note"]) in told
    assert "programmes/7/?receipt=realised_k_twd#special-budget.7.-.107" in told
    assert "實現數 11,630 千元（《" in told
    assert ask_page.locator("dialog[open] .receipt__figures li").count() == 0
    ask_page.keyboard.press("Escape")


@pytest.mark.long
def test_an_address_with_columns_that_are_none_is_drawn_all_the_same(ask_page: Page, base_url: str) -> None:
    open_anew(
        ask_page, address(base_url, "SELECT 'a' AS x, 1 AS n UNION ALL SELECT 'b', 2") + "&c=bar,0,1,length"
    )
    expect(ask_page.locator(".ask__drawing .mark-rect path")).to_have_count(2, timeout=LIMIT)


@pytest.mark.parametrize(
    ("value", "kept"),
    [("-1+2", "'-1+2"), ("+ 1-A1", "'+ 1-A1"), ("-1234.5%", "-1234.5%"), ("- 3", "- 3"), ("@A1", "'@A1")],
)
def test_a_text_that_a_spreadsheet_would_compute_stays_text(ask_page: Page, value: str, kept: str) -> None:
    ask(ask_page, f"SELECT '{value}' AS f UNION ALL SELECT 'other'")
    expect(ask_page.locator(f"{RESULT} tbody th").first).to_have_text(value, timeout=LIMIT)
    with ask_page.expect_download() as download:
        ask_page.click("text=下載 CSV")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert text.split("\r\n") == ["f", kept, "other"]


def test_values_of_every_kind_arrive_as_they_are(ask_page: Page, base_url: str) -> None:
    sql = "SELECT 1, -1.5, NULL, '臺灣', '', x'00ff', 9007199254740991, 9007199254740993, char(65279) || 'x'"
    found = ask_page.evaluate(ASK_THE_WORKER, [f"{base_url}assets/ask-run.js", sql])
    # A whole number that a script can't hold exactly stays as text, and so do bytes.
    exact = [9007199254740991, "9007199254740993", "\ufeffx"]
    assert found["rows"] == [[1, -1.5, None, "臺灣", "", "x'00ff'", *exact]]


def test_a_check_leads_to_the_lines_of_its_record(ask_page: Page, base_url: str) -> None:
    sql = (
        "SELECT report_id, record_id FROM checks WHERE verdict = 'source_error' ORDER BY report_id, check_no"
    )
    found = ask_page.evaluate(ASK_THE_WORKER, [f"{base_url}assets/ask-run.js", sql])
    wrong = [
        (package.name, row["source_lines"])
        for package in sorted(committed_site().packages.values(), key=lambda package: package.name)
        for row in package.tables.get("checks", ())
        if row["verdict"] == "source_error"
    ]
    assert len(wrong) > 10
    assert [(row["report"], row["lines"]) for row in found["traced"]["rows"]] == wrong
