"""The identifiers that rows had in version 1, for packages that are written in its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.packaging.reader import Package
from generator.records.values import Row, Value

# By report, table and present identifier: the one of version 1.
OldIds = Mapping[tuple[str, str, str], str]


def with_old_ids(package: Package, ids: OldIds) -> Package:
    """The package with them, in its rows and in what other rows say of these; a new row keeps its own."""

    def called(row: Row, table: str) -> dict[str, Value]:
        # What a row says of a record of another table, or of another report, names both.
        report, of_table = row.get("report_id") or package.name, row.get("table") or table
        found = ids.get((str(report), str(of_table), str(row["record_id"])))
        return {**row, "record_id": found} if found else dict(row)

    tables = {
        name: [called(row, name) for row in rows] if "record_id" in package.schemas[name].by_name else rows
        for name, rows in package.tables.items()
    }
    return replace(package, tables=tables)
