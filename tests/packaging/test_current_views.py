"""The views of the published database hold what no other edition takes the place of."""

import sqlite3

import pytest

from generator.packaging.current_views import current_view
from generator.records.schema import load_schemas
from tests.tooling.tracked import ROOT

SCHEMAS = ROOT / "data" / "schemas"
REVIEW = load_schemas(SCHEMAS, "infra-review")
REGISTER = load_schemas(SCHEMAS, "register")


@pytest.fixture
def database():
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """
        CREATE TABLE infra_review_progress (report_id, record_id);
        CREATE TABLE register_mentions (report_id, "table", record_id);
        CREATE TABLE register_superseded (report_id, "table", record_id);
        INSERT INTO infra_review_progress VALUES ('r109', 'p.1'), ('r109', 'p.2'), ('r110', 'p.1');
        INSERT INTO register_mentions VALUES
          ('r109', 'progress', 'p.1'), ('r110', 'progress', 'p.1'), ('p115', 'goals', 'g.1'),
          ('p116', 'goals', 'g.1');
        INSERT INTO register_superseded VALUES ('r109', 'progress', 'p.1'), ('p115', 'goals', '*');
        """
    )
    yield connection
    connection.close()


def rows(database, table, schema, owner, superseded):
    database.execute(current_view(table, schema, owner, superseded=superseded))
    return database.execute(f"SELECT report_id, record_id FROM current_{table}").fetchall()  # noqa: S608


def test_a_superseded_row_is_not_current(database):
    seen = rows(database, "infra_review_progress", REVIEW["progress"], ("report_id",), True)
    assert seen == [("r109", "p.2"), ("r110", "p.1")]


def test_a_mention_is_current_as_long_as_its_record_is(database):
    seen = rows(database, "register_mentions", REGISTER["mentions"], (), True)
    assert seen == [("r110", "p.1"), ("p116", "g.1")]


def test_without_second_editions_every_row_is_current(database):
    seen = rows(database, "infra_review_progress", REVIEW["progress"], ("report_id",), False)
    assert len(seen) == 3


@pytest.mark.parametrize("name", ["programmes", "superseded", "revisions", "lines"])
def test_what_is_about_no_single_reports_rows_has_no_view(name):
    assert current_view(f"register_{name}", REGISTER[name], (), superseded=True) is None
