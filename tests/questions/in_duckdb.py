"""Packages in DuckDB, from the Parquet files that the site publishes, under the database's names."""

from collections.abc import Collection, Mapping
from pathlib import Path

import duckdb

from generator.packaging.database import REPORTS, owner_columns, report_values, table_name
from generator.packaging.database_views import views
from generator.packaging.parquet_file import parquet_bytes
from generator.packaging.queries import named_tables
from generator.packaging.reader import Package


def open_duckdb(
    packages: Mapping[str, Package], queries: Collection[str], folder: Path
) -> duckdb.DuckDBPyConnection:
    """A connection with the tables that the queries read; Parquet files are written to ``folder``."""
    tables = named_tables(list(packages.values()), queries)
    connection = duckdb.connect()
    connection.execute(REPORTS)
    files: dict[str, list[str]] = {}
    for package in packages.values():
        values = report_values(package)
        connection.execute(f"INSERT INTO reports VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        for name, schema in package.schemas.items():
            table = table_name(package.family, name)
            if table not in tables:
                continue
            path = folder / f"{package.name}.{name}.parquet"
            path.write_bytes(parquet_bytes(schema, package.tables[name]))
            whose = f"'{package.name}' AS report_id, " if owner_columns(package) else ""
            files.setdefault(table, []).append(f"SELECT {whose}* FROM read_parquet('{path}')")  # noqa: S608
    for table, selects in files.items():
        connection.execute(f'CREATE TABLE "{table}" AS {" UNION ALL BY NAME ".join(selects)}')
    for view in views(tables):
        connection.execute(view)
    return connection
