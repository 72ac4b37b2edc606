"""A table as Parquet, with types, and titles and units as metadata of its columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
from pyarrow import parquet

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


def parquet_bytes(schema: TableSchema, rows: Sequence[Row]) -> bytes:
    """The table as one compressed row group."""
    fields = [
        pa.field(field.name, _TYPES[field.type], nullable=True, metadata=_metadata(field))
        for field in schema.fields
    ]
    columns = [
        pa.array([_plain(row.get(field.name)) for row in rows], type=_TYPES[field.type])
        for field in schema.fields
    ]
    described = {"title": schema.title["zh"], "title_en": schema.title["en"]}
    table = pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata=described))
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _metadata(field: Field) -> dict[str, str]:
    metadata = {"title": field.title["zh"], "title_en": field.title["en"]}
    return metadata | ({"unit": field.unit} if field.unit else {})


def _plain(value: Value) -> Any:
    return float(value) if isinstance(value, Decimal) else value
