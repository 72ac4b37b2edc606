"""The query behind each drawn chart gives what is drawn: the same rows, in the same order."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest

from generator.charts.chart import Caption, Chart
from generator.charts.render import RenderedChart
from generator.packaging.database import fill_database
from generator.pages import findings
from generator.pages.frame.family_pages import pages_of
from generator.pages.general import front_pages
from generator.pages.making.chart_pages import with_telling_charts
from generator.pages.making.compose import all_drafts
from generator.pages.parts.chart_query import FILE, chart_query
from tests.committed import committed_site
from tests.examples import is_thorough


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    """Every drawn chart by its name before a merge, with every change those of one report and of all."""
    site = committed_site()
    review = site.packages["moea-infra-review-110"]
    own = chain(pages_of(review).drafts(site, review), findings.drafts(site), front_pages.drafts(site))
    drafts = map(with_telling_charts, all_drafts(site) if is_thorough() else own)
    return {chart.caption.chart_id: chart for draft in drafts for chart in draft.charts.values()}


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        fill_database(connection, committed_site().packages.values(), full_text=False)
        yield connection


def same(plotted: object, found: object) -> bool:
    if isinstance(plotted, int | float | Decimal) and isinstance(found, int | float):
        return float(plotted) == pytest.approx(found, rel=1e-9, abs=1e-12)
    return str(plotted) == str(found)


def difference(chart: Chart, connection: sqlite3.Connection) -> str:
    """Where query and chart part; empty where they don't."""
    cursor = connection.execute(chart.caption.query)
    names = [item[0] for item in cursor.description]
    fields = list(chart.rows[0])
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    if len(found) != len(chart.rows):
        return f"{len(found)} rows for {len(chart.rows)}"
    for number, (plotted, row) in enumerate(zip(chart.rows, found, strict=True)):
        for field in fields:
            if field not in row or not same(plotted[field], row[field]):
                return f"row {number}: {field} is {row.get(field)!r} for {plotted[field]!r}"
    return ""


def test_every_drawn_chart_can_be_made_again_by_its_query(charts, database):
    assert len(charts) > (100 if is_thorough() else 50)
    without = [name for name, chart in charts.items() if not chart.caption.query]
    assert without == []
    told = {name: difference(chart, database) for name, chart in charts.items()}
    assert {name: text for name, text in told.items() if text} == {}


def test_a_chart_that_draws_otherwise_is_noticed(charts, database):
    (chart,) = [chart for name, chart in charts.items() if name.endswith("-unpaid")]
    rows = [dict(row) for row in chart.rows]
    rows[2]["value"] += Decimal("0.01")
    changed = Chart(chart.caption, chart.unit, chart.columns, rows, chart.spec)
    assert difference(chart, database) == ""
    assert "row 2: value" in difference(changed, database)


def test_a_value_is_written_as_sql_writes_it(tmp_path: Path):
    (tmp_path / FILE).write_text("q: |\n  SELECT :text, :n, :part, :nothing, CASE x :words END\n", "utf-8")
    part, words = Decimal("0.01"), {"a": "甲'"}
    said = chart_query(tmp_path, "q", text="O'Neil :n", n=3, part=part, nothing=None, words=words)
    assert said == "SELECT 'O''Neil :n', 3, 0.01, NULL, CASE x WHEN 'a' THEN '甲''' END"


def test_the_file_of_a_chart_names_its_query_and_what_stands_around_it():
    chart = Chart(
        Caption("c", "標題", "一句話", (), "SELECT 1"),
        "億元",
        {"value": "數值"},
        [{"value": 1}],
        {"mark": "bar"},
    )
    told = json.loads(RenderedChart(chart, b"", b"", 0, 0).specification)["usermeta"]
    assert told.pop("dark")["#1f2933"] == "#e4e7eb"
    assert told == {"title": "標題", "unit": "億元", "query": "SELECT 1"}
    bare = Chart(Caption("c", "標題", "一句話"), "", {"value": "數值"}, [{"value": 1}], {"mark": "bar"})
    assert "query" not in bare.interactive()["usermeta"]
