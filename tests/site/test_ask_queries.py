"""Queries in the browser: what they are answered with, what is refused, and how one travels in an address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Response, expect

from generator.packaging.queries import run_query
from generator.packaging.ready_questions import ready_themes
from generator.records.stretches import first_line
from tests.committed import committed_site
from tests.examples import is_thorough
from tests.questions.expected import shown
from tests.site.anew import address_of, open_anew
from tests.site.asking import (
    ASK_THE_WORKER,
    ENDLESS,
    LATE,
    LIMIT,
    PROBLEM,
    RESULT,
    STATE,
    address,
    ask,
    problem,
)

pytestmark = pytest.mark.browser
FIRST_ANSWER = 2_500_000  # bytes as the server sends them, nothing compressed on the way
UNENDING = ENDLESS.replace("SELECT n FROM", "SELECT count(*) FROM")


def test_a_link_is_answered_with_rows_that_lead_to_their_lines(ask_tab: Page, base_url: str) -> None:
    loaded: list[int] = []

    def count(response: Response) -> None:
        loaded.append(int(response.headers.get("content-length", 0)))

    ask_tab.on("response", count)
    ask_tab.goto(address(base_url, LATE))
    ask_tab.wait_for_selector(RESULT)
    ask_tab.remove_listener("response", count)
    assert 500_000 < sum(loaded) < FIRST_ANSWER
    rows = [
        row
        for row in committed_site().packages["moea-infra-review-110"].tables["progress"]
        if row["scope"] == "cumulative" and (row["difference_pct"] or 0) < 0
    ]
    assert ask_tab.locator(f"{RESULT} tbody tr").count() == len(rows) > 3
    first = min(rows, key=lambda row: (row["difference_pct"], row["record_id"]))
    shown = ask_tab.locator(f"{RESULT} tbody tr").first
    assert str(first["record_id"]) in shown.inner_text()
    link = shown.locator("a.src")
    assert f"#L{first_line(first)}" in (link.get_attribute("href") or "")
    shown.locator("td.num").click()
    expect(ask_tab.locator("dialog[open] mark").first).to_contain_text(
        str(first["difference_pct"]).lstrip("-"), timeout=LIMIT
    )
    ask_tab.keyboard.press("Escape")
    assert ask_tab.evaluate("window.violations") == []


def test_a_query_is_written_run_and_becomes_the_address(ask_page: Page) -> None:
    ask(ask_page, "SELECT count(*) AS 份數 FROM reports")
    expect(ask_page.locator(f"{RESULT} tbody th")).to_have_text(
        [str(len(committed_site().packages))], timeout=LIMIT
    )
    address = address_of(ask_page)
    assert "q=SELECT+count" in address and address.split("#")[0].endswith("ask/")
    ask(ask_page, "SELECT 2")
    expect(ask_page.locator(f"{RESULT} tbody th")).to_have_text(["2"], timeout=LIMIT)
    ask_page.go_back()
    expect(ask_page.locator("#ask-sql")).to_have_value("SELECT count(*) AS 份數 FROM reports")
    assert ask_page.evaluate("window.violations") == []


def test_every_ready_question_has_the_same_rows_here_as_in_python(ask_page: Page, base_url: str) -> None:
    site = committed_site()
    ready = {q.id: q.sql for theme in ready_themes(site.content) for q in theme.questions}
    assert len(ready) >= 40
    # tests/questions asks all of them with every change, without a browser.
    asked = ready if is_thorough() else dict(list(ready.items())[::6])
    wrong = []
    for name, sql in asked.items():
        expected = run_query(site.packages.values(), sql)
        found = ask_page.evaluate(ASK_THE_WORKER, [f"{base_url}assets/ask-run.js", sql])
        assert expected is not None and found["kind"] == "result", (name, found.get("message"))
        rows = [tuple(map(shown, row)) for row in expected.rows]
        if [tuple(map(shown, row)) for row in found["rows"]] != rows:
            wrong.append(name)
    assert wrong == []


def test_text_search_loads_the_lines_when_they_are_asked_for(ask_page: Page) -> None:
    ask(
        ask_page,
        "SELECT report_id, count(*) FROM lines WHERE text LIKE '%再生水%' GROUP BY report_id ORDER BY 1",
    )
    expect(ask_page.locator(f"{RESULT} tbody tr").first).to_contain_text(
        "moea-annual-plan-115", timeout=LIMIT
    )
    packages = committed_site().packages.values()
    expected = {
        p.name: n
        for p in packages
        if (n := sum("再生水" in str(r["text"]) for r in p.tables.get("lines", [])))
    }
    rows = ask_page.locator(f"{RESULT} tbody tr").all()
    assert {r.locator("th").inner_text(): int(r.locator("td").first.inner_text()) for r in rows} == expected


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT * FROM infra_review_programme", "是不是 infra_review_programmes"),
        ("SELECT nowhere FROM reports", "沒有叫「nowhere」的欄位"),
        ("SELECT 1 FORM reports", "「reports」附近的語法不對"),
        ("SELECT 1; SELECT 2", "一次只能執行一個查詢"),
        ("SELECT ", "查詢還沒有寫完"),
        ("-- 沒有查詢", "還沒有寫查詢"),
        ("ATTACH 'x.sqlite' AS x", "只能查詢（SELECT）"),
        ("DELETE FROM reports", "只能查詢（SELECT）"),
        ("PRAGMA hard_heap_limit = 0", "只能查詢（SELECT）"),
        ("CREATE TABLE t AS SELECT 1", "只能查詢（SELECT）"),
        ("SELECT load_extension('x')", "沒有叫「load_extension」的函數"),
        ("SELECT length(hex(zeroblob(1000000000)))", "太大"),
        ("SELECT " + "+".join("1" * 1200), "太大"),
    ],
)
def test_what_cannot_be_answered_is_said_in_plain_words(ask_page: Page, sql: str, said: str) -> None:
    assert said in problem(ask_page, sql)


def test_a_result_without_end_is_cut_and_says_so(ask_page: Page) -> None:
    ask(ask_page, ENDLESS)
    expect(ask_page.locator(STATE)).to_contain_text("前 10,000 列", timeout=LIMIT)
    assert ask_page.locator(f"{RESULT} tbody tr").count() == 200
    ask_page.click(".ask__more")
    assert ask_page.locator(f"{RESULT} tbody tr").count() == 400


def test_an_endless_query_is_stopped_and_the_next_one_answered(ask_page: Page) -> None:
    ask(ask_page, UNENDING)
    ask_page.wait_for_selector("#ask-stop:visible")
    ask_page.click("#ask-stop")
    expect(ask_page.locator(STATE)).to_have_text("已停止。")
    ask(ask_page, "SELECT 3")
    expect(ask_page.locator(f"{RESULT} tbody th")).to_have_text(["3"], timeout=LIMIT)


@pytest.mark.long
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (UNENDING, "超過 30 秒"),
        ("SELECT a.text FROM lines AS a, lines AS b ORDER BY a.text || b.text", "記憶體"),
    ],
)
def test_hostile_queries_end_in_a_message(ask_page: Page, sql: str, said: str) -> None:
    ask_page.evaluate("document.getElementById('ask-result').replaceChildren()")
    ask(ask_page, sql)
    expect(ask_page.locator(PROBLEM).first).to_contain_text(said, timeout=max(LIMIT, 120_000))


@pytest.mark.long
def test_another_version_of_the_data_is_told_above_the_result(ask_tab: Page, base_url: str) -> None:
    open_anew(ask_tab, address(base_url, "SELECT 1", "1.0.0"))
    expect(ask_tab.locator("#ask-note")).to_contain_text("資料版本 1.0.0", timeout=LIMIT)
    expect(ask_tab.locator("#ask-cite code")).to_contain_text("q=SELECT+1")
