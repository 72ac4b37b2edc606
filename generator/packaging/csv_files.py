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
    for row in rows:
        writer.writerow([to_text(row.get(name)) for name in schema.field_names])
    return buffer.getvalue().encode("utf-8")


def read_csv(schema: TableSchema, data: bytes) -> list[dict[str, Value]]:
    """Rows of a CSV that `write_csv` wrote, with the types of the schema.

    Raises:
        ValueError: where a cell is not of its field's type or a column is missing.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    if tuple(rows.fieldnames or ()) != schema.field_names:
        raise ValueError(f"{schema.name}: columns {rows.fieldnames} are not {list(schema.field_names)}")
    types = {f.name: f.type for f in schema.fields}
    return [{name: from_text(text, types[name]) for name, text in row.items()} for row in rows]
