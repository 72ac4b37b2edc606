"""A table as Parquet, with types; what its columns mean, what may be summed and what is wrong as metadata.

All of it stands in the file's own metadata, as JSON where it is more than a text: any reader finds it there.
Arrow would keep what is said of columns in a form that only Arrow reads, as many bytes again as the data.
"""

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
# What a higher one saves is a fiftieth, at twice the time.
_LEVEL = 6


def parquet_bytes(schema: TableSchema, rows: Sequence[Row], errors: Sequence[KnownError] = ()) -> bytes:
    """The table as one compressed row group; ``errors`` are those known of its rows."""
    fields = [pa.field(field.name, _TYPES[field.type], nullable=True) for field in schema.fields]
    columns = [
        pa.array([_plain(row.get(field.name)) for row in rows], type=_TYPES[field.type])
        for field in schema.fields
    ]
    table = pa.Table.from_arrays(columns, schema=pa.schema(fields))
    buffer = io.BytesIO()
    with parquet.ParquetWriter(
        buffer,
        table.schema,
        compression="zstd",
        compression_level=_LEVEL,
        store_schema=False,
        # They tell which row groups to pass over: there is one.
        write_statistics=False,
    ) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(_described(schema, errors))
    return buffer.getvalue()


def _described(schema: TableSchema, errors: Sequence[KnownError]) -> dict[str, str]:
    """The file's own metadata: ``fields`` is a JSON object by column, ``known_errors`` a JSON array."""
    known = [{name: plain(value) for name, value in asdict(error).items()} for error in errors]
    return {
        **texts("title", schema.title),
        **texts("description", schema.description),
        **(texts("summable", schema.summable) if schema.summable else {}),
        "fields": _json({field.name: _about(field) for field in schema.fields}),
        "known_errors": _json(known),
    }


def _about(field: Field) -> dict[str, str]:
    about = {**texts("title", field.title), **texts("description", field.description)}
    return about | ({"unit": field.unit} if field.unit else {})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: Value) -> Any:
    """A value as Arrow takes it; an empty text is null, as in every other format."""
    if value == "":
        return None
    return float(value) if isinstance(value, Decimal) else value
