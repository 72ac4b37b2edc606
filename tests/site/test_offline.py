"""The ZIP of the whole site, opened from a disk."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.examples import first
from tests.patience import WAIT_SECONDS
from tests.site.kinds import REVIEW

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def unpacked(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site_dir / "offline.zip") as archive:
        archive.extractall(folder)
    return folder / "taiwan-government-reports"


@pytest.fixture(params=first(1, ["archive", "folder"]))
def root(request: pytest.FixtureRequest, unpacked: Path, site_dir: Path) -> Path:
    """The unpacked ZIP, and the site as it was built: either can be opened from a disk."""
    return unpacked if request.param == "archive" else site_dir


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-TW")
    context.set_default_timeout(WAIT_SECONDS * 1000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def test_links_lead_from_page_to_page(page: Page, root: Path) -> None:
    page.goto((root / "index.html").as_uri())
    page.click(".site-nav a:has-text('報告')")
    page.wait_for_url("**/reports/index.html")
    page.click("tbody th a[href*='moea-infra-review-110']")
    page.wait_for_url(f"**/{REVIEW}index.html")
    page.click("a.src[href*='#L']:visible >> nth=0")
    page.wait_for_selector(".source")
    page.click(".site-name")
    page.wait_for_selector("h1:has-text('政府報告開放資料')")


def test_search_finds_and_its_results_open(page: Page, root: Path) -> None:
    page.goto((root / "index.html").as_uri())
    page.fill("#site-find", "翡翠原水管")
    page.press("#site-find", "Enter")
    page.click("[data-search-result] >> nth=0")
    page.wait_for_selector("h1:has-text('翡翠原水管工程計畫')")


@pytest.mark.long
def test_tables_sort(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / REVIEW / "index.html").as_uri())
    page.click("th:has-text('支用比') .sorter")
    page.wait_for_selector("th[aria-sort]")


def test_no_link_of_the_archive_needs_a_server(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert "404.html" not in names
    assert "offline.zip" not in names
    page = (unpacked / REVIEW / "index.html").read_text("utf-8")
    assert 'href="programmes/7/index.html"' in page
    assert 'href="programmes/7/"' not in page
    assert "offline.zip" not in page
