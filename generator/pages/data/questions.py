"""Questions that each table answers: the queries of its guide, run on one package, with what they give."""

from __future__ import annotations

import re
import sqlite3
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.errors import Problem, ProblemError
from generator.packaging.json_records import plain
from generator.packaging.reader import Package
from generator.pages.frame.table_guides import Question, TableGuide, guides_file

_MOST_ROWS = 5
_LONGEST_CELL = 60
_WORD = re.compile(r"\w+")


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


class OwnTables:
    """A package's tables as SQL, each filled in when the first query names it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._loaded: set[str] = set()

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        made = sqlite3.connect(":memory:")
        weakref.finalize(self, made.close)
        return made

    def ask(self, query: str) -> sqlite3.Cursor:
        """What a query gives. Raises sqlite3.Error where it can't be run."""
        for name in self.package.schemas.keys() & set(_WORD.findall(query)) - self._loaded:
            _load(self._connection, self.package, name)
            self._loaded.add(name)
        return self._connection.execute(query)


def answers_of(tables: OwnTables, guides: Mapping[str, TableGuide], table: str) -> list[Answer]:
    """The questions of one table, answered from the package's own rows.

    Raises:
        ProblemError: QUESTIONS-INVALID where a query can't be run.
    """
    return [_answer(tables, table, question) for question in guides[table].questions]


def _answer(tables: OwnTables, table: str, question: Question) -> Answer:
    try:
        cursor = tables.ask(question.sql)
        rows = cursor.fetchmany(_MOST_ROWS + 1)
    except sqlite3.Error as error:
        place = guides_file(tables.package, table)
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
