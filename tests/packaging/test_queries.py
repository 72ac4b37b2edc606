"""One database for all queries of a site: each table is filled in once, by the first query that names it."""

from dataclasses import replace
from typing import Any

from generator.packaging.queries import Database
from tests.committed import committed_package

NAME = "moea-annual-plan-115"
GOALS = "SELECT goal_no, title FROM annual_plan_goals ORDER BY goal_no"


class Counted(dict):
    """Tables that tell which of them are read."""

    def __init__(self, tables):
        super().__init__(tables)
        self.read = []

    def __getitem__(self, name):
        self.read.append(name)
        return super().__getitem__(name)


def test_a_table_is_read_once_and_only_when_a_query_names_it():
    package: Any = committed_package(NAME)
    tables = Counted(package.tables)
    database: Any = Database([replace(package, tables=tables)])
    assert tables.read == []
    whole = database.ask(GOALS)
    assert tables.read == ["goals"]
    assert database.ask("SELECT count(*) FROM current_annual_plan_goals").rows == [(len(whole.rows),)]
    assert tables.read == ["goals"]


def test_who_changes_a_result_changes_it_for_nobody_else():
    database: Any = Database([committed_package(NAME)])
    rows = list(database.ask(GOALS).rows)
    database.ask(GOALS).rows.clear()
    assert database.ask(GOALS).rows == rows
    assert [title for _, title in rows] == [row["title"] for row in committed_package(NAME).tables["goals"]]


def test_a_query_for_what_no_package_has_gives_nothing_and_spoils_none_after_it():
    database: Any = Database([committed_package(NAME)])
    assert database.ask("SELECT * FROM infra_review_programmes") is None
    assert database.ask(GOALS) is not None
