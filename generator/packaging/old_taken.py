"""Columns of model 1 that others of the same row say in model 2: there and back, by the migration file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.packaging.old_names import OldTable
from generator.packaging.reader import Package
from generator.records.identifiers import table_of
from generator.records.schema import Field
from generator.records.stretches import Stretch, first_line, first_page, last_line, lines_text, pages_text
from generator.records.values import Row, Value, to_text

# What can be taken from a row, by the word of the migration file.
WAYS: Mapping[str, Callable[[Row], Value]] = {
    "first_line": first_line,
    "last_line": last_line,
    "first_page": first_page,
    "table": lambda row: table_of(to_text(row["record_id"])) or None,
}
_TEXTS = ("source_lines", "source_pages")


def with_taken(package: Package, found: Mapping[str, OldTable]) -> Package:
    """The package with these columns of model 1 behind the others of the tables that had them.

    Args:
        package: of model 2.
        found: the tables of model 1 by the names of model 2.
    """
    schemas, tables = dict(package.schemas), dict(package.tables)
    for name, old in found.items():
        fields = (Field(column, how.type, how.title, how.title) for column, how in old.taken.items())
        schemas[name] = replace(schemas[name], fields=(*schemas[name].fields, *fields))
        ways = {column: WAYS[how.take] for column, how in old.taken.items()}
        tables[name] = [{**row, **{c: way(row) for c, way in ways.items()}} for row in tables[name]]
    return replace(package, schemas=schemas, tables=tables)


def without_taken(package: Package, found: Mapping[str, OldTable]) -> Package:
    """The inverse: lines and pages as texts, as far as model 1 knew them."""
    schemas, tables = dict(package.schemas), dict(package.tables)
    for name, old in found.items():
        if not old.taken:
            continue
        fields = tuple(_fields(schemas[name].fields, old))
        schemas[name] = replace(schemas[name], fields=fields)
        tables[name] = [_row(row, old, {f.name for f in fields}) for row in tables[name]]
    return replace(package, schemas=schemas, tables=tables)


def _fields(fields: tuple[Field, ...], old: OldTable) -> Iterator[Field]:
    """The columns of model 1 but for those that are taken; a text stands where the first of it stood."""
    made = {field.name for field in fields}
    for field in fields:
        how = old.taken.get(field.name)
        if how is None:
            yield field
        elif how.source not in made:
            made.add(how.source)
            yield replace(field, name=how.source, type="string")


def _row(row: Row, old: OldTable, names: set[str]) -> dict[str, Value]:
    first, last, page = row.get("line_start"), row.get("line_end"), row.get("page")
    known = isinstance(first, int) and isinstance(last, int)
    stretch = [Stretch(int(str(first)), int(str(last)), to_text(page))] if known else []
    said: dict[str, Value] = dict(zip(_TEXTS, (lines_text(stretch), pages_text(stretch)), strict=True))
    texts = {name: said[name] or None for name in _TEXTS if name in names}
    return {
        **texts,
        **{name: value for name, value in row.items() if name in names and name not in old.taken},
    }
