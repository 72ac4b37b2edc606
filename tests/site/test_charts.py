"""Charts as readers use them, with the policy of the pages in force."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.patience import WAIT_SECONDS
from tests.site.measuring import CUT

pytestmark = pytest.mark.browser
NAME = re.compile(r'id="([^"]+)"')
LINES = re.compile(r'class="chart__lines">[^<]*<a class="src" href="[./]*sources/[^"]+#L\d+">')
PROGRAMME = "reports/moea-infra-review-110/programmes/1/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that enforces the policy and fails on what it refuses."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-TW")
    context.set_default_timeout(WAIT_SECONDS * 1000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert wrong == []


def test_a_chart_becomes_interactive_only_when_asked(phone: Page, base_url: str) -> None:
    requested: list[str] = []
    phone.on("request", lambda request: requested.append(request.url))
    phone.goto(base_url + PROGRAMME)
    figure = phone.locator("figure.chart").first
    assert not [url for url in requested if "vega" in url or url.endswith(".vl.json")]
    figure.locator("button.chart__interactive").click()
    phone.wait_for_selector(".chart__live svg")
    assert figure.locator("button[aria-pressed=true]").inner_text() == "靜態版"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    figure.locator("button.chart__interactive").click()
    assert phone.locator(".chart__live").count() == 0
    assert figure.locator("img").first.is_visible()


def test_the_code_to_embed_leads_to_a_page_that_stands_alone(phone: Page, base_url: str) -> None:
    phone.goto(base_url + PROGRAMME)
    figure = phone.locator("figure.chart").first
    name = figure.get_attribute("id")
    code = figure.locator(".chart__embed code").text_content() or ""
    assert code.startswith(f'<iframe src="{base_url}charts/{name}/" title="')
    phone.goto(f"{base_url}charts/{name}/")
    assert phone.locator("img").evaluate("img => img.naturalWidth") > 0
    assert "資料來源：經濟部主管110年前瞻基礎建設計畫績效檢討報告" in phone.inner_text("main")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.click("main a")
    phone.wait_for_selector("h1")
    assert phone.url == f"{base_url}{PROGRAMME}#{name}"


def drawn_charts(site_dir: Path) -> dict[str, Path]:
    """The pictures of all charts by the name of the chart, without those for dark screens."""
    paths = sorted((site_dir / "charts").glob("*.svg"))
    return {path.stem: path for path in paths if not path.stem.endswith(".dark")}


def test_every_chart_stands_on_a_page_with_a_source_line_and_its_table(site_dir: Path) -> None:
    shown = set()
    for path in site_dir.rglob("index.html"):
        section = path.relative_to(site_dir).parts[0]
        # What follows a figure up to the next one: its table is inside, or in the page right after it.
        for figure in path.read_text("utf-8").split('<figure class="chart')[1:]:
            if section == "charts":
                continue
            caption = figure.split("</figure>")[0]
            shown.add(NAME.search(caption)[1])
            assert ("Source: <a href=" if section == "en" else "資料來源：<a href=") in caption, path
            # Those of one report lead to the lines on which their numbers are printed.
            assert section != "reports" or LINES.search(caption), path
            assert "<table" in figure.split("<h2")[0], path
    assert shown == drawn_charts(site_dir).keys() != set()


@pytest.mark.long
def test_text_in_charts_is_legible_on_a_phone(phone: Page, base_url: str) -> None:
    """The least text of a chart is set in 13 units; a chart is at most 420 of them wide."""
    phone.goto(f"{base_url}findings/behind-schedule/moea-infra-review-110/")
    image = phone.locator("figure.chart img").first
    shown, natural = image.evaluate("img => [img.clientWidth, Number(img.getAttribute('width'))]")
    assert 13 * shown / natural >= 9


def test_no_label_of_a_chart_is_cut(browser: Browser, site_dir: Path) -> None:
    page = browser.new_page()
    page.set_content("<body></body>")
    charts = drawn_charts(site_dir)
    cut = {name: page.evaluate(CUT, path.read_text("utf-8")) for name, path in charts.items()}
    page.close()
    assert charts
    assert {name: texts for name, texts in cut.items() if texts} == {}


@pytest.mark.chromium_only("the driver of Firefox tells of no downloads")
def test_a_chart_is_kept_as_a_picture_that_says_what_it_is(phone: Page, base_url: str) -> None:
    phone.goto(f"{base_url}findings/behind-schedule/moea-infra-review-110/")
    figure = phone.locator("figure.chart").first
    figure.locator("summary").click()
    assert (
        figure.locator("a:has-text('這張圖的連結')").get_attribute("href") == "#moea-infra-review-110-behind"
    )
    with phone.expect_download() as download:
        figure.locator("button:has-text('PNG')").click()
    assert download.value.suggested_filename == "moea-infra-review-110-behind.png"
    picture = Path(download.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", picture[16:24])
    # Title, unit, source and address need room beside the chart, which is 1,060 wide in it.
    assert width == 1200
    assert height > 1060 * 0.4
    assert len(picture) > 20_000
