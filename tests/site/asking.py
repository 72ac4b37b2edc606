"""The page of questions asked as a reader asks: a query written and run, or one in an address."""

from __future__ import annotations

from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.committed import committed_site
from tests.patience import WAIT_SECONDS

LIMIT = WAIT_SECONDS * 1000
STATE, RESULT, PROBLEM = "#ask-state", "#ask-result table", ".ask__problem p"
LATE = """SELECT g.report_id, g.record_id, g.difference_pct
FROM infra_review_progress AS g
WHERE g.scope = 'cumulative' AND g.difference_pct < 0
ORDER BY g.difference_pct, g.record_id"""
# The page's own module, without what is drawn.
ASK_THE_WORKER = "([module, sql]) => import(module).then(({ run }) => run(sql, () => {}))"
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t"


def address(base_url: str, sql: str, version: str = "") -> str:
    return f"{base_url}ask/#{urlencode({'q': sql, 'v': version or committed_site().collection_version})}"


def ask(page: Page, sql: str) -> None:
    """Write a query and run it, no answer of the one before in the way; the caller says what it waits for."""
    page.evaluate("document.getElementById('ask-result').replaceChildren()")
    page.fill("#ask-sql", sql)
    page.press("#ask-sql", "Control+Enter")


def problem(page: Page, sql: str) -> str:
    """What the page says of a query that gives no result."""
    ask(page, sql)
    expect(page.locator(PROBLEM).first).to_be_visible(timeout=LIMIT)
    return page.locator(PROBLEM).first.inner_text()
