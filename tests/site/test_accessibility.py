"""WCAG 2.2 AA as far as a program can tell, and the keyboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.examples import first
from tests.patience import WAIT_SECONDS
from tests.site.conftest import DESKTOP
from tests.site.kinds import IN_THE_DARK, KINDS, REVIEW, SEARCH, each
from tests.site.measuring import STANDARD, THIN_OUT, VISUAL, Scheme, violations

pytestmark = pytest.mark.browser
# English pages have the templates and colours of the Chinese ones: one run over them tells.
CHINESE = tuple(path for path in KINDS if not path.startswith(("en/", "docs/")))
PHONE: ViewportSize = {"width": 360, "height": 740}


Tabs = Callable[[ViewportSize, Scheme], Page]


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """A tab for each screen and colour scheme, opened when it is first asked for."""
    opened: dict[tuple[int, str], Page] = {}

    def tab(screen: ViewportSize, scheme: Scheme) -> Page:
        key = (screen["width"], scheme)
        if key not in opened:
            opened[key] = browser.new_page(viewport=screen, color_scheme=scheme, locale="zh-TW")
            opened[key].set_default_timeout(WAIT_SECONDS * 1000)
        return opened[key]

    yield tab
    for page in opened.values():
        page.close()


def found(page: Page, address: str, rules: dict[str, Any]) -> list[str]:
    page.goto(address)
    if address.endswith(SEARCH):
        page.wait_for_selector("[data-search-result]")
    page.evaluate(THIN_OUT)
    return violations(page, rules)


@pytest.mark.parametrize("path", each(KINDS))
def test_axe_finds_nothing_on_a_page_of_each_kind(tabs: Tabs, base_url: str, path: str) -> None:
    page = tabs(DESKTOP, "light")
    assert found(page, base_url + path, {"type": "tag", "values": STANDARD}) == []


@pytest.mark.parametrize("path", each(CHINESE, IN_THE_DARK))
@pytest.mark.parametrize(
    ("screen", "scheme"),
    [
        pytest.param(PHONE, "light", marks=pytest.mark.long),
        pytest.param(DESKTOP, "dark", marks=pytest.mark.long),
        (PHONE, "dark"),
    ],
)
def test_axe_finds_nothing_in_dark_mode_and_on_a_phone(
    tabs: Tabs, base_url: str, path: str, screen: ViewportSize, scheme: Scheme
) -> None:
    assert found(tabs(screen, scheme), base_url + path, {"type": "rule", "values": VISUAL}) == []


def test_the_first_tab_leads_past_the_header(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{REVIEW}programmes/7/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到主要內容"
    page.wait_for_function("getComputedStyle(document.activeElement).opacity === '1'")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_what_has_the_focus_is_seen(page: Page, base_url: str) -> None:
    """The first forty stops show an outline."""
    page.goto(base_url)
    unseen, stops = [], 0
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const focused = document.activeElement;
          if (focused === document.body) return null;
          const style = getComputedStyle(focused);
          const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          return [focused.outerHTML.slice(0, 120), outlined];
        }""")
        if seen is None:
            break
        stops += 1
        if not seen[1]:
            unseen.append(seen[0])
    assert stops > 15
    assert unseen == []


def test_dark_mode_is_switched_by_the_keyboard_and_kept(page: Page, base_url: str) -> None:
    page.goto(base_url)
    page.focus("#site-scheme")
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    page.goto(f"{base_url}glossary/")
    page.wait_for_selector("body[data-md-color-scheme=slate]")


@pytest.mark.parametrize("screen", first(1, [PHONE, DESKTOP]))
def test_the_main_pages_are_named_at_once_on_every_screen(
    page: Page, base_url: str, screen: ViewportSize
) -> None:
    page.set_viewport_size(screen)
    page.goto(f"{base_url}{REVIEW}", wait_until="domcontentloaded")
    links = page.locator(".site-nav a")
    assert links.count() >= 6
    assert all(link.is_visible() for link in links.all())
    assert page.evaluate("getComputedStyle(document.querySelector('.site-nav a')).opacity") == "1"
    assert page.locator(".site-nav [aria-current]").inner_text() == "報告"


def test_a_table_is_sorted_by_the_keyboard(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{REVIEW}")
    page.wait_for_selector(".sorter")
    page.focus("th:has-text('支用比') .sorter")
    page.keyboard.press("Enter")
    page.wait_for_selector("th[aria-sort]")
