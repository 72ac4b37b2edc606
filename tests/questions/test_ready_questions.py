"""Every ready question yields the result that was looked at, in SQLite and in DuckDB."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from itertools import zip_longest

import pytest

from generator.errors import ProblemError
from generator.packaging.queries import Result, run_query
from generator.packaging.ready_questions import ready_problems, ready_themes
from generator.pages.findings import drafts, findings
from generator.pages.register.answers import answers
from generator.pages.register.over_editions import doubling_tables
from generator.paths import ProjectPaths
from tests.committed import committed_database, committed_site
from tests.questions.expected import FOLDER, as_csv, shown
from tests.questions.in_duckdb import open_duckdb

PATHS = ProjectPaths.of_checkout()
QUESTIONS = {q.id: q for theme in ready_themes(PATHS.content) for q in theme.questions}
each_question = pytest.mark.parametrize("name", QUESTIONS)


@pytest.fixture(scope="module")
def site():
    return committed_site()


@pytest.fixture(scope="module")
def results(site):
    return {name: run_query(site.packages.values(), q.sql) for name, q in QUESTIONS.items()}


@pytest.fixture(scope="module")
def duck(site, tmp_path_factory):
    queries = [question.sql for question in QUESTIONS.values()]
    with open_duckdb(site.packages, queries, tmp_path_factory.mktemp("parquet")) as connection:
        yield connection


@each_question
def test_the_result_is_the_one_that_was_looked_at(results, name):
    assert results[name].rows
    assert differing(as_csv(results[name]), (FOLDER / f"{name}.csv").read_text("utf-8")) == []


@each_question
def test_duckdb_says_the_same(results, duck, name):
    cursor = duck.execute(QUESTIONS[name].sql)
    columns = tuple(item[0] for item in cursor.description)
    rows = [tuple(_plain(cell) for cell in row) for row in cursor.fetchall()]
    assert differing(as_csv(Result(columns, rows)), as_csv(results[name])) == []


def differing(seen, expected):
    """The first lines that differ; a whole result in a message takes minutes to write."""
    pairs = zip_longest(seen.split("\n"), expected.split("\n"))
    return [pair for pair in pairs if pair[0] != pair[1]][:3]


@each_question
def test_a_second_edition_counts_nothing_twice(site, results, name):
    # Rows that say whose they are stand beside those of another edition and are not summed with them.
    if "report_id" not in results[name].columns:
        assert doubling_tables(site, QUESTIONS[name].sql, results[name]) == []


def test_there_are_forty_questions_that_are_asked_in_both_languages():
    assert len(QUESTIONS) >= 40
    texts = [text for q in QUESTIONS.values() for text in (q.title, q.explanation, q.careful)]
    assert [text for text in texts if not any("\u4e00" <= sign <= "\u9fff" for sign in text["zh"])] == []
    assert [text for text in texts if not text["en"][0].isascii()] == []


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.finding])
def test_a_finding_shows_the_rows_of_its_question(site, results, name):
    columns, rows = results[name].columns, results[name].rows
    printed = {
        finding.package.name: [[*map(_plain, line.cells), line.record_id] for line in finding.lines]
        for finding in findings(site)
        if finding.slug == QUESTIONS[name].finding
    }
    assert printed
    report = columns.index("report_id")
    # Columns of a question that are no record begin as those of the finding, which may have further ones.
    width = min(report, *(len(line) - 1 for lines in printed.values() for line in lines))
    for package, lines in printed.items():
        asked = [[*row[:width], row[-1]] for row in rows if row[report] == package]
        assert in_no_order(asked) == in_no_order([[*line[:width], line[-1]] for line in lines])


def in_no_order(rows):
    return sorted([shown(None if cell == "" else cell) for cell in row] for row in rows)


def test_every_finding_has_its_question(site):
    by_finding = {question.finding for question in QUESTIONS.values()}
    assert {finding.slug for finding in findings(site)} <= by_finding


def test_no_result_is_kept_of_a_question_that_is_no_more():
    assert sorted(path.stem for path in FOLDER.glob("*.csv")) == sorted(QUESTIONS)


def test_every_answer_page_has_its_question_with_the_same_rows(site, results):
    by_answer = {question.answer: name for name, question in QUESTIONS.items() if question.answer}
    pages = {answer.slug: list(answer.rows) for answer in answers(site)}
    assert set(pages) == set(by_answer)
    assert [slug for slug, rows in pages.items() if rows != results[by_answer[slug]].rows] == []


def test_rows_that_are_records_name_one_that_the_site_has(site, results):
    named = [record for result in results.values() for record in result.records() if record]
    missing = [record for record in named if record[1] not in site.packages[record[0]].by_record_id]
    assert missing == []


def _plain(cell):
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


TEXT = {"zh": "問", "en": "asked"}
ENTRY = {"id": "one", "title": TEXT, "explanation": TEXT, "careful": TEXT}


def write(content, name, *entries):
    (content / "questions" / "ready").mkdir(parents=True, exist_ok=True)
    theme = {"position": 1, "title": TEXT, "questions": list(entries)}
    (content / "questions" / "ready" / name).write_text(json.dumps(theme, indent=1), "utf-8")


@pytest.mark.parametrize(
    ("entry", "seen"),
    [
        (ENTRY, "key questions.0: Value error, either sql or answer, and not both"),
        (
            ENTRY | {"sql": "SELECT 1", "answer": "none"},
            "key questions.0: Value error, either sql or answer, and not both",
        ),
        (ENTRY | {"answer": "none"}, "one: no query in content/answers/none.yml"),
        (ENTRY | {"sql": "SELECT 1", "note": "x"}, "key questions.0.note: Extra inputs are not permitted"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, entry, seen):
    write(tmp_path, "theme.yml", entry)
    with pytest.raises(ProblemError) as caught:
        ready_themes(tmp_path)
    ((code, file, line, told),) = [(p.code, p.file, p.line, p.seen) for p in caught.value.problems]
    assert (code, file, told) == ("QUESTIONS-INVALID", "content/questions/ready/theme.yml", seen)
    assert line is not None


def test_an_address_that_two_questions_claim_is_told_beside_other_faults(tmp_path):
    write(tmp_path, "first.yml", ENTRY | {"sql": "SELECT 1"})
    write(tmp_path, "second.yml", ENTRY | {"sql": "SELECT 2"})
    write(tmp_path, "third.yml", ENTRY)
    told = [(p.file.rsplit("/")[-1], p.seen) for p in ready_problems(tmp_path)]
    assert told == [
        ("second.yml", "one: also in first.yml"),
        ("third.yml", "key questions.0: Value error, either sql or answer, and not both"),
    ]


def test_themes_stand_in_the_order_that_they_state(tmp_path):
    write(tmp_path, "b.yml", ENTRY | {"sql": "SELECT 1"})
    write(tmp_path, "a.yml", ENTRY | {"id": "two", "sql": "SELECT 2"})
    path = tmp_path / "questions" / "ready" / "a.yml"
    path.write_text(path.read_text("utf-8").replace('"position": 1', '"position": 2'), "utf-8")
    assert [theme.id for theme in ready_themes(tmp_path)] == ["b", "a"]


def test_a_finding_page_leads_to_its_query(site):
    pages = [draft.values for draft in drafts(site) if draft.template == "findings/finding.md.j2"]
    by_finding = {question.finding: f"ask/{name}/" for name, question in QUESTIONS.items()}
    assert pages
    assert [values["asked"] for values in pages] == [by_finding[values["finding"].slug] for values in pages]


@pytest.mark.parametrize("view", ["all_records", "known_errors", "money", "current_st_plan_measures"])
def test_a_view_is_asked_like_a_table(site, view):
    """A view may read other views, and those any table: all of them are loaded."""
    packages = site.packages.values()
    whole = run_query(packages, f"SELECT count(*) FROM {view}")  # noqa: S608 - names of our own views
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(committed_database())
        assert connection.execute(f"SELECT count(*) FROM {view}").fetchall() == whole.rows != [(0,)]  # noqa: S608
