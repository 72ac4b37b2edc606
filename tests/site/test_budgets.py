"""How heavy pages may be: bytes, elements, shifts, and nothing that keeps a browser from drawing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.examples import first
from tests.site.kinds import BUDGET, KINDS, PLAN, REVIEW, SEARCH, each

pytestmark = pytest.mark.browser
PROGRAMMES = (f"{REVIEW}programmes", f"{BUDGET}programmes", f"{PLAN}projects", "programmes")
PAGE_BYTES = 60_000
VIEW_BYTES = 300_000
FRAME_BYTES = 4_800  # what stands around an article
LEAST_BYTES = 20_000  # page, style and scripts: fewer would mean that something was not counted
ELEMENTS = 1_500
SHIFT = 0.1
MEASURE = """() => new Promise((resolve) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  window.scrollTo(0, document.body.scrollHeight);
  setTimeout(() => resolve([shift, document.querySelectorAll("*").length]), 400);
})"""


def sizes(site_dir: Path) -> list[int]:
    """Bytes of HTML of the pages of programmes and projects, the smallest first."""
    return sorted(
        p.stat().st_size for folder in PROGRAMMES for p in (site_dir / folder).rglob("*/index.html")
    )


@pytest.mark.parametrize("path", ["glossary", "en/glossary"])
def test_the_frame_that_all_pages_repeat_is_light(site_dir: Path, path: str) -> None:
    page = (site_dir / path / "index.html").read_text("utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    assert len(page.encode()) - len(article.encode()) <= FRAME_BYTES


def test_pages_of_programmes_are_light(site_dir: Path) -> None:
    found = sizes(site_dir)
    assert len(found) > 450
    assert found[len(found) // 2] <= PAGE_BYTES / 2
    assert found[-1] <= PAGE_BYTES


@pytest.mark.parametrize(
    "path",
    first(1, (f"{REVIEW}programmes/7/", "", f"{BUDGET}programmes/16/", f"{PLAN}projects/75/", REVIEW)),
)
def test_a_first_view_loads_little(browser: Browser, base_url: str, path: str) -> None:
    assert LEAST_BYTES < _view_bytes(browser, base_url + path) <= VIEW_BYTES


def _view_bytes(browser: Browser, url: str) -> int:
    """Bytes that a page loads as the first: in a context of its own, which keeps nothing from another."""
    loaded: list[int] = []

    def count(response: Response) -> None:
        loaded.append(_bytes(response))

    context = browser.new_context(locale="zh-TW", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.on("response", count)
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(loaded)


def _bytes(response: Response) -> int:
    return int(response.headers.get("content-length", 0))


@pytest.mark.parametrize("path", each(KINDS))
def test_nothing_shifts_and_pages_are_small_trees(page: Page, base_url: str, path: str) -> None:
    page.goto(base_url + path)
    if path == SEARCH:
        # A reader doesn't leave for the end of the page before there is anything.
        page.wait_for_selector("[data-search-result]")
    shift, elements = page.evaluate(MEASURE)
    assert shift <= SHIFT
    assert elements <= ELEMENTS or "/programmes/" not in path


def test_no_script_keeps_a_page_from_being_drawn(site_dir: Path) -> None:
    for path in site_dir.rglob("index.html"):
        head = path.read_text("utf-8").partition("</head>")[0]
        assert not re.search(r"<script(?![^>]*\b(?:defer|async)\b)[^>]*\ssrc=", head), path
