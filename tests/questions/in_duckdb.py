"""Packages in DuckDB, from the Parquet files that the site publishes, under the database's names."""

from collections.abc import Collection, Mapping
from pathlib import Path

import duckdb

from generator.packaging.current_views import CURRENT, SUPERSEDED, current_view
from generator.packaging.database import REPORTS, owner_columns, report_values, table_name
from generator.packaging.parquet_file import parquet_bytes
from generator.packaging.queries import words_of
from generator.packaging.reader import Package
from generator.records.schema import TableSchema


def open_duckdb(
    packages: Mapping[str, Package], queries: Collection[str], folder: Path
) -> duckdb.DuckDBPyConnection:
    """A connection with the tables that the queries name; Parquet files are written to ``folder``."""
    words = {word.removeprefix(CURRENT) for query in queries for word in words_of(query)} | {SUPERSEDED}
    connection = duckdb.connect()
    connection.execute(REPORTS)
    files: dict[str, list[str]] = {}
    schemas: dict[str, tuple[TableSchema, tuple[str, ...]]] = {}
    for package in packages.values():
        values = report_values(package)
        connection.execute(f"INSERT INTO reports VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        owner = owner_columns(package)
        for name, schema in package.schemas.items():
            table = table_name(package.family, name)
            if table not in words:
                continue
            path = folder / f"{package.name}.{name}.parquet"
            path.write_bytes(parquet_bytes(schema, package.tables[name]))
            whose = f"'{package.name}' AS report_id, " if owner else ""
            files.setdefault(table, []).append(f"SELECT {whose}* FROM read_parquet('{path}')")  # noqa: S608
            schemas[table] = schema, owner
    for table, selects in files.items():
        connection.execute(f'CREATE TABLE "{table}" AS {" UNION ALL BY NAME ".join(selects)}')
    for table, described in schemas.items():
        view = current_view(table, *described, superseded=SUPERSEDED in files)
        if view is not None:
            connection.execute(view)
    return connection
