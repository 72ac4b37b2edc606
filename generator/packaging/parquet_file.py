"""A table as Parquet, with types; what its columns mean, what may be summed and what is wrong as metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from generator.packaging.json_records import plain
from generator.packaging.known_errors import KnownError
from generator.packaging.table_schema import texts
from generator.records.schema import Field, TableSchema
from generator.records.values import Row, Value

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "year": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def parquet_bytes(schema: TableSchema, rows: Sequence[Row], errors: Sequence[KnownError] = ()) -> bytes:
    """The table as one compressed row group; ``errors`` are those known of its rows."""
    fields = [
        pa.field(field.name, _TYPES[field.type], nullable=True, metadata=_metadata(field))
        for field in schema.fields
    ]
    columns = [
        pa.array([_plain(row.get(field.name)) for row in rows], type=_TYPES[field.type])
        for field in schema.fields
    ]
    table = pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata=_described(schema, errors)))
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _described(schema: TableSchema, errors: Sequence[KnownError]) -> dict[str, str]:
    """The file's own metadata; ``known_errors`` is a JSON array, empty where none is known."""
    known = [{name: plain(value) for name, value in asdict(error).items()} for error in errors]
    return {
        **texts("title", schema.title),
        **texts("description", schema.description),
        **(texts("summable", schema.summable) if schema.summable else {}),
        "known_errors": json.dumps(known, ensure_ascii=False),
    }


def _metadata(field: Field) -> dict[str, str]:
    metadata = {**texts("title", field.title), **texts("description", field.description)}
    return metadata | ({"unit": field.unit} if field.unit else {})


def _plain(value: Value) -> Any:
    """A value as Arrow takes it; an empty text is null, as in every other format."""
    if value == "":
        return None
    return float(value) if isinstance(value, Decimal) else value
