"""What a record is about, in the words of its own row and of the rows that it points to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.packaging.reader import Package
from generator.pages.wording.phrase import both, joined, labelled
from generator.records.schema import TableSchema
from generator.records.values import Row

_NUMBERS = frozenset({"integer", "number"})


def subject(package: Package, tables: Mapping[str, TableSchema], record_id: str) -> str:
    """Names and natural key of a record (``阿姆坪防淤隧道工程計畫　年度 107``); empty where it has none.

    Args:
        package: the record's package.
        tables: the schemas of its family by table, which say by which columns rows are named.
        record_id: the record.
    """
    if record_id not in package.by_record_id:
        return ""
    table, row = package.by_record_id[record_id]
    schema = package.schemas[table]
    linked = [name for name in _linked_names(package, tables, schema, row) if name]
    pointing = {name for key in schema.foreign_keys for name in key.fields}
    own = _name(tables, table, row)
    implied = {field.name: field.implied for field in tables[table].fields} if table in tables else {}
    parts = list(_key_parts(schema, row, pointing, implied)) if linked or not own else []
    return joined(list(dict.fromkeys((*linked, own, *parts))), "　", ", ")


def _linked_names(
    package: Package, tables: Mapping[str, TableSchema], schema: TableSchema, row: Row
) -> Iterator[str]:
    for key in schema.foreign_keys:
        values = {ref: row[name] for name, ref in zip(key.fields, key.reference, strict=True)}
        for target in package.rows(key.table, **values)[:1]:
            yield _name(tables, key.table, target)


def _name(tables: Mapping[str, TableSchema], table: str, row: Row) -> str:
    """The best of its names; a table that today's schemas don't know has none."""
    named_by = tables[table].named_by if table in tables else ()
    return next((str(row[name]) for name in named_by if row.get(name)), "")


def _key_parts(
    schema: TableSchema, row: Row, pointing: set[str], implied: Mapping[str, str]
) -> Iterator[str]:
    """Parts of the key that no link tells; a value that goes without saying is left out."""
    for name in schema.key:
        value, field = row[name], schema.by_name[name]
        if value is None or value == "" or name in pointing or implied.get(name) == str(value):
            continue
        if isinstance(value, str) and value in field.labels:
            yield labelled(field.labels[value])
        elif field.type in _NUMBERS or str(value).isascii():
            yield both(f"{field.title['zh']} {value}", f"{field.title['en']} {value}")
        else:
            yield str(value)
