"""A table as a JSON array of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from generator.packaging.descriptor import compact
from generator.records.schema import TableSchema
from generator.records.values import Value


def json_records(schema: TableSchema, rows: Iterable[Mapping[str, Value]]) -> bytes:
    """One object a row and a line, its keys in column order; what is empty is null, whatever its type."""
    names = schema.field_names
    lines = [compact({name: plain(row.get(name)) for name in names}) for row in rows]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("utf-8")


def plain(value: Value) -> str | int | float | bool | None:
    """A value as JSON and SQLite know it: whole decimals as integers, others as the nearest double.

    An empty text is a cell in which nothing stands, which every format calls null.
    """
    if isinstance(value, str):
        return value or None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
