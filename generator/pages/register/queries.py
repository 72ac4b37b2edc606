"""Queries over all packages, as readers would put them to the database that they can download."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from generator.packaging.current_views import CURRENT, SUPERSEDED, current_view
from generator.packaging.database import owner_columns, table_name
from generator.packaging.json_records import plain
from generator.packaging.reader import Package
from generator.pages.frame.site import Site

Cell = str | int | float | None
_WORD = re.compile(r"[a-z_]+")
_REPORT_FIELDS = ("report_id", "family", "title")


def run_query(site: Site, query: str) -> list[tuple[Cell, ...]] | None:
    """The rows of a query; None where this site has no package with one of its tables."""
    asked = ask(site, query)
    return None if asked is None else asked[1]


def ask(site: Site, query: str) -> tuple[list[str], list[tuple[Cell, ...]]] | None:
    """Names of a query's columns and its rows; None where this site has no package with one of its tables.

    Only the tables that the query names are loaded; they are called as in the published database, where
    ``current_<table>`` holds the rows that no other edition takes the place of.
    """
    words = {SUPERSEDED, *(word.removeprefix(CURRENT) for word in words_of(query))}
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE TABLE reports ({', '.join(_REPORT_FIELDS)})")
        reports = [(p.name, p.family, p.descriptor.get("title")) for p in _all(site)]
        connection.executemany("INSERT INTO reports VALUES (?, ?, ?)", reports)
        loaded = {name for package in _all(site) for name in _load(connection, package, words)}
        for view in _views(site, loaded):
            connection.execute(view)
        try:
            found = connection.execute(query)
            return [column[0] for column in found.description], found.fetchall()
        except sqlite3.OperationalError as error:
            # A site with fewer reports lacks some tables; any other fault is the query's own.
            if "no such table" in str(error):
                return None
            raise
    finally:
        connection.close()


def words_of(query: str) -> set[str]:
    """Everything in a query that may be the name of a table."""
    return set(_WORD.findall(query))


def _all(site: Site) -> Iterator[Package]:
    yield from (site.packages[name] for name in sorted(site.packages))


def _load(connection: sqlite3.Connection, package: Package, words: set[str]) -> Iterator[str]:
    """Fill in a package's tables that are called by one of the words; yields the names of these."""
    owner = owner_columns(package)
    for name, schema in package.schemas.items():
        table = table_name(package.family, name)
        if table not in words:
            continue
        columns = [*owner, *schema.field_names]
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f'CREATE TABLE IF NOT EXISTS "{table}" ({names})')
        marks = ", ".join("?" * len(columns))
        prefix = [package.name] if owner else []
        rows = [[*prefix, *(plain(row[f]) for f in schema.field_names)] for row in package.tables[name]]
        # Names come from our own schemas, values are bound.
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
        if table == SUPERSEDED:
            connection.execute(f'CREATE INDEX gone ON "{table}" (report_id, "table", record_id)')
        yield table


def _views(site: Site, loaded: set[str]) -> Iterator[str]:
    """The statements that make the views of current rows, one for each table that was loaded."""
    tables = {
        table_name(package.family, name): (schema, owner_columns(package))
        for package in _all(site)
        for name, schema in package.schemas.items()
    }
    for table in sorted(loaded):
        view = current_view(table, *tables[table], superseded=SUPERSEDED in loaded)
        if view is not None:
            yield view
