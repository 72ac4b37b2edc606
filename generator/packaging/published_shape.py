"""A report's tables as they are published: cells of a printed matrix as rows of their own.

A form is read and its sums are computed in the shape in which it is printed; ``cells`` of the schema say
which columns are published as rows of another table, with lines and certainty of the row that prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.records.cells import Cells
from generator.records.identifiers import RecordNames, find_nothing
from generator.records.schema import TableSchema
from generator.records.values import Row, Value
from generator.report import ParsedReport

# A cell, by the record and the column that it is read in, and what it is published as: table, record, column.
_Places = dict[tuple[str, str], tuple[str, str, str]]
_ABOUT_CELLS = ("checks", "corrections")


def published(report: ParsedReport) -> ParsedReport:
    """The report in the shape of its package; one that has this shape stays as it is."""
    if not any(schema.cells for schema in report.schemas.values()):
        return report
    rows = dict(report.rows)
    asked = {(str(row["record_id"]), str(row["field"])) for name in _ABOUT_CELLS for row in rows[name]}
    places: _Places = {}
    for name, schema in report.schemas.items():
        if schema.cells is not None:
            own = report.schemas[schema.cells.table]
            rows[own.name] = list(_cell_rows(rows[name], schema.cells, own, asked, places))
    schemas = {name: without_cells(schema) for name, schema in report.schemas.items()}
    for name in _ABOUT_CELLS:
        rows[name] = [_placed(row, places) for row in rows[name]]
    rows["checks"] = _named(rows["checks"], schemas["checks"])
    return replace(report, schemas=schemas, rows=rows)


def without_cells(schema: TableSchema) -> TableSchema:
    """The table without the columns that are published elsewhere."""
    if schema.cells is None:
        return schema
    gone = schema.cells.by_column
    return replace(
        schema, fields=tuple(f for f in schema.fields if f.name not in gone), cells=None, identities=()
    )


def _cell_rows(
    rows: Sequence[Row], cells: Cells, schema: TableSchema, asked: set[tuple[str, str]], places: _Places
) -> Iterator[Row]:
    """What the rows print in their cells; a blank cell is a row only where something is said about it.

    ``places`` is filled with what each cell is published as.
    """
    names = RecordNames()
    for row in rows:
        record_id = str(row["record_id"])
        for values, columns in cells.rows.items():
            found = {into: row[column] for into, column in columns.items()}
            told = any((record_id, column) in asked for column in columns.values())
            if not told and all(value in (None, "") for value in found.values()):
                continue
            made = _cell_row(row, schema, dict(zip(cells.key, values, strict=True)) | found)
            made["record_id"] = names.take(schema, made, find_nothing)[0]
            for into, column in columns.items():
                places[record_id, column] = schema.name, str(made["record_id"]), into
            yield made


def _cell_row(row: Row, schema: TableSchema, own: Mapping[str, Value]) -> dict[str, Value]:
    return {name: own.get(name, row.get(name)) for name in schema.field_names}


def _placed(row: Row, places: _Places) -> Row:
    """A row that says something about a cell, with the place where that is published."""
    place = places.get((str(row["record_id"]), str(row["field"])))
    return row if place is None else {**row, **dict(zip(("table", "record_id", "field"), place, strict=True))}


def _named(rows: Sequence[Row], schema: TableSchema) -> list[Row]:
    """Checks by the cells that they are about."""
    names = RecordNames()
    return [{**row, "check_id": names.take(schema, row, find_nothing)[0]} for row in rows]
