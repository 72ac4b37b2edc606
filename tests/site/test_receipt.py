"""The panel of a figure: where it is printed, whether its sum holds, how to quote, share and doubt it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.examples import first_of
from tests.site.anew import address_of, open_anew
from tests.site.kinds import BUDGET, BUSINESS, REVIEW
from tests.site.measuring import STANDARD, Scheme, violations

pytestmark = pytest.mark.browser
PROGRAMME = f"{REVIEW}programmes/7/"
PANEL = "dialog.receipt[open]"
# The middle of some words of a text, where a finger or a mouse comes down.
MIDDLE = """(element, words) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + words.length);
    element.scrollIntoView({ block: "center" });
    const box = range.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }
}"""


def panel_of(page: Page, selector: str) -> str:
    """Tap on an element; the words of the panel."""
    page.locator(selector).first.click()
    page.wait_for_selector(f"{PANEL} .receipt__quotes")
    return page.inner_text(PANEL)


def tap_on(page: Page, selector: str, words: str) -> str:
    """Tap on words inside an element; the words of the panel."""
    page.mouse.click(*page.locator(selector).first.evaluate(MIDDLE, words))
    page.wait_for_selector(f"{PANEL} .receipt__quotes")
    return page.inner_text(PANEL)


def marked(page: Page) -> list[str]:
    return page.eval_on_selector_all(f"{PANEL} mark", "found => found.map(mark => mark.textContent)")


def test_a_tap_on_a_cell_shows_its_line_page_sum_sentence_and_address(page: Page, base_url: str) -> None:
    page.goto(base_url + PROGRAMME)
    told = panel_of(page, "#special-budget\\.7\\.-\\.110 td:nth-child(4)")
    assert "168,224 千元" in told
    assert "《經濟部主管110年前瞻基礎建設計畫績效檢討報告》第 7-3 頁，原文第 1870–1872 行" in told
    assert marked(page) == ["168,224"]
    assert "110 188,300 同(A) 168,224 89.34" in page.inner_text(f"{PANEL} .receipt__lines")
    sums = page.inner_text(f"{PANEL} .receipt__sums")
    assert "實現數 168,224 ÷ 分配數 188,300" in sums
    assert "相符" in sums
    assert "110，實現數 168,224 千元（《經濟部主管110年" in told
    assert f"{PROGRAMME}?receipt=realised_k_twd#special-budget.7.-.110" in told
    assert "經濟部（2026）。《經濟部主管110年" in told


def test_the_address_opens_the_figure_and_the_old_one_the_row_alone(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{PROGRAMME}?receipt=realised_k_twd#special-budget.7.-.110")
    page.wait_for_selector(f"{PANEL} mark")
    assert page.inner_text(f"{PANEL} h2") == "168,224 千元"
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    assert page.url == f"{base_url}{PROGRAMME}#special-budget.7.-.110"
    open_anew(page, f"{base_url}{PROGRAMME}#special-budget.7.-.110")
    assert page.locator("#special-budget\\.7\\.-\\.110:target").count() == 1
    assert page.locator(PANEL).count() == 0


@pytest.mark.long
def test_the_address_of_a_row_opens_the_row(page: Page, base_url: str) -> None:
    page.goto(base_url + PROGRAMME)
    panel_of(page, "#special-budget\\.7\\.-\\.110 a.src")
    address = address_of(page)
    open_anew(page, address)
    page.wait_for_selector(f"{PANEL} .receipt__quotes")
    assert page.inner_text(f"{PANEL} .receipt__label") == "這一列的出處"
    assert marked(page) == []


@pytest.mark.chromium_only("the driver of Firefox tells of no downloads")
def test_a_figure_keeps_its_doubt(page: Page, base_url: str) -> None:
    page.goto(base_url + PROGRAMME)
    note = page.get_attribute("#special-budget\\.7\\.-\\.107 .certainty", "title")
    assert note and "同執行率" in note
    told = panel_of(page, "#special-budget\\.7\\.-\\.107 td:nth-child(4)")
    assert note in told
    assert page.inner_text(f"{PANEL} .certainty") == "推得"
    said = f"這一列「推得」：{note}"
    assert page.inner_text(f"{PANEL} .receipt__quotes dd").endswith(said)
    with page.expect_download() as download:
        page.click(f"{PANEL} .receipt__cards button:has-text('SVG')")
    assert "這一列「推得」：" in Path(download.value.path()).read_text("utf-8")


def test_what_a_query_computed_is_not_said_to_be_printed_on_the_lines_of_its_row(
    page: Page, base_url: str
) -> None:
    """Progress stands in the report, the gap between planned and actual is the query's."""
    page.goto(f"{base_url}ask/behind-schedule/")
    row = "tbody tr:has-text('離岸風電水下基礎產業技術升級輔導計畫')"
    told = panel_of(page, f"{row} td.made:has-text('-15.17')")
    assert page.inner_text(f"{PANEL} .receipt__label") == "這一列的出處"
    assert "-15.17" not in told
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    assert "36.49" in panel_of(page, f"{row} td.num:has-text('36.49')")
    assert marked(page) == ["36.49"]


@pytest.mark.chromium_only("the driver of Firefox loses the keyboard to the bar of the browser")
def test_the_keyboard_opens_it_stays_inside_and_returns(page: Page, base_url: str) -> None:
    page.goto(base_url + PROGRAMME)
    page.focus("#special-budget\\.7\\.-\\.107 a.src")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{PANEL} .receipt__quotes")
    for _ in range(30):
        page.keyboard.press("Tab")
        # The browser's own bar is one of the stops.
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.locator(f"{PANEL} .receipt__figures button", has_text="實現數").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{PANEL} mark")
    assert marked(page) == ["11,630"]
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    assert page.evaluate("document.activeElement.closest('tr').id") == "special-budget.7.-.107"


@pytest.mark.chromium_only("the driver of Firefox can't turn scripts off")
def test_without_scripts_the_lines_are_a_link_and_their_sums_stand_below(plain: Page, base_url: str) -> None:
    plain.goto(base_url + PROGRAMME)
    plain.click("#special-budget\\.7\\.-\\.107 a.src")
    assert re.search(r"sources/moea-infra-review-110/lines-1751/#L1858$", plain.url)
    plain.click(".sums summary")
    assert "實現數 11,630 ÷ 分配數 19,000" in plain.inner_text(".sums")


def test_a_number_in_a_sentence_is_found_in_its_lines(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{BUSINESS}categories/6/")
    told = panel_of(page, ".item__figures b:has-text('13.6%')")
    assert marked(page) == ["13.6"]
    assert "「112 年我國出進口貿易總額 7,844 億美元，較 111 年減少 13.6%，其中出口" in told
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    tap_on(page, ".item__text:has-text('4,325')", "4,325")
    assert marked(page) == ["4,325 億"]


def test_a_rounded_number_leads_to_the_figure_that_it_rounds(page: Page, base_url: str) -> None:
    page.goto(base_url + PROGRAMME)
    told = tap_on(page, "p.lead", "1.88")
    assert "1.88 億元 是這個數字四捨五入的說法" in told
    assert "188,300" in page.inner_text(f"{PANEL} h2")
    assert "法定特別預算" in page.inner_text(f"{PANEL} .receipt__about")
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    panel_of(page, "figure.chart td.num:text-is('0.07')")
    assert page.inner_text(f"{PANEL} h2") == "7,370 千元"


def test_a_total_of_this_site_is_shown_with_its_parts(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}programmes/amuping-silt-tunnel/")
    page.locator("tr.total td.num").first.click()
    page.wait_for_selector(f"{PANEL} .receipt__figures")
    told = page.inner_text(PANEL)
    assert "這是本站加的：下面 5 個數字的合計" in told
    assert "235,650＋880,000＋1,508,000＋106,560＋450,000＝3,180,210 千元" in told
    page.locator(f"{PANEL} .receipt__figures button").first.click()
    page.wait_for_selector(f"{PANEL} mark")
    assert marked(page) == ["235,650"]


@pytest.mark.chromium_only("the driver of Firefox tells of no downloads")
def test_the_card_is_a_picture_with_number_line_and_address(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    page.goto(base_url + PROGRAMME)
    panel_of(page, "#special-budget\\.7\\.-\\.110 td:nth-child(4)")
    saved = {}
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.click(f"{PANEL} .receipt__cards button:has-text('{kind}')")
        assert download.value.suggested_filename == f"special-budget.7.-.110.realised_k_twd.{kind.lower()}"
        download.value.save_as(tmp_path / kind)
        saved[kind] = (tmp_path / kind).read_bytes()
    assert saved["PNG"].startswith(b"\x89PNG\r\n")
    assert len(saved["PNG"]) > 10_000
    shown = re.sub(r"<[^>]*>", "", saved["SVG"].decode("utf-8"))
    assert "168,224 千元" in shown
    assert "110 188,300 同(A) 168,224 89.34" in shown
    assert "?receipt=realised_k_twd" in shown


@pytest.mark.parametrize(
    ("contact", "start"),
    first_of(
        1,
        [
            ("fix@data.example", "mailto:fix@data.example?subject="),
            ("https://code.example/a/issues/new", "https://code.example/a/issues/new?title="),
        ],
    ),
)
def test_a_note_of_doubt_is_filled_in(page: Page, base_url: str, contact: str, start: str) -> None:
    def named(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('"contact":""', f'"contact":{json.dumps(contact)}')
        )

    page.route("**/lines-1751/", named)
    page.goto(base_url + PROGRAMME)
    panel_of(page, "#special-budget\\.7\\.-\\.110 td:nth-child(4)")
    page.click(f"{PANEL} .receipt__wrong summary")
    address = page.get_attribute(f"{PANEL} .receipt__wrong a", "href") or ""
    page.unroute("**/lines-1751/")
    assert address.startswith(start)
    body = unquote(address.partition("&body=")[2])
    assert (
        "紀錄：moea-infra-review-110/special-budget.7.-.110\n欄位：realised_k_twd\n本站的值：168,224 千元"
        in body
    )
    assert "原文第 1870–1872 行" in body


@pytest.mark.chromium_only("the driver of Firefox tells of no downloads")
def test_text_of_a_report_stays_text_in_panel_and_card(page: Page, base_url: str) -> None:
    def hostile(route: Route) -> None:
        answer = route.fetch()
        line = "&lt;img src=x onerror=alert(1)&gt; 168,224 &quot;&amp;"
        body = re.sub(r'(id="L1872".*?<span>)[^<]*', lambda found: found[1] + line, answer.text())
        route.fulfill(response=answer, body=body)

    page.route("**/lines-1751/", hostile)
    page.goto(base_url + PROGRAMME)
    panel_of(page, "#special-budget\\.7\\.-\\.110 td:nth-child(4)")
    page.unroute("**/lines-1751/")
    assert '<img src=x onerror=alert(1)> 168,224 "&' in page.inner_text(f"{PANEL} .receipt__lines")
    assert page.locator(f"{PANEL} img").count() == 0
    with page.expect_download() as download:
        page.click(f"{PANEL} .receipt__cards button:has-text('SVG')")
    assert "<img" not in Path(download.value.path()).read_text("utf-8")


def test_a_tap_asks_for_few_kilobytes_and_the_next_one_for_none(page: Page, base_url: str) -> None:
    page.goto(base_url + PROGRAMME)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base_url)))
    panel_of(page, "#special-budget\\.7\\.-\\.110 td:nth-child(4)")
    assert [url for url in asked if not url.startswith(("assets/", "charts/"))] == [
        "sources/moea-infra-review-110/lines-1751/"
    ]
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    asked.clear()
    panel_of(page, "#special-budget\\.7\\.-\\.107 td:nth-child(4)")
    # A browser may ask for the icon again where the address changes.
    assert [url for url in asked if not url.startswith("charts/") and url != "assets/favicon.svg"] == []


@pytest.mark.long
def test_a_grant_of_two_pages_shows_both_lines(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{BUDGET}donations/")
    told = panel_of(page, "#donations\\.1-4040-1 td.num:has(data)")
    assert page.locator(f"{PANEL} .receipt__lines li").count() >= 2
    assert len(marked(page)) >= 1
    assert "、" in told.partition("頁，")[0].rpartition("第")[2]


@pytest.mark.parametrize(("width", "scheme"), first_of(1, [(390, "dark"), (1280, "light")]))
def test_axe_finds_nothing_in_the_panel(browser: Browser, base_url: str, width: int, scheme: Scheme) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-TW")
    page.goto(base_url + PROGRAMME)
    panel_of(page, "#special-budget\\.7\\.-\\.110 td:nth-child(4)")
    page.click(f"{PANEL} .receipt__wrong summary")
    page.evaluate("document.querySelector('.md-container').remove()")
    found = violations(page, {"type": "tag", "values": STANDARD})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
    assert found == []
