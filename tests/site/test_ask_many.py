"""A hundred reports: what a first answer loads, how long later ones take, and how much memory they take."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, Response

from generator.packaging.browser_tables import FOLDER, browser_tables
from generator.packaging.ready_questions import ready_themes
from tests.committed import committed_site
from tests.simulated.shuffled import many_reports
from tests.site.asking import LIMIT, RESULT, address
from tests.site.test_ask_queries import FIRST_ANSWER

pytestmark = [pytest.mark.browser, pytest.mark.long]
# Milliseconds until the page has an answer and its receipts; the least of some: no processor takes longer.
LATER, ASKED = 200, 6
MEMORY = 300 * 1024 * 1024
# What the page itself asks, without what it draws.
ASK = """async ([module, sql]) => {
  const { run } = await import(module);
  const began = performance.now();
  const { kind, memory } = await run(sql, () => {});
  return { kind, memory, took: performance.now() - began };
}"""


class _Host(SimpleHTTPRequestHandler):
    """Neither compresses nor knows ranges."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Tests print what failed, not every request."""


@pytest.fixture(scope="module")
def many_url(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of questions over a hundred reports."""
    root = tmp_path_factory.mktemp("many")
    site = root / "open"
    shutil.copytree(site_dir / "assets", site / "assets")
    (site / FOLDER).mkdir(parents=True)
    shutil.copyfile(site_dir / "ask" / "index.html", site / "ask" / "index.html")
    packages = many_reports(committed_site().packages.values())
    assert len(packages) > 100
    for name, data in browser_tables(packages, committed_site().collection_version).items():
        (site / FOLDER / name).write_bytes(data)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/open/"
    server.shutdown()


def _first_answer(page: Page, url: str) -> int:
    """Bytes of everything that a new page loads until its answer stands there."""
    loaded: list[int] = []

    def count(response: Response) -> None:
        loaded.append(int(response.headers.get("content-length", 0)))

    page.goto("about:blank")
    page.on("response", count)
    page.goto(url)
    page.wait_for_selector(RESULT, timeout=4 * LIMIT)
    page.remove_listener("response", count)
    return sum(loaded)


def test_a_first_answer_is_small_whatever_is_asked_first(ask_tab: Page, many_url: str) -> None:
    ready = {q.id: q.sql for theme in ready_themes(committed_site().content) for q in theme.questions}
    loaded = {name: _first_answer(ask_tab, address(many_url, sql)) for name, sql in ready.items()}
    assert {name: size for name, size in loaded.items() if size > FIRST_ANSWER} == {}


def test_lines_of_one_report_are_a_small_first_answer(ask_tab: Page, many_url: str) -> None:
    sql = "SELECT * FROM lines WHERE report_id = 'moea-business-report-105' AND text LIKE '%1%'"
    assert _first_answer(ask_tab, address(many_url, sql)) < FIRST_ANSWER


def test_later_answers_take_a_moment_and_little_memory(ask_tab: Page, many_url: str) -> None:
    ask_tab.goto(f"{many_url}ask/")
    slow, memory = {}, 0
    for theme in ready_themes(committed_site().content):
        for question in theme.questions:
            arguments = [f"{many_url}assets/ask-run.js", question.sql]
            found = [ask_tab.evaluate(ASK, arguments) for _ in range(ASKED)]
            assert {each["kind"] for each in found} == {"result"}, question.id
            memory = max(memory, *(each["memory"] for each in found))
            # The first loads.
            took = min(each["took"] for each in found[1:])
            if took > LATER:
                slow[question.id] = took
    assert slow == {}
    assert memory < MEMORY
