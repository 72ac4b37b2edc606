"""A table with its cells beside each other again, as the report prints them: readers want the matrix."""

from __future__ import annotations

from dataclasses import replace

from generator.packaging.reader import Package
from generator.records.schema import TableSchema
from generator.records.twins import TWIN
from generator.records.values import Row, Value

# Of each printed row by its record, then by its columns: the record and the column that hold the cell, and
# whether it is the first cell of that record.
CellRecords = dict[str, dict[str, tuple[str, str, bool]]]


def printed_shape(package: Package, described: TableSchema) -> tuple[Package, CellRecords]:
    """The package with the columns of one table as they are printed, and the records of its cells.

    Args:
        package: a published package.
        described: the table as data/schemas/ describes it, with its ``cells``.
    """
    name, cells = described.name, described.cells
    if cells is None or cells.table not in package.schemas:
        return package, {}
    key = [column for column in package.schemas[cells.table].key if column not in cells.key]
    by_row: dict[tuple[Value, ...], Row] = {
        tuple(row[column] for column in (*key, *cells.key)): row for row in package.tables[cells.table]
    }
    records: CellRecords = {}
    rows, begun = [], set[str]()
    for row in package.tables[name]:
        own: dict[str, Value] = {}
        held = records.setdefault(str(row["record_id"]), {})
        for cell in cells.cells:
            found = by_row.get((*(row[column] for column in key), *cell.values))
            own[cell.column] = found[cell.into] if found else None
            if found and not cell.column.endswith(TWIN):
                record = str(found["record_id"])
                held[cell.column] = record, cell.into, record not in begun
                begun.add(record)
        rows.append({**row, **own})
    known = {*package.schemas[name].field_names, *cells.by_column}
    wide = replace(described, fields=tuple(field for field in described.fields if field.name in known))
    schemas = {**package.schemas, name: wide}
    return replace(package, schemas=schemas, tables={**package.tables, name: rows}), records
