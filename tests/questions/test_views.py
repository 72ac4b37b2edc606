"""Questions ask the tables; the views beside them are of a few kinds, and none is made for one question."""

import re

from generator.packaging.database import table_name
from generator.packaging.ready_questions import ready_themes
from generator.paths import ProjectPaths
from tests.committed import committed_site

PATHS = ProjectPaths.of_checkout()
# Of every table, and of all tables together.
OF_TABLES = ("once_", "split_")
OF_ALL = {
    "reports",
    "money",
    "money_sets",
    "all_records",
    "record_counts",
    "known_errors",
    "register_superseded",
}
_ASKED = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
_OWN = re.compile(r"\b(\w+)(?:\s*\([^()]*\))?\s+AS\s+(?:MATERIALIZED\s+)?\(")


def test_ready_questions_ask_tables_and_views_of_a_kind() -> None:
    tables = {
        table_name(package.family, name)
        for package in committed_site().packages.values()
        for name in package.tables
    }
    questions = [question for theme in ready_themes(PATHS.content) for question in theme.questions]
    assert len(questions) >= 22  # twelve of research, and ten more
    others = set()
    for question in questions:
        asked = {*_ASKED.findall(question.sql)} - {*_OWN.findall(question.sql)}
        others |= {name for name in asked if name.removeprefix("current_") not in tables}
    assert {name for name in others if not name.startswith(OF_TABLES)} <= OF_ALL
