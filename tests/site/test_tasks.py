"""What people come for, from home: at most two clicks, no dead end, on a desktop and on a phone.

The tasks were fixed before the pages. Typing a name and Enter count as one step, as a click does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.conftest import DESKTOP
from tests.site.kinds import REVIEW

pytestmark = [pytest.mark.browser, pytest.mark.long]
PHONE: ViewportSize = {"width": 390, "height": 844}
MOST_STEPS = 2
BEHIND = f"findings/behind-schedule/{REVIEW.split('/')[1]}/"
# By task: what is typed or clicked, where that leads, and what must be seen there.
Task = tuple[Sequence[str], str, Sequence[str]]
PROGRAMMES = {
    "石門水庫阿姆坪防淤隧道": ("amuping-silt-tunnel", "逾期未見後續報告"),
    "離岸風電水下基礎產業技術升級輔導計畫": ("offshore-wind-foundations-upgrading", "15.17"),
    "林口新創園": ("linkou-startup-terrace", ""),
}
TASKS: dict[str, Task] = {
    **{
        f"what {name} is, costs, and whether it is on time": (
            (f"type {name}", "[data-search-result] >> nth=0"),
            f"programmes/{identifier}/",
            ("#status", "#money", f"#status:has-text('{state}')"),
        )
        for name, (identifier, state) in PROGRAMMES.items()
    },
    "why it is behind, and since when": (
        (f"article a[href*='{BEHIND}'] >> nth=0",),
        BEHIND,
        ("th:has-text('報告說的原因')", ".lead:has-text('110年12月31日')"),
    ),
    "the largest grants": (
        ("article a[href*='findings/grants/'] >> nth=0",),
        "findings/grants/",
        (".lead:has-text('最大一筆是')", "table[data-interactive] td.num"),
    ),
    "what was cut": (
        ("article a[href*='answers/movers/'] >> nth=0",),
        "answers/movers/",
        (".lead:has-text('減少最多的是')", "td.num"),
    ),
    "the lines behind a chart": (
        (".chart__more summary >> nth=0", ".chart__more[open] .chart__lines a.src >> nth=0"),
        "",
        ("dialog.receipt[open] .receipt__lines",),
    ),
}


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=request.param, locale="zh-TW")
    yield page
    page.close()


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_two_steps_at_most(screen: Page, base_url: str, task: str) -> None:
    steps, address, seen = TASKS[task]
    assert len(steps) <= MOST_STEPS
    screen.goto(base_url)
    for step in steps:
        if step.startswith("type "):
            screen.fill("#find", step.removeprefix("type "))
            screen.press("#find", "Enter")
        else:
            screen.locator(step).click()
    screen.wait_for_url(f"{base_url}{address}**")
    for selector in seen:
        screen.wait_for_selector(selector)
    # No dead end: the page leads up, and on to the printed lines.
    if address:
        assert screen.locator("nav.crumbs a").count() >= 1
        assert screen.locator("article a.src").count() >= 1
