"""The published database in pieces: what a page needs to answer SQL in a browser, in small files.

`schema` holds for each table and view the statements that make it and its indexes, and what files there are
of each table; `names` (and `names-en`) what tables and columns are called; `<table>-<part>-<group>` some
columns of the rows of some reports, a line a column. A browser makes the tables that a query names and
fills in what it reads. The text search of the database is left out: it is larger than everything else, and
a table is looked through in a moment. What counts the rows of all tables is a table here, for a view would
load them all. All files are compressed here, because not every host compresses what it sends.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from generator.packaging.browser_parts import CutTable, cut_table
from generator.packaging.database import fill_database
from generator.packaging.database_views import COUNTS, SHORT_WORDS
from generator.packaging.datasette import english_titles_of, titles_of
from generator.packaging.reader import Package

# Where they stand below the site's root.
FOLDER = "ask/tables"
SCHEMA = "schema.json.gz"
NAMES = {"zh": "names.json.gz", "en": "names-en.json.gz"}


def browser_tables(packages: Sequence[Package], version: str) -> dict[str, bytes]:
    """File name -> gzip of JSON.

    Args:
        packages: of the whole site.
        version: of all of them together; a query that is shared names it.
    """
    packages = sorted(packages, key=lambda package: package.name)
    with closing(sqlite3.connect(":memory:")) as connection:
        fill_database(connection, packages, full_text=False)
        if _made(connection, COUNTS):
            _count_now(connection)
        made = _made(connection)
        tables = {name: _cut(connection, name) for name, kind, _ in made if kind == "table"}
        names = {language: list(_names(connection, packages, language)) for language in NAMES}
    files = {
        f"{name}-{part}-{group}.json.gz": _compressed(text)
        for name, (_, cut) in tables.items()
        for part, piece in enumerate(cut.parts)
        for group, text in enumerate(piece.files)
    }
    schema = {
        "version": version,
        "sql": {
            of: [sql for name, _, sql in made if name == of] for of in dict.fromkeys(row[0] for row in made)
        },
        "tables": {name: _facts(name, columns, cut, files) for name, (columns, cut) in tables.items()},
    }
    return {
        SCHEMA: _packed([schema]),
        **{file: _packed(names[language]) for language, file in NAMES.items()},
        **files,
    }


def _made(connection: sqlite3.Connection, name: str = "%") -> list[tuple[str, str, str]]:
    """Of what was made: table or view that it is of, kind and statement."""
    return connection.execute(
        "SELECT tbl_name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name LIKE ? ORDER BY rowid",
        [name],
    ).fetchall()


def _count_now(connection: sqlite3.Connection) -> None:
    """Put in the place of the view that counts rows a table that holds what it says."""
    counted = connection.execute(f"SELECT * FROM {COUNTS} ORDER BY 1, 2, 3").fetchall()  # noqa: S608
    connection.executescript(
        f"DROP VIEW {COUNTS}; CREATE TABLE {COUNTS} "
        "(report_id TEXT NOT NULL, table_name TEXT NOT NULL, certainty TEXT, row_count INTEGER NOT NULL)"
    )
    connection.executemany(f"INSERT INTO {COUNTS} VALUES (?, ?, ?, ?)", counted)  # noqa: S608


def _cut(connection: sqlite3.Connection, table: str) -> tuple[list[str], CutTable]:
    """The names of a table's columns, and the table in pieces."""
    # Names come from our own schemas.
    columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
    rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
    return columns, cut_table(columns, rows)


def _names(connection: sqlite3.Connection, packages: Sequence[Package], language: str) -> Iterator[list[Any]]:
    """Name and title of each table and view, and of each column name, title, unit and description.

    A column of a view is called as columns of its name are in tables: one name means one thing everywhere.
    """
    said: dict[tuple[str, str], list[str]] = {}
    anywhere = {column: [called, "", means] for column, (called, means) in SHORT_WORDS[language].items()}
    title, description = ("title_en", "description_en") if language == "en" else ("title", "description")
    for table, field, *words in connection.execute(
        f"SELECT table_name, field, {title}, coalesce(unit, ''), {description} FROM fields"  # noqa: S608
    ):
        said[table, field] = anywhere[field] = words
    titles = english_titles_of(packages) if language == "en" else titles_of(packages)
    for name, table in titles.items():
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        words = [[column, *said.get((name, column), anywhere.get(column, [""] * 3))] for column in columns]
        if columns:
            yield [name, table["title"], words]


def _facts(name: str, columns: Sequence[str], cut: CutTable, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What there is of a table.

    The digest of its files stands behind their addresses: a browser never mixes two versions of the site.
    """
    digest = hashlib.sha256()
    parts = []
    for number, part in enumerate(cut.parts):
        pieces = [files[f"{name}-{number}-{group}.json.gz"] for group in range(len(cut.groups))]
        for piece in pieces:
            digest.update(piece)
        parts.append({"rows": part.rows, "ranges": part.ranges, "files": [len(piece) for piece in pieces]})
    return {"columns": columns, "groups": cut.groups, "digest": digest.hexdigest()[:12], "parts": parts}


def _packed(rows: Iterable[object]) -> bytes:
    """Each row as a line of JSON, compressed."""
    return _compressed(
        "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    )


def _compressed(text: str) -> bytes:
    """The same text gives the same bytes."""
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
