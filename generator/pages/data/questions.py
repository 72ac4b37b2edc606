"""Questions that each table answers: the queries of its guide, run on one package, with what they give."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from generator.errors import Problem, ProblemError
from generator.packaging.json_records import plain
from generator.packaging.reader import Package
from generator.pages.frame.table_guides import Question, TableGuide, guides_file

_MOST_ROWS = 5
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with what its query gives.

    Attributes:
        question: the question.
        columns: names of the result's columns.
        rows: the first rows of the result as texts, long ones cut; empty where there is no value.
        more: whether there are further rows.
    """

    question: Question
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    more: bool


def answers_of(package: Package, guides: Mapping[str, TableGuide], table: str) -> list[Answer]:
    """The questions of one table, answered from the package's own rows.

    Raises:
        ProblemError: QUESTIONS-INVALID where a query can't be run.
    """
    guide = guides[table]
    with closing(sqlite3.connect(":memory:")) as connection:
        text = "\n".join(question.sql for question in guide.questions)
        for name in package.schemas:
            if name in text:
                _load(connection, package, name)
        return [_answer(connection, package, table, question) for question in guide.questions]


def _answer(connection: sqlite3.Connection, package: Package, table: str, question: Question) -> Answer:
    try:
        cursor = connection.execute(question.sql)
        rows = cursor.fetchmany(_MOST_ROWS + 1)
    except sqlite3.Error as error:
        place = guides_file(package, table)
        seen, expected = f"{table}: {error}: {question.sql}", "a query that runs on the package's tables"
        remedy = "Correct the query; tables and columns are called as in datapackage.json."
        raise ProblemError([Problem("QUESTIONS-INVALID", place, None, seen, expected, remedy)]) from error
    shown = [[_shown(cell) for cell in row] for row in rows[:_MOST_ROWS]]
    return Answer(question, [item[0] for item in cursor.description], shown, len(rows) > _MOST_ROWS)


def _shown(cell: str | float | None) -> str:
    text = "" if cell is None else str(cell)
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL] + "…"


def _load(connection: sqlite3.Connection, package: Package, name: str) -> None:
    """One table as it is published: what is empty is NULL."""
    names = package.schemas[name].field_names
    columns, marks = ", ".join(f'"{column}"' for column in names), ", ".join("?" * len(names))
    # Names come from our own schemas, values are bound.
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    rows = ([plain(row[column]) for column in names] for row in package.tables[name])
    connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608
