"""The page of questions: SQL in the browser, what it refuses, and how a question travels in an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from generator.packaging.queries import run_query
from generator.packaging.ready_questions import ready_themes
from tests.committed import committed_site
from tests.patience import WAIT_SECONDS
from tests.questions.expected import shown
from tests.site.test_accessibility import STANDARD, violations
from tests.site.test_policy import LISTEN

pytestmark = pytest.mark.browser
FIRST_ANSWER = 2_500_000  # bytes as the server sends them, nothing compressed on the way
LIMIT = WAIT_SECONDS * 1000
STATE, RESULT, PROBLEM = "#ask-state", "#ask-result table", ".ask__problem p"
LATE = """SELECT g.report_id, g.record_id, g.difference_pct
FROM infra_review_progress AS g
WHERE g.scope = 'cumulative' AND g.difference_pct < 0
ORDER BY g.difference_pct, g.record_id"""
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t"
UNENDING = ENDLESS.replace("SELECT n FROM", "SELECT count(*) FROM")
THOUSAND = ENDLESS.replace("SELECT n FROM t", "SELECT n, 'r' || (1001 - n) AS r FROM t LIMIT 1000")


# The page's own module, without what is drawn.
ASK_THE_WORKER = "([module, sql]) => import(module).then(({ run }) => run(sql, () => {}))"


def address(base_url: str, sql: str, version: str = "") -> str:
    return f"{base_url}ask/#{urlencode({'q': sql, 'v': version or committed_site().collection_version})}"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that keeps to the pages' policy; the engine stays loaded from test to test."""
    context = browser.new_context(locale="zh-TW", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(LIMIT)
    page = context.new_page()
    page.add_init_script(LISTEN)
    yield page
    context.close()


@pytest.fixture
def page(tab: Page, base_url: str) -> Page:
    """The page of questions, ready to be asked."""
    if not tab.url.startswith(f"{base_url}ask/"):
        tab.goto(f"{base_url}ask/")
    return tab


def ask(page: Page, sql: str) -> None:
    """Write a query and run it; the caller says what it waits for."""
    page.fill("#ask-sql", sql)
    page.press("#ask-sql", "Control+Enter")


def problem(page: Page, sql: str) -> str:
    """What the page says of a query that gives no result."""
    page.evaluate("document.getElementById('ask-result').replaceChildren()")
    ask(page, sql)
    expect(page.locator(PROBLEM).first).to_be_visible(timeout=LIMIT)
    return page.locator(PROBLEM).first.inner_text()


def test_a_link_is_answered_with_rows_that_lead_to_their_lines(tab: Page, base_url: str) -> None:
    loaded: list[int] = []

    def count(response: Response) -> None:
        loaded.append(int(response.headers.get("content-length", 0)))

    tab.on("response", count)
    tab.goto(address(base_url, LATE))
    tab.wait_for_selector(RESULT)
    tab.remove_listener("response", count)
    assert 1_000_000 < sum(loaded) < FIRST_ANSWER
    rows = [
        row
        for row in committed_site().packages["moea-infra-review-110"].tables["progress"]
        if row["scope"] == "cumulative" and (row["difference_pct"] or 0) < 0
    ]
    assert tab.locator(f"{RESULT} tbody tr").count() == len(rows) > 3
    first = min(rows, key=lambda row: (row["difference_pct"], row["record_id"]))
    shown = tab.locator(f"{RESULT} tbody tr").first
    assert str(first["record_id"]) in shown.inner_text()
    link = shown.locator("a.src")
    assert f"#L{first['line_start']}" in (link.get_attribute("href") or "")
    shown.locator("td.num").click()
    expect(tab.locator("dialog[open] mark").first).to_contain_text(
        str(first["difference_pct"]).lstrip("-"), timeout=LIMIT
    )
    tab.keyboard.press("Escape")
    assert tab.evaluate("window.violations") == []


def test_a_query_is_written_run_and_becomes_the_address(page: Page) -> None:
    ask(page, "SELECT count(*) AS 份數 FROM reports")
    expect(page.locator(f"{RESULT} tbody th")).to_have_text(
        str(len(committed_site().packages)), timeout=LIMIT
    )
    assert "q=SELECT+count" in page.url and page.url.split("#")[0].endswith("ask/")
    ask(page, "SELECT 2")
    expect(page.locator(f"{RESULT} tbody th")).to_have_text("2", timeout=LIMIT)
    page.go_back()
    expect(page.locator("#ask-sql")).to_have_value("SELECT count(*) AS 份數 FROM reports")
    assert page.evaluate("window.violations") == []


def test_every_ready_question_has_the_same_rows_here_as_in_python(page: Page, base_url: str) -> None:
    site = committed_site()
    asked = {q.id: q.sql for theme in ready_themes(site.content) for q in theme.questions}
    wrong = []
    for name, sql in asked.items():
        expected = run_query(site.packages.values(), sql)
        found = page.evaluate(ASK_THE_WORKER, [f"{base_url}assets/ask-run.js", sql])
        assert expected is not None and found["kind"] == "result", (name, found.get("message"))
        rows = [tuple(map(shown, row)) for row in expected.rows]
        if [tuple(map(shown, row)) for row in found["rows"]] != rows:
            wrong.append(name)
    assert wrong == []
    assert len(asked) >= 40


def test_text_search_loads_the_lines_when_they_are_asked_for(page: Page) -> None:
    ask(
        page, "SELECT report_id, count(*) FROM lines WHERE text LIKE '%再生水%' GROUP BY report_id ORDER BY 1"
    )
    expect(page.locator(f"{RESULT} tbody tr").first).to_contain_text("moea-annual-plan-115", timeout=LIMIT)
    packages = committed_site().packages.values()
    expected = {
        p.name: n
        for p in packages
        if (n := sum("再生水" in str(r["text"]) for r in p.tables.get("lines", [])))
    }
    rows = page.locator(f"{RESULT} tbody tr").all()
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
def test_what_cannot_be_answered_is_said_in_plain_words(page: Page, sql: str, said: str) -> None:
    assert said in problem(page, sql)


def test_a_result_without_end_is_cut_and_says_so(page: Page) -> None:
    ask(page, ENDLESS)
    expect(page.locator(STATE)).to_contain_text("前 10,000 列", timeout=LIMIT)
    assert page.locator(f"{RESULT} tbody tr").count() == 200
    page.click(".ask__more")
    assert page.locator(f"{RESULT} tbody tr").count() == 400


def test_an_endless_query_is_stopped_and_the_next_one_answered(page: Page) -> None:
    ask(page, UNENDING)
    page.wait_for_selector("#ask-stop:visible")
    page.click("#ask-stop")
    expect(page.locator(STATE)).to_have_text("已停止。")
    ask(page, "SELECT 3")
    expect(page.locator(f"{RESULT} tbody th")).to_have_text("3", timeout=LIMIT)


@pytest.mark.long
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (UNENDING, "超過 30 秒"),
        ("SELECT a.text FROM lines AS a, lines AS b ORDER BY a.text || b.text", "記憶體"),
    ],
)
def test_hostile_queries_end_in_a_message(page: Page, sql: str, said: str) -> None:
    page.evaluate("document.getElementById('ask-result').replaceChildren()")
    ask(page, sql)
    expect(page.locator(PROBLEM).first).to_contain_text(said, timeout=max(LIMIT, 120_000))


def test_what_a_query_makes_is_text_and_never_markup(page: Page) -> None:
    ask(page, "SELECT '<img src=x onerror=alert(1)>' AS \"<b>x</b>\", '=1+1' AS f")
    expect(page.locator(f"{RESULT} tbody th")).to_have_text("<img src=x onerror=alert(1)>", timeout=LIMIT)
    assert page.locator(f"{RESULT} img, {RESULT} b").count() == 0
    expect(page.locator(f"{RESULT} thead th").first).to_contain_text("<b>x</b>")
    with page.expect_download() as download:
        ask(page, "SELECT '=1+1' AS f UNION ALL SELECT 'a\"b,c' UNION ALL SELECT -1")
        expect(page.locator(f"{RESULT} tbody tr")).to_have_count(3, timeout=LIMIT)
        page.click("text=下載 CSV")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert text.split("\r\n") == ["f", "'=1+1", '"a""b,c"', "-1"]


def test_columns_are_sorted_and_rows_filtered_over_the_whole_result(page: Page) -> None:
    ask(page, THOUSAND)
    expect(page.locator(STATE)).to_contain_text("1,000 列", timeout=LIMIT)
    page.click(f"{RESULT} .sorter:has-text('n')")
    page.click(f"{RESULT} .sorter:has-text('n')")
    assert page.locator(f"{RESULT} tbody th").first.inner_text() == "1000"
    page.fill("#ask-result input", "r777")
    assert page.locator(f"{RESULT} tbody tr").all_inner_texts() == ["224\tr777"]


def test_another_version_of_the_data_is_told_above_the_result(tab: Page, base_url: str) -> None:
    tab.goto("about:blank")
    tab.goto(address(base_url, "SELECT 1", "1.0.0"))
    expect(tab.locator("#ask-note")).to_contain_text("資料版本 1.0.0", timeout=LIMIT)
    expect(tab.locator("#ask-cite code")).to_contain_text("q=SELECT+1")


def test_names_are_completed_by_letters_and_by_chinese_words(page: Page) -> None:
    page.fill("#ask-sql", "")
    page.click("#ask-sql")
    page.keyboard.type("SELECT * FROM infra_review_prog")
    page.wait_for_selector("#ask-names li")
    names = page.locator("#ask-names li code").all_inner_texts()
    assert "infra_review_progress" in names
    for _ in range(names.index("infra_review_progress") + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type(" WHERE 預定")
    page.wait_for_selector("#ask-names li:has-text('planned_pct')")
    page.keyboard.press("Escape")
    assert page.locator("#ask-names").is_hidden()
    assert page.input_value("#ask-sql") == "SELECT * FROM infra_review_progress WHERE 預定"


def test_a_result_is_drawn_and_the_chart_is_part_of_the_address(page: Page, base_url: str) -> None:
    ask(page, "SELECT title, issuer, length(title) AS n FROM reports ORDER BY n, title")
    page.click("#ask-result summary:has-text('畫成圖')")
    expect(page.locator(".ask__drawing .mark-rect path")).to_have_count(
        len(committed_site().packages), timeout=LIMIT
    )
    assert page.url.endswith("&c=bar%2C0%2C2%2C-1")
    page.select_option(".ask__chart select >> nth=0", "line")
    expect(page.locator(".ask__drawing .mark-line path")).to_have_count(1, timeout=LIMIT)
    page.click("#ask-result summary:has-text('可以修改')")
    specified = page.input_value(".ask__chart textarea")
    page.fill(".ask__chart textarea", specified.replace('"line"', '"area"'))
    page.click("text=依規格重畫")
    expect(page.locator(".ask__drawing .mark-area path")).to_have_count(1, timeout=LIMIT)
    page.fill(".ask__chart textarea", "{")
    page.click("text=依規格重畫")
    expect(page.locator(".ask__chart [role=alert]")).to_contain_text("畫不出來")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".ask__drawing .mark-line path")).to_have_count(1, timeout=LIMIT)
    assert page.evaluate("window.violations") == []


def test_a_result_without_numbers_offers_no_chart(page: Page) -> None:
    ask(page, "SELECT title, issuer FROM reports")
    expect(page.locator(STATE)).to_contain_text("列", timeout=LIMIT)
    expect(page.locator(f"{RESULT} thead th")).to_have_count(2, timeout=LIMIT)
    assert page.locator(".ask__chart").count() == 0


def test_a_query_is_kept_by_name_and_removed_again(page: Page) -> None:
    page.fill("#ask-sql", "SELECT 44")
    page.fill("#ask-name", "四十四")
    page.press("#ask-name", "Enter")
    page.fill("#ask-sql", "")
    page.click("#ask-saved a:has-text('四十四')")
    expect(page.locator(f"{RESULT} tbody th")).to_have_text("44", timeout=LIMIT)
    page.click("#ask-saved button:has-text('刪除')")
    assert page.locator("#ask-saved li").count() == 0


def test_a_table_shows_its_columns_and_its_first_rows(page: Page) -> None:
    page.fill("#ask-find", "進度執行")
    page.click("#ask-tables summary:has-text('進度執行情形')")
    expect(page.locator("#ask-tables li:has-text('planned_pct')").first).to_contain_text("預定進度")
    page.click("details[open] >> text=看前 100 列")
    expect(page.locator(STATE)).to_contain_text("列", timeout=LIMIT)
    assert page.input_value("#ask-sql") == "SELECT *\nFROM infra_review_progress\nLIMIT 100"


def test_axe_finds_nothing_in_results_charts_names_and_problems(page: Page) -> None:
    rules = {"type": "tag", "values": STANDARD}
    ask(page, "SELECT report_id, record_id, planned_pct FROM infra_review_progress LIMIT 5")
    expect(page.locator(f"{RESULT} tbody tr")).to_have_count(5, timeout=LIMIT)
    page.click("#ask-result summary:has-text('畫成圖')")
    page.wait_for_selector(".ask__drawing svg")
    page.click("#ask-cite summary")
    assert violations(page, rules) == []
    page.fill("#ask-sql", "")
    page.click("#ask-sql")
    page.keyboard.type("SELECT * FROM infra_review_prog")
    page.wait_for_selector("#ask-names li")
    page.keyboard.press("ArrowDown")
    assert violations(page, rules) == []
    page.keyboard.press("Escape")
    problem(page, "SELECT nowhere FROM reports")
    assert violations(page, rules) == []


def test_without_scripts_the_page_says_where_answers_are(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}ask/")
    assert page.locator("#ask-form").is_hidden()
    expect(page.locator(STATE)).to_contain_text("現成的查詢與結果")
    assert page.locator("#ask-tables a").count() > 80
    context.close()


def test_from_a_disk_the_page_says_that_it_can_not_ask(browser: Browser, site_dir: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto((site_dir / "ask" / "index.html").as_uri())
    expect(page.locator(STATE)).to_contain_text("從網站開啟")
    assert page.locator("#ask-run").is_disabled()
    assert wrong == []
    context.close()


def test_a_phone_shows_the_page_without_scrolling_sideways(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address(base_url, LATE))
    page.wait_for_selector(RESULT, timeout=LIMIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
