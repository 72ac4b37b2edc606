"""Queries over all packages, as readers put them to the published database."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from generator.packaging.current_views import SUPERSEDED
from generator.packaging.database import REPORTS, column_type, owner_columns, report_values, table_name
from generator.packaging.database_views import Described, views
from generator.packaging.json_records import plain
from generator.packaging.reader import Package

Cell = str | int | float | None
# Tables by their names in the database.
Tables = Mapping[str, Described]
_WORD = re.compile(r"[a-z_]+")
_VIEW = re.compile(r'CREATE VIEW "?(\w+)')


@dataclass(frozen=True, slots=True)
class Result:
    """What a query yields.

    Attributes:
        columns: names of its columns.
        rows: its rows, in its order; None is what is empty.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]

    def records(self) -> list[tuple[str, str] | None]:
        """Of each row the record that it is, as report_id and record_id; None where it is none of its own.

        A query whose rows are records says so by having both columns.
        """
        if not {"report_id", "record_id"} <= set(self.columns):
            return [None] * len(self.rows)
        report, record = self.columns.index("report_id"), self.columns.index("record_id")
        return [(str(row[report]), str(row[record])) if row[record] else None for row in self.rows]


def run_query(packages: Iterable[Package], query: str) -> Result | None:
    """The result of a query; None where no package has one of its tables.

    Only the tables that the query names are loaded; they are called as in the published database, where
    ``current_<table>`` holds the rows that no other edition takes the place of.

    Raises:
        sqlite3.Error: for any other fault of the query.
    """
    by_name = sorted(packages, key=lambda package: package.name)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(REPORTS)
        for package in by_name:
            values = report_values(package)
            # Values are bound.
            connection.execute(f"INSERT INTO reports VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        _load(connection, by_name, named_tables(by_name, [query]))
        try:
            cursor = connection.execute(query)
            rows: list[tuple[Cell, ...]] = cursor.fetchall()
        except sqlite3.OperationalError as error:
            # A site with fewer reports lacks some tables; any other fault is the query's own.
            if "no such table" in str(error):
                return None
            raise
        return Result(tuple(item[0] for item in cursor.description), rows)


def words_of(query: str) -> set[str]:
    """Everything in a query that may be the name of a table."""
    return set(_WORD.findall(query))


def named_tables(packages: Sequence[Package], queries: Iterable[str]) -> Tables:
    """The tables that queries name, and those that the views read which they name, by their names."""
    tables = {
        table_name(package.family, name): (schema, owner_columns(package))
        for package in packages
        for name, schema in package.schemas.items()
    }
    statements = {_VIEW.match(statement)[1]: statement for statement in views(tables)}  # type: ignore[index]
    words = {SUPERSEDED}
    found = {word for query in queries for word in words_of(query)}
    while found:
        words |= found
        read = {word for name in found & statements.keys() for word in words_of(statements[name])}
        found = read - words
    return {name: described for name, described in tables.items() if name in words}


def _load(
    connection: sqlite3.Connection, packages: Sequence[Package], tables: Mapping[str, Described]
) -> None:
    """Make the tables and their views, and fill them in."""
    for table, (schema, owner) in tables.items():
        columns = [f'"{name}" TEXT' for name in owner]
        columns += [f'"{field.name}" {column_type(field)}' for field in schema.fields]
        connection.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
        if table == SUPERSEDED:
            connection.execute(f'CREATE INDEX gone ON "{table}" (report_id, "table", record_id)')
    for package in packages:
        _fill(connection, package, tables)
    for view in views(tables):
        connection.execute(view)


def _fill(connection: sqlite3.Connection, package: Package, tables: Container[str]) -> None:
    owner = [package.name] if owner_columns(package) else []
    for name, schema in package.schemas.items():
        table = table_name(package.family, name)
        if table in tables:
            marks = ", ".join("?" * (len(owner) + len(schema.field_names)))
            rows = [[*owner, *(plain(row[f]) for f in schema.field_names)] for row in package.tables[name]]
            # Names come from our own schemas, values are bound.
            connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
