"""Columns of model 1 that rows of another table hold in model 2: there and back, by the migration file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.packaging.old_names import OldTable, Place
from generator.packaging.reader import Package
from generator.records.identifiers import RecordNames, find_nothing
from generator.records.record import PROVENANCE
from generator.records.schema import Field, TableSchema
from generator.records.values import Row, Value

# A value by its record and column, and where the other model has it: table, record, column.
_Places = dict[tuple[str, Value, Value], tuple[str, Value, str]]
_Rows = list[dict[str, Value]]


def widened(package: Package, found: Mapping[str, OldTable]) -> Package:
    """The package with the columns of model 1 beside the others of the tables that had them.

    Args:
        package: of model 2.
        found: the tables of model 1 by the names of model 2.
    """
    schemas, tables, places = dict(package.schemas), dict(package.tables), _Places()
    for name, old in found.items():
        if old.cells:
            fields = (_old_field(package, column, old) for column in old.cells)
            schemas[name] = replace(schemas[name], fields=(*schemas[name].fields, *fields))
            tables[name] = list(_wide_rows(package, name, old, places))
    return _pointing(replace(package, schemas=schemas, tables=tables), places)


def narrowed(package: Package, found: Mapping[str, OldTable]) -> Package:
    """The inverse: cells as rows of their tables, for a package of model 1 that has the names of model 2."""
    schemas, tables, places = dict(package.schemas), dict(package.tables), _Places()
    for name, old in found.items():
        for column, place in old.cells.items():
            if place.by:
                shared = name.removesuffix(old.now) + place.table
                schemas[name], schemas[shared] = _shared_schemas(schemas[name], shared, column, place)
                tables[name], tables[shared] = _shared_rows(tables[name], column, place)
        for table in dict.fromkeys(place.table for place in old.cells.values() if not place.by):
            own = _cell_schema(schemas[name], name.removesuffix(old.now) + table, table, old)
            schemas[own.name] = own
            tables[own.name] = list(_cell_rows(tables[name], own, table, old, places))
        if old.cells:
            kept = tuple(field for field in schemas[name].fields if field.name not in old.cells)
            schemas[name] = replace(schemas[name], fields=kept)
            tables[name] = [{field.name: row[field.name] for field in kept} for row in tables[name]]
    return _pointing(replace(package, schemas=schemas, tables=tables), places)


def _old_field(package: Package, column: str, old: OldTable) -> Field:
    """A column of model 1, called by what the key of its rows says: 金額（經常門、人事費）."""
    place = old.cells[column]
    schema = package.schemas[place.table]
    field = schema.by_name[place.column]
    if place.by:
        return replace(field, name=column)
    labels = [schema.by_name[name].labels.get(value, {}) for name, value in place.where.items()]
    said = {
        language: "、".join(
            label.get(language, value) for label, value in zip(labels, place.where.values(), strict=True)
        )
        for language in ("zh", "en")
    }
    title = {"zh": f"{field.title['zh']}（{said['zh']}）", "en": f"{field.title['en']} ({said['en']})"}
    return replace(field, name=column, title=title, fiscal_type="")


def _wide_rows(package: Package, name: str, old: OldTable, places: _Places) -> Iterator[dict[str, Value]]:
    key = (*old.rows, *old.key)
    for row in package.tables[name]:
        own: dict[str, Value] = {}
        for column, place in old.cells.items():
            asked = {name: row[name] for name in ((place.by,) if place.by else key)} | dict(place.where)
            cell: Row = next(iter(package.rows(place.table, **asked)), {})
            own[column] = cell.get(place.column)
            if cell and not place.by:
                places[place.table, cell["record_id"], place.column] = name, row["record_id"], column
        yield {**row, **own}


def _shared_schemas(
    schema: TableSchema, name: str, column: str, place: Place
) -> tuple[TableSchema, TableSchema]:
    """The table with the number of its text, and that of the texts, which had no identifiers in model 1."""
    number = Field(place.by, "integer", schema.by_name[column].title, schema.by_name[column].description)
    fields = (
        number,
        *(schema.by_name[one] for one in place.of),
        replace(schema.by_name[column], name=place.column),
    )
    key = (place.by,)
    texts = replace(
        schema, name=name, key=key, primary_key=key, fields=fields, foreign_keys=(), identified_by=()
    )
    return replace(schema, fields=(*schema.fields, number)), texts


def _shared_rows(rows: _Rows, column: str, place: Place) -> tuple[_Rows, _Rows]:
    """The rows with the number of their text, and each text once, in their order."""
    found: dict[tuple[Value, ...], int] = {}
    numbered: _Rows = []
    for row in rows:
        text = (*(row[one] for one in place.of), row[column])
        numbered.append({**row, place.by: found.setdefault(text, len(found) + 1)})
    names = (*place.of, place.column)
    return numbered, [{place.by: n, **dict(zip(names, text, strict=True))} for text, n in found.items()]


def _cell_schema(schema: TableSchema, name: str, table: str, old: OldTable) -> TableSchema:
    """The table that holds the cells, with the columns that model 1 can fill."""
    places = [place for place in old.cells.values() if place.table == table]
    where = tuple(places[0].where)
    typed = {
        place.column: schema.by_name[column] for column, place in old.cells.items() if place.table == table
    }
    lead = schema.by_name["record_id"]
    fields = [
        lead,
        *(schema.by_name[column] for column in old.beside),
        *(replace(lead, name=column) for column in where),
        *(replace(field, name=column) for column, field in typed.items()),
        *(field for field in schema.fields if field.name in PROVENANCE and field is not lead),
    ]
    return replace(
        schema, name=name, key=(*old.key, *where), fields=tuple(fields), foreign_keys=(), identified_by=()
    )


def _cell_rows(
    rows: _Rows, schema: TableSchema, table: str, old: OldTable, places: _Places
) -> Iterator[dict[str, Value]]:
    names, named = RecordNames(), replace(schema, name=table)
    for row in rows:
        groups: dict[tuple[str, ...], dict[str, str]] = {}
        for column, place in old.cells.items():
            if place.table == table:
                groups.setdefault(tuple(place.where.values()), {})[place.column] = column
        for values, columns in groups.items():
            own: dict[str, Value] = {into: row[column] for into, column in columns.items()}
            if all(value in (None, "") for value in own.values()):
                continue
            own |= dict(zip(schema.key[len(old.key) :], values, strict=True))
            made = {name: own.get(name, row.get(name)) for name in schema.field_names}
            made["record_id"] = names.take(named, made, find_nothing)[0]
            for into, column in columns.items():
                places[old.now, row["record_id"], column] = table, made["record_id"], into
            yield made


def _pointing(package: Package, places: _Places) -> Package:
    """The package whose checks and corrections name cells where this model has them."""
    tables = dict(package.tables)
    for name, schema in package.schemas.items():
        if places and {"table", "record_id", "field"} <= {*schema.field_names}:
            tables[name] = [_placed(row, places) for row in package.tables[name]]
    return replace(package, tables=tables)


def _placed(row: dict[str, Value], places: _Places) -> dict[str, Value]:
    place = places.get((str(row["table"]), row["record_id"], row["field"]))
    return row if place is None else {**row, **dict(zip(("table", "record_id", "field"), place, strict=True))}
