"""The site as its readers get it: built once from the committed packages, served on the loopback address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from generator.packaging.browser_tables import FOLDER as TABLES
from generator.packaging.browser_tables import browser_tables
from generator.pages.frame.site import Folders
from generator.pages.making.compose import compose_pages
from generator.paths import ProjectPaths
from generator.pipeline.chart_jobs import drawing
from generator.pipeline.jobs import HERE
from generator.publishing.finish import finish_pages, finish_site
from generator.publishing.mkdocs import build_site
from generator.publishing.site_settings import SiteSettings
from generator.publishing.unchanged import put_files
from generator.search.index import search_index
from tests.committed import committed_site
from tests.examples import is_thorough
from tests.firefox import find_firefox, launch_firefox
from tests.made_once import made_once
from tests.patience import WAIT_SECONDS
from tests.site.anew import LEFT
from tests.site.drawn import one_chart_of_each_form
from tests.site.listening import LISTEN

ROOT = Path(__file__).parents[2]
# Where a published site would stand: a sub-path, as on a shared host.
SITE_URL = "https://site.example/open/"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Nothing is kept.
LEAVE = f"() => {{ localStorage.clear(); sessionStorage.clear(); {LEFT}; }}"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Tests print what failed, not every request."""


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; the Markdown it was made of lies beside it."""
    return made_once(tmp_path_factory, "site", _build) / "site"


def _build(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not is_thorough():
            patch.setattr("generator.pages.making.compose.render_charts", one_chart_of_each_form)
        composed = compose_pages(
            ROOT / "data" / "packages",
            Folders.of(ProjectPaths(ROOT)),
            ROOT / "site_templates",
            ROOT / ".cache",
            drawing(HERE, ROOT),
        )
    put_files(folder / "markdown", composed.files)
    build_site(folder / "markdown", ROOT / "mkdocs.yml", folder / "site", SITE_URL)
    index = search_index(composed.entries, composed.titles, composed.english_titles, composed.words)
    put_files(folder / "site" / "search", index)
    site = committed_site()
    tables = browser_tables(list(site.packages.values()), site.collection_version)
    put_files(folder / "site" / TABLES, tables)
    finish_pages(folder / "site", [])
    finish_site(folder / "site", ROOT / "content", ROOT / "site_templates", SiteSettings(SITE_URL), {})


@pytest.fixture(scope="session")
def base_url(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the served site, with a final slash and below a sub-path as on a shared host."""
    root = tmp_path_factory.mktemp("host")
    (root / "open").symlink_to(site_dir, target_is_directory=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/open/"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Headless Chromium of the system, or its Firefox with ``--in-firefox``."""
    with sync_playwright() as playwright:
        if request.config.getoption("--in-firefox"):
            browser = launch_firefox(playwright, find_firefox() or "firefox")
        else:
            program = request.getfixturevalue("chromium")
            browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def search_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A search page of its own for the tests of a file: what it has loaded stays loaded."""
    page = browser.new_page()
    page.goto(f"{base_url}search/")
    yield page
    page.close()


@pytest.fixture(scope="session")
def plain(browser: Browser) -> Iterator[Page]:
    """A tab where no script runs."""
    context = browser.new_context(locale="zh-TW", viewport=DESKTOP, java_script_enabled=False)
    context.set_default_timeout(WAIT_SECONDS * 1000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def ask_tab(browser: Browser) -> Iterator[Page]:
    """A tab for the page of questions, kept to its policy; the engine stays loaded within a file."""
    context = browser.new_context(locale="zh-TW", viewport=DESKTOP)
    context.set_default_timeout(WAIT_SECONDS * 1000)
    page = context.new_page()
    page.add_init_script(LISTEN)
    yield page
    context.close()


@pytest.fixture
def ask_page(ask_tab: Page, base_url: str) -> Page:
    """The page of questions, ready to be asked."""
    if not ask_tab.url.startswith(f"{base_url}ask/"):
        ask_tab.goto(f"{base_url}ask/")
    return ask_tab


@pytest.fixture(scope="session")
def desk(browser: Browser, base_url: str) -> Iterator[tuple[Page, list[str]]]:
    """One tab on a desktop screen for all tests, as opening one takes longer than most pages; its faults."""
    # The browser's driver waits for conditions by evaluating text, which the pages' policy forbids;
    # test_policy.py has a page of its own that keeps to it.
    context = browser.new_context(viewport=DESKTOP, locale="zh-TW", bypass_csp=True)
    context.set_default_timeout(WAIT_SECONDS * 1000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("request", lambda request: _note_foreign(request.url, base_url, wrong))
    yield page, wrong
    context.close()


@pytest.fixture
def page(desk: tuple[Page, list[str]], base_url: str) -> Iterator[Page]:
    """The tab as if it were new; it fails the test on a script error or a request to another host."""
    page, wrong = desk
    page.set_viewport_size(DESKTOP)
    yield page
    if page.url.startswith(base_url):
        page.evaluate(LEAVE)
    found = list(wrong)
    wrong.clear()
    assert found == []


def _note_foreign(url: str, base_url: str, wrong: list[str]) -> None:
    if not url.startswith((base_url, "data:", "blob:")):
        wrong.append(f"request to {url}")
