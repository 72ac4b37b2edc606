"""Nothing but the site's own files and the frame's known script runs, and everything still works."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.patience import WAIT_SECONDS
from tests.site.kinds import BUDGET, KINDS, REVIEW, each
from tests.site.listening import LISTEN

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).parents[2] / "docs" / "publishing"
DIGEST = re.compile(r"'sha256-[^']+'")
POLICY = re.compile(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# A violation is heard a moment after it was refused.
HEARD = """(count) => new Promise((resolve) => {
  const look = (left) => window.violations.length >= count || left === 0
    ? resolve(window.violations) : setTimeout(look, 10, left - 1);
  look(6000);
})"""


def test_every_page_has_a_strict_policy_before_anything_it_loads(site_dir: Path) -> None:
    for path in site_dir.rglob("*.html"):
        page = path.read_text("utf-8")
        found = POLICY.search(page)
        assert found, path
        assert not re.search(r"<(?:link|script|img)\b", page[: found.start()])
        rules = dict(rule.split(" ", 1) for rule in found[1].split("; "))
        assert rules["default-src"] == "'none'"
        scripts = rules["script-src"]
        if path.relative_to(site_dir).as_posix() in {"ask/index.html", "en/ask/index.html"}:
            scripts = scripts.removesuffix(" 'wasm-unsafe-eval'")
            assert scripts != rules["script-src"]
        assert re.fullmatch(r"'self'( 'sha256-[\w+/=]{44}')*", scripts), path
        assert rules["connect-src"] == "'self'"
        assert rules["style-src"] == "'self'"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A tab whose pages keep to their policy; each writes down what violates it."""
    context = browser.new_context(locale="zh-TW")
    context.set_default_timeout(WAIT_SECONDS * 1000)
    page = context.new_page()
    page.add_init_script(LISTEN)
    yield page
    context.close()


@pytest.mark.parametrize("path", each(KINDS))
def test_no_page_violates_its_policy(page: Page, base_url: str, path: str) -> None:
    page.goto(base_url + path)
    assert page.evaluate("window.violations") == []


def test_a_foreign_script_and_an_inline_style_are_refused(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{REVIEW}")
    page.evaluate(
        """document.body.insertAdjacentHTML("beforeend", '<p style="color: red" onclick="x()">水</p>')"""
    )
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    refused = {text.split()[0] for text in page.evaluate(HEARD, 2)}
    assert page.evaluate("window.ran") is None
    assert {"style-src-attr", "script-src-elem"} <= refused


def test_scripts_of_the_site_run_under_the_policy(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{BUDGET}")
    page.click("th:has-text('編號') .sorter")
    page.wait_for_selector("th[aria-sort]")
    page.fill("#site-find", "再生水")
    page.press("#site-find", "Enter")
    page.wait_for_selector("[data-search-result]")
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize("name", ["nginx.conf", "apache.htaccess", "_headers"])
def test_the_sample_of_a_server_allows_just_the_scripts_of_the_pages(site_dir: Path, name: str) -> None:
    used = {d for path in site_dir.rglob("*.html") for d in DIGEST.findall(path.read_text("utf-8")[:2_000])}
    sample = (SAMPLES / name).read_text("utf-8")
    assert set(DIGEST.findall(sample)) == used
    # The worker of the page ask/ keeps to the server's header; pages keep to their own policy too.
    assert "unsafe" not in sample.replace("'wasm-unsafe-eval'", "")
