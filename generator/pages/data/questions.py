"""Questions that each table answers: what a row is, three queries with their result, where to be careful.

They stand in content/questions/<family>.yml, by table; content/questions/common.yml holds those of the tables
that every package has. A query names tables as the files of a package are called, and is run on that package.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Problem, ProblemError
from generator.packaging.json_records import plain
from generator.packaging.reader import COMMON_TABLES, Package
from generator.yaml_entries import InBoth, NonEmpty, Strict, faults
from generator.yaml_files import line_of, load_yaml

_MOST_ROWS = 5
_LONGEST_CELL = 60
_COMMON = "common.yml"


class Question(Strict):
    """What somebody asks, and the query that answers it."""

    ask: InBoth
    sql: NonEmpty


class TableGuide(Strict):
    """What a reader must know of a table before using it."""

    row: InBoth
    careful: InBoth
    questions: list[Question]


_FILE: TypeAdapter[dict[str, TableGuide]] = TypeAdapter(dict[str, TableGuide])


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


def guides_of(content: Path, package: Package) -> dict[str, TableGuide]:
    """The guides of a package's tables, by table; one that has none is left out.

    Raises:
        ProblemError: YAML-… or QUESTIONS-INVALID where a file says something else.
    """
    common = _read(content / "questions" / _COMMON)
    guides = _read(content / "questions" / _own_file(package)) | {
        name: guide for name, guide in common.items() if name in COMMON_TABLES
    }
    return {name: guides[name] for name in package.schemas if name in guides}


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
        place = f"content/questions/{_COMMON if table in COMMON_TABLES else _own_file(package)}"
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


def guide_problems(content: Path) -> list[Problem]:
    """What is wrong with any of these files but for their queries, which need the data; nothing is raised."""
    problems: list[Problem] = []
    for path in sorted((content / "questions").glob("*.yml")):
        try:
            _read(path)
        except ProblemError as error:
            problems += error.problems
    return problems


def _own_file(package: Package) -> str:
    return f"{package.family or package.name}.yml"


def _read(path: Path) -> dict[str, TableGuide]:
    if not path.exists():
        return {}
    return dict(_checked(path, path.read_bytes()))


# A file for each family; the pages of all its tables ask for it.
@lru_cache(maxsize=16)
def _checked(path: Path, _content: bytes) -> Mapping[str, TableGuide]:
    """The guides in a file whose content is this."""
    name = f"content/questions/{path.name}"
    raw: Any = load_yaml(path, name)
    try:
        return _FILE.validate_python(raw or {})
    except ValidationError as error:
        expected = "for each table row, careful and questions, as docs/reference/content-files.md describes"
        raise ProblemError(
            Problem("QUESTIONS-INVALID", name, line_of(raw, keys), seen, expected, "Correct the key.")
            for keys, seen in faults(error)
        ) from error
