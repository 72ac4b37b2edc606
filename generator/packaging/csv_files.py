"""Rows to canonical CSV: UTF-8 without a mark, LF, one header row, text never altered for any program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from generator.records.schema import TableSchema
from generator.records.values import Value, from_text, to_text

# The module's own limit (131,072 characters) is less than a passage that lost its line ends may have.
_LONGEST_CELL = 2**31 - 1


def write_csv(schema: TableSchema, rows: Iterable[Mapping[str, Value]]) -> bytes:
    """The table as CSV with the columns of its schema."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(schema.field_names)
    names = schema.field_names
    for row in rows:
        writer.writerow([to_text(row.get(name)) for name in names])
    return buffer.getvalue().encode("utf-8")


def read_csv(schema: TableSchema, data: bytes) -> list[dict[str, Value]]:
    """Rows of a CSV that `write_csv` wrote, with the types of the schema.

    Raises:
        ValueError: where a cell is not of its field's type, or a column or cell is missing or beyond them.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    names = schema.field_names
    columns = next(rows, [])
    if tuple(columns) != names:
        raise ValueError(f"{schema.name}: columns {columns} are not {list(names)}")
    # Most cells are texts, which are what they are.
    typed = [(field.name, field.type) for field in schema.fields if field.type != "string"]
    found = []
    for cells in rows:
        row: dict[str, Value] = dict(zip(names, cells, strict=True))
        for name, type_name in typed:
            row[name] = from_text(str(row[name]), type_name)
        found.append(row)
    return found
