"""What a query loads: the parts and columns of tables that it needs and nothing else; no row is missing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from generator.packaging.browser_tables import FOLDER
from generator.packaging.queries import run_query
from tests.committed import committed_site
from tests.examples import is_thorough
from tests.questions.expected import shown

pytestmark = pytest.mark.browser
# A module of its own has a worker of its own, which has loaded nothing.
ASK_A_NEW_WORKER = "([module, sql, own]) => import(`${module}?${own}`).then(({ run }) => run(sql, () => {}))"
SMALL = "moea-annual-plan-115"
Asked = tuple[dict, set[str]]


@pytest.fixture(scope="module")
def lines(site_dir: Path) -> dict:
    """What there is of the table `lines`, which every site has in several parts."""
    found = json.loads(gzip.decompress((site_dir / FOLDER / "schema.json.gz").read_bytes()))["tables"][
        "lines"
    ]
    assert len(found["parts"]) >= 2 and len(found["groups"]) >= 2
    return found


@pytest.fixture
def asked(ask_page: Page, base_url: str) -> Callable[[str], Asked]:
    """Asks an engine that has loaded nothing: the result, and the pieces of tables that it fetched."""

    def ask(sql: str) -> Asked:
        fetched: list[str] = []

        def note(response: Response) -> None:
            fetched.append(response.url.partition("?")[0].removesuffix(".json.gz"))

        ask_page.on("response", note)
        result = ask_page.evaluate(ASK_A_NEW_WORKER, [f"{base_url}assets/ask-run.js", sql, str(hash(sql))])
        ask_page.remove_listener("response", note)
        start = f"{base_url}{FOLDER}/"
        names = {url.removeprefix(start) for url in fetched if url.startswith(start)}
        assert names >= {"schema"}, names
        return result, names - {"schema", "names"}

    return ask


def _part_of(lines: dict, report: str) -> int:
    (found,) = [
        number
        for number, part in enumerate(lines["parts"])
        if part["ranges"]["report_id"][0] <= report <= part["ranges"]["report_id"][1]
    ]
    return found


def _pieces(lines: dict, parts: list[int], *columns: str) -> set[str]:
    """The files of these columns, of these parts."""
    wanted = {lines["columns"].index(name) for name in columns}
    groups = [at for at, group in enumerate(lines["groups"]) if wanted & set(group)]
    return {f"lines-{part}-{group}" for part in parts for group in groups}


def test_a_query_that_names_a_report_loads_its_part_and_the_columns_that_it_reads(asked, lines):
    part = [_part_of(lines, SMALL)]
    result, fetched = asked(
        "SELECT text FROM lines WHERE report_id = 'moea-annual-plan-115' ORDER BY line_no"
    )
    assert fetched == _pieces(lines, part, "report_id", "text", "line_no")
    rows = committed_site().packages[SMALL].tables["lines"]
    assert [row[0] for row in result["rows"]] == [row["text"] for row in rows]
    result, fetched = asked("SELECT count(*) FROM lines WHERE report_id = 'moea-annual-plan-115'")
    assert (result["rows"], fetched) == ([[len(rows)]], _pieces(lines, part, "report_id"))


def test_the_first_rows_load_the_first_part_unless_they_are_sorted(asked, lines):
    _, fetched = asked("SELECT * FROM lines LIMIT 5")
    assert fetched == _pieces(lines, [0], *lines["columns"])
    every = list(range(len(lines["parts"])))
    result, fetched = asked("SELECT report_id, line_no FROM lines ORDER BY report_id DESC, line_no LIMIT 5")
    assert fetched == _pieces(lines, every, "report_id", "line_no")
    assert asked("SELECT count(*) FROM lines")[1] == set()
    assert result["rows"][0] == [max(name for name in committed_site().packages if name != "register"), 1]


# Conditions that look as if they named one report, and don't.
CONDITIONS = (
    "SELECT count(*) FROM lines WHERE report_id = 'moea-annual-plan-115' OR line_no = 1",
    "SELECT count(*) FROM lines WHERE report_id <> 'moea-annual-plan-115'",
    "SELECT (SELECT count(*) FROM lines) FROM reports WHERE report_id = 'moea-annual-plan-115'",
    "SELECT count(*) FROM reports JOIN lines USING (report_id) WHERE 1 OR report_id = 'moea-annual-plan-115'",
    "SELECT count(*) FROM lines WHERE report_id = 'MOEA-INFRA-REVIEW-110' COLLATE NOCASE",
    "SELECT count(*) FROM lines WHERE report_id = 'moea-annual-plan-115' UNION SELECT count(*) FROM lines",
    "SELECT count(*) FROM lines WHERE report_id = (SELECT max(report_id) FROM passages)",
    "SELECT count(*) FROM lines WHERE report_id > 'm'",
    "SELECT count(*) FROM lines WHERE report_id LIKE 'moea-%'",
    "SELECT report_id, max(line_no) FROM lines GROUP BY 1 HAVING report_id < 'm'",
)


# Each of them needs an engine of its own.
@pytest.mark.parametrize("sql", CONDITIONS if is_thorough() else CONDITIONS[:2])
def test_no_row_is_missing_whatever_a_query_says_of_reports(asked, sql):
    result, _ = asked(sql)
    expected = run_query(committed_site().packages.values(), sql)
    assert [tuple(map(shown, row)) for row in result["rows"]] == [tuple(map(shown, r)) for r in expected.rows]


def test_columns_that_a_later_query_reads_are_filled_in_then(ask_page: Page, base_url: str):
    for sql in (
        "SELECT count(*) FROM lines WHERE report_id = 'moea-annual-plan-115'",
        "SELECT sum(length(text)) FROM lines WHERE report_id = 'moea-annual-plan-115'",
        "SELECT sum(line_no), count(DISTINCT fate) FROM lines",
        "SELECT sum(length(text)), count(DISTINCT record_id) FROM lines",
        # Its columns are called as the engine calls what a file holds.
        "SELECT count(*) FROM business_report_figures",
        "SELECT count(DISTINCT value), max(figure_no) FROM business_report_figures",
    ):
        found = ask_page.evaluate(ASK_A_NEW_WORKER, [f"{base_url}assets/ask-run.js", sql, "kept"])
        expected = run_query(committed_site().packages.values(), sql)
        assert [tuple(row) for row in found["rows"]] == expected.rows, sql
