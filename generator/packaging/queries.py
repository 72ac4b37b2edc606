"""Queries over all packages, as readers put them to the published database."""

from __future__ import annotations

import re
import sqlite3
import weakref
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

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


class Database:
    """All packages as the published database has them, filled in as it is asked.

    A table that a query names is filled in when the first query names it. Tables are called as there, where
    ``current_<table>`` holds the rows that no other edition takes the place of.
    """

    def __init__(self, packages: Iterable[Package]) -> None:
        self._packages = sorted(packages, key=lambda package: package.name)
        self._tables = _tables_of(self._packages)
        self._views = _views_of(self._tables)
        self._filled: set[str] = set()
        self._results: dict[str, Result | None] = {}

    def ask(self, query: str) -> Result | None:
        """The result of a query; None where no package has one of its tables.

        Raises:
            sqlite3.Error: for any other fault of the query.
        """
        if query not in self._results:
            self._results[query] = self._asked(query)
        found = self._results[query]
        return found and Result(found.columns, list(found.rows))

    def _asked(self, query: str) -> Result | None:
        self._fill(_named(self._views, [query]))
        try:
            cursor = self._connection.execute(query)
            rows: list[tuple[Cell, ...]] = cursor.fetchall()
        except sqlite3.OperationalError as error:
            # A site with fewer reports lacks some tables; any other fault is the query's own.
            if "no such table" in str(error):
                return None
            raise
        return Result(tuple(item[0] for item in cursor.description), rows)

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        """The database with the reports, all tables, which are empty, and all views."""
        made = sqlite3.connect(":memory:")
        weakref.finalize(self, made.close)
        made.executescript(REPORTS)
        for package in self._packages:
            values = report_values(package)
            # Values are bound.
            made.execute(f"INSERT INTO reports VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        for table, (schema, owner) in self._tables.items():
            columns = [f'"{name}" TEXT' for name in owner]
            columns += [f'"{field.name}" {column_type(field)}' for field in schema.fields]
            made.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
            if table == SUPERSEDED:
                made.execute(f'CREATE INDEX gone ON "{table}" (report_id, "table", record_id)')
        for view in self._views.values():
            made.execute(view)
        return made

    def _fill(self, named: Container[str]) -> None:
        for package in self._packages:
            owner = [package.name] if owner_columns(package) else []
            for name, schema in package.schemas.items():
                table = table_name(package.family, name)
                if table not in named or table in self._filled:
                    continue
                marks = ", ".join("?" * (len(owner) + len(schema.field_names)))
                rows = (
                    [*owner, *(plain(row[f]) for f in schema.field_names)] for row in package.tables[name]
                )
                # Names come from our own schemas, values are bound.
                self._connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
        self._filled |= {table for table in self._tables if table in named}


def run_query(packages: Iterable[Package], query: str) -> Result | None:
    """The result of a query, as `Database.ask` gives it."""
    return Database(packages).ask(query)


def words_of(query: str) -> set[str]:
    """Everything in a query that may be the name of a table."""
    return set(_WORD.findall(query))


def named_tables(packages: Sequence[Package], queries: Iterable[str]) -> Tables:
    """The tables that queries name, and those that the views read which they name, by their names."""
    tables = _tables_of(packages)
    named = _named(_views_of(tables), queries)
    return {name: described for name, described in tables.items() if name in named}


def _named(views: Mapping[str, str], queries: Iterable[str]) -> set[str]:
    """All words of queries, and of the views which they name."""
    words = {SUPERSEDED}
    found = {word for query in queries for word in words_of(query)}
    while found:
        words |= found
        found = {word for name in found & views.keys() for word in words_of(views[name])} - words
    return words


def _tables_of(packages: Iterable[Package]) -> Tables:
    return {
        table_name(package.family, name): (schema, owner_columns(package))
        for package in packages
        for name, schema in package.schemas.items()
    }


def _views_of(tables: Tables) -> Mapping[str, str]:
    """The statements that make the views, by their names."""
    return {_VIEW.match(statement)[1]: statement for statement in views(tables)}  # type: ignore[index]
