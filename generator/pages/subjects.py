"""What a record is about, in the words of its own row and of the rows that it points to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.records.schema import TableSchema
from generator.records.values import Row

# Fields that name the thing a row is about, the best name first.
_NAMES = (
    "title",
    "name",
    "account_name",
    "work_plan",
    "branch",
    "agency_name",
    "indicator",
    "subject",
    "heading",
)
_NUMBERS = frozenset({"integer", "number"})


def subject(package: Package, record_id: str) -> str:
    """Names and natural key of a record (``阿姆坪防淤隧道工程計畫　年度 107``); empty where it has none."""
    if record_id not in package.by_record_id:
        return ""
    table, row = package.by_record_id[record_id]
    schema = package.schemas[table]
    linked = [name for name in _linked_names(package, schema, row) if name]
    pointing = {name for key in schema.foreign_keys for name in key.fields}
    own = _name(row)
    parts = list(_key_parts(schema, row, pointing)) if linked or not own else []
    return "　".join(dict.fromkeys(part for part in (*linked, own, *parts) if part))


def _linked_names(package: Package, schema: TableSchema, row: Row) -> Iterator[str]:
    for key in schema.foreign_keys:
        values = {ref: row[name] for name, ref in zip(key.fields, key.reference, strict=True)}
        for target in package.rows(key.table, **values)[:1]:
            yield _name(target)


def _name(row: Row) -> str:
    return next((str(row[name]) for name in _NAMES if row.get(name)), "")


def _key_parts(schema: TableSchema, row: Row, pointing: set[str]) -> Iterator[str]:
    for name in schema.key:
        value, field = row[name], schema.by_name[name]
        if value is None or value == "" or name in pointing:
            continue
        if isinstance(value, str) and value in field.labels:
            yield field.labels[value]["zh"]
        elif field.type in _NUMBERS or str(value).isascii():
            yield f"{field.title['zh']} {value}"
        else:
            yield str(value)
