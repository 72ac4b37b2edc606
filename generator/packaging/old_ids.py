"""The identifiers that rows had in version 1, for packages that are written in its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.packaging.reader import Package
from generator.records.identifiers import table_of
from generator.records.values import Row, Value

# By report, table and present identifier: the one of version 1.
OldIds = Mapping[tuple[str, str, str], str]


def with_old_ids(package: Package, ids: OldIds) -> Package:
    """The package with them, in its rows and in what other rows say of these; a new row keeps its own."""

    def called(row: Row) -> dict[str, Value]:
        # What a row says of a record of another report names that.
        report, record_id = str(row.get("report_id") or package.name), str(row["record_id"] or "")
        found = ids.get((report, table_of(record_id), record_id))
        return {**row, "record_id": found} if found else dict(row)

    tables = {
        name: [called(row) for row in rows] if "record_id" in package.schemas[name].by_name else rows
        for name, rows in package.tables.items()
    }
    return replace(package, tables=tables)
