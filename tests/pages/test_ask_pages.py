"""Pages that ask: ready questions with their answers, and links that carry a query."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from generator.packaging.database import fill_database
from generator.packaging.ready_questions import ready_themes
from generator.pages import ask, findings
from generator.pages.ask.ask_page import ask_draft, table_groups
from generator.pages.ask.ready_pages import MOST_ROWS
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import REGISTER, Site
from generator.pages.making.rendering import Templates
from generator.pages.making.twins import with_twins
from generator.pages.parts.ask_link import agency_query, ask_url, programme_query, table_query
from tests.committed import committed_site
from tests.tooling.tracked import ROOT


@pytest.fixture(scope="module")
def drafts():
    return {draft.url: draft for draft in ask.drafts(committed_site())}


def test_every_ready_question_has_a_page_with_its_answer(drafts):
    questions = [q for theme in ready_themes(committed_site().content) for q in theme.questions]
    assert set(drafts) == {"ask/", "en/ask/"} | {f"ask/{question.id}/" for question in questions}
    assert len(questions) >= 40
    assert all(drafts[f"ask/{question.id}/"].values["answered"].rows for question in questions)
    listed = [answered.question for _, found in drafts["ask/"].values["themes"] for answered in found]
    assert listed == questions


def test_rows_that_are_records_lead_to_them_and_columns_have_their_titles(drafts):
    answered = drafts["ask/behind-schedule/"].values["answered"]
    titles = {column.name: column.field.title["zh"] for column in answered.columns if column.field}
    assert titles["planned_pct"] == "預定進度"
    at = [column.name for column in answered.columns].index("record_id")
    for row, (package, record) in answered.rows:
        assert record["record_id"] == row[at]
        assert package.name == "moea-infra-review-110"
        assert record["source_lines"]


def written(draft: Draft, site: Site) -> str:
    templates = Templates(ROOT / "site_templates", site)
    return templates.render(draft.template, draft.url, {"title": draft.title, **draft.values}, draft.language)


def test_every_ready_question_has_an_english_page_too(drafts):
    site = committed_site()
    made = {draft.url: draft for draft in with_twins(drafts.values(), site.phrases)}
    assert {url for url in made if url.startswith("en/ask/") and url != "en/ask/"} == {
        f"en/{url}" for url, draft in drafts.items() if "question" in draft.values
    }
    text = written(made["en/ask/behind-schedule/"], site)
    question = made["en/ask/behind-schedule/"].values["question"]
    assert question.title["en"] in text and question.careful["en"] in text
    assert "Printed lines" in text and "Planned progress" in text
    outside = re.sub(r"<table.*?</table>|<code.*?</code>", "", text, flags=re.DOTALL)
    assert not re.findall(r"[\u4e00-\u9fff]+", outside)


@pytest.mark.parametrize("url", ["ask/executed-not-paid/", "ask/behind-schedule/"])
def test_a_row_keeps_its_doubt_and_names_its_record_and_field(drafts, url):
    draft = drafts[url]
    text = written(draft, committed_site())
    certainties = [row["certainty"] for _, (_, row) in draft.values["answered"].rows]
    assert text.count('class="certainty certainty--') == len(certainties) - certainties.count("printed")
    assert text.count("data-record=") == len(certainties) > 0
    assert 'data-field="' in text
    assert url == "ask/behind-schedule/" or "derived" in certainties


def test_only_what_the_record_of_a_row_prints_opens_its_receipt(drafts):
    draft = drafts["ask/proposal-and-enacted/"]
    answered = draft.values["answered"]
    at = {column.name: number for number, column in enumerate(answered.columns)}
    cells, record = answered.rows[0]
    # The enacted amount is of another table, and the change is computed.
    assert not answered.is_of_record(at["enacted_k_twd"], cells, record)
    assert not answered.is_of_record(at["change_pct"], cells, record)
    assert written(draft, committed_site()).count('class="num made"') >= 3 * len(answered.rows)
    late = drafts["ask/behind-schedule/"].values["answered"]
    planned = [column.name for column in late.columns].index("planned_pct")
    assert all(late.is_of_record(planned, row, record) for row, record in late.rows)


# All questions are asked once more; that such a project is built is tested with every change (tests/cli).
@pytest.mark.long
def test_a_site_without_a_register_leads_to_no_answers(drafts):
    site = committed_site()
    bare = replace(site, packages={n: p for n, p in site.packages.items() if n != REGISTER})
    pages = list(ask.drafts(bare))
    assert len(pages) > 1
    assert [page.url for page in pages if "answers/" in written(page, bare)] == []
    answered = [
        draft
        for url, draft in drafts.items()
        if "question" in draft.values and draft.values["question"].answer
    ]
    assert "answers/" in written(answered[0], site)


def test_the_list_of_ready_questions_is_named_where_there_is_one():
    site = committed_site()
    assert "#ready" not in written(ask_draft(site, []), site)


def test_a_long_answer_says_how_long_it_is(drafts):
    answered = drafts["ask/targets-and-statements/"].values["answered"]
    assert len(answered.rows) == MOST_ROWS < answered.count


def test_an_address_holds_the_query_as_it_is_and_the_version():
    sql = "SELECT '再生水 & #1' AS \"x\"\nFROM reports WHERE a = '1+1%'"
    path, _, fragment = ask_url(sql, "2.0.0").partition("#")
    assert path == "ask/"
    assert parse_qs(fragment) == {"q": [sql], "v": ["2.0.0"]}
    assert fragment.isascii() and "&" not in fragment.replace("&v=", "")


def test_the_queries_of_links_give_rows():
    site = committed_site()
    with closing(sqlite3.connect(":memory:")) as connection:
        fill_database(connection, site.packages.values(), full_text=False)
        for package in site.packages.values():
            for table, rows in package.tables.items():
                found = connection.execute(table_query(package, table)).fetchall()
                assert len(found) == min(len(rows), 100), (package.name, table)
        programmes = connection.execute(programme_query("linkou-startup-terrace")).fetchall()
        assert len({row[0] for row in programmes}) >= 2
        led = connection.execute(agency_query("moea-ida")).fetchall()
        assert led and all(row[2] >= 1 for row in led)


def test_tables_stand_in_groups_each_once():
    groups = table_groups(list(committed_site().packages.values()))
    names = [table.name for tables in groups.values() for table in tables]
    assert len(names) == len(set(names)) > 90
    assert list(groups)[:2] == ["whole", "register"]
    assert {"money", "known_errors"} <= {table.name for table in groups["whole"]}
    assert {table.name for table in list(groups.values())[-1]} == {
        "passages",
        "incomplete_lines",
        "lines",
        "checks",
        "corrections",
    }


def test_a_finding_leads_to_the_question_behind_it(drafts):
    pages = [draft for draft in findings.drafts(committed_site()) if "asked" in draft.values]
    asked = {draft.values["finding"].slug: draft.values["asked"] for draft in pages}
    assert asked["behind-schedule"] == "ask/behind-schedule/"
    assert {address for address in asked.values() if address} <= set(drafts)
