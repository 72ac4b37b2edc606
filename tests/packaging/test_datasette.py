"""The published database in Datasette itself: it starts, and tables, labels and ready questions are there."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import quote

import pytest

from generator.packaging.collection import COLLECTION
from generator.packaging.datasette import datasette_metadata
from generator.packaging.queries import Result
from generator.packaging.ready_questions import ready_themes
from generator.paths import ProjectPaths
from tests.committed import committed_database, committed_site
from tests.questions.expected import FOLDER, as_csv

PATHS = ProjectPaths.of_checkout()
QUESTIONS = [question for theme in ready_themes(PATHS.content) for question in theme.questions]


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """A function that gets an address below the database from a Datasette with the published metadata."""
    # It takes seconds to load: only where it is asked.
    from datasette.app import Datasette  # noqa: PLC0415

    packages = list(committed_site().packages.values())
    path = tmp_path_factory.mktemp("datasette") / f"{COLLECTION}.sqlite"
    path.write_bytes(committed_database())
    metadata = datasette_metadata(packages, ready_themes(PATHS.content))
    settings = {"facet_time_limit_ms": 5000, "sql_time_limit_ms": 20000}
    started = Datasette([str(path)], metadata=metadata, settings=settings)

    def get(address):
        asked = started.client.get(f"/{COLLECTION}{address}", follow_redirects=True)
        # The driver of browsers keeps a loop in the thread of the tests, where tests of the site ran before.
        with ThreadPoolExecutor(1) as apart:
            answer = apart.submit(asyncio.run, asked).result()
        assert answer.status_code == 200, address
        return answer

    return get


def test_every_table_has_a_title_and_the_meaning_of_its_columns(ask):
    tables = [t["name"] for t in ask(".json").json()["tables"] if not t["hidden"]]
    metadata = datasette_metadata(list(committed_site().packages.values()))["databases"][COLLECTION]["tables"]
    assert {name for name in tables if name in metadata and metadata[name].get("title")} == set(tables)
    html = unescape(ask("/unit_budget_donations?_size=1").text)
    assert "捐助經費" in html
    assert "（千元）：" in html


@pytest.mark.parametrize(
    "question", [q for t in ready_themes(PATHS.content) for q in t.questions], ids=lambda q: q.id
)
def test_a_ready_question_is_a_query_with_its_result(ask, question):
    answer = ask(f"/{question.id}.json?_shape=arrays&_size=max").json()
    result = Result(tuple(answer["columns"]), [tuple(row) for row in answer["rows"]])
    assert as_csv(result) == (FOLDER / f"{question.id}.csv").read_text("utf-8")
    assert unescape(question.title["zh"]) in unescape(ask(f"/{question.id}").text)


def test_references_show_what_the_row_is_called_and_lead_to_it(ask):
    html = unescape(ask("/unit_budget_expenditure?_size=1").text)
    links = dict(re.findall(r'<a href="(/[^"]+/register_agencies/[^"]+)">([^<]+)</a>', html))
    assert set(links.values()) == {"經濟部產業發展署"}
    for link in links:
        assert "Industrial Development" in ask(link.removeprefix(f"/{COLLECTION}")).text


def test_tables_offer_what_divides_them(ask):
    names = ask("/st_plan_measure_agencies.json?_size=0").json()["facet_results"]
    assert {"role", "agency_id", "certainty"} <= set(names)


def test_the_search_page_says_what_it_needs_and_leads_to_what_finds_short_words(ask):
    assert ask("/full_text.json?_search=離岸風電&_size=0").json()["filtered_table_rows_count"] > 0
    assert ask("/full_text.json?_search=風電&_size=0").json()["filtered_table_rows_count"] == 0
    html = ask("/full_text?_size=1").text
    assert "三個字以上" in html
    (link,) = re.findall(r'<a href="(search\?word=[^"]+)">', html)
    assert link == "search?word=風電"
    found = ask(f"/search.json?word={quote('風電')}&_shape=array").json()
    assert len(found) > 50
    assert all("風電" in row["text"] for row in found)
