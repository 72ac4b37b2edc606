"""Model 1 of the tables, and where model 2 keeps them, as data/migrations/1-to-2.yml says.

A released package of model 1 is read with the names of model 2, so that versions can be compared; a package
of model 2 is written in the names of model 1, for programs that were made for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.packaging.csv_files import write_csv
from generator.packaging.descriptor import build_resource, to_json
from generator.packaging.old_cells import narrowed, widened
from generator.packaging.old_ids import OldIds, with_old_ids
from generator.packaging.old_names import OldTable, old_tables, old_tables_of
from generator.packaging.old_taken import with_taken, without_taken
from generator.packaging.reader import Package
from generator.records.schema import ForeignKey, IdentityPart, TableSchema
from generator.records.values import Row, Value

_Names = Mapping[str, str]
_README = """# {name}：版本 1 的欄位

由 {version} 版寫成版本 1 的資料表、欄名與列，供依版本 1 寫成的程式使用；數值是 {version} 版的。

- 版本 1.0.0 已有的列用當時的 record_id；之後才讀出的列用現在的。
- datapackage.json 的標題與說明是現在的文字；拆成多列的欄位以所在的列命名，例如「金額（經常門、人事費）」。
- 每一欄的去處見 1-to-2.yml。要 1.0.0 原樣的檔案，請用留存的 1.0.0。

Written from version {version} in the tables, columns and rows of version 1, for programs made for them. Rows
that 1.0.0 had carry their record_id of then, later ones that of now. Titles and descriptions in
datapackage.json are those of today. 1-to-2.yml says where each column stands now. The release 1.0.0 is kept.
"""


def as_model_2(package: Package) -> Package:
    """The package with the names of model 2; the same where it has them.

    A table is of model 1 where it has all of its columns and none of their new names.
    """
    found = {name: old for name, schema in package.schemas.items() if (old := _of_model_1(schema))}
    if not found:
        return package
    names = {name: name.removesuffix(old.name) + old.now for name, old in found.items()}
    columns = {name: old.renamed for name, old in found.items()}
    renamed = _with_names(package, names, columns)
    tables = {names[name]: old for name, old in found.items()}
    return narrowed(without_taken(renamed, tables), tables)


def model_1_files(package: Package, ids: OldIds) -> dict[str, bytes]:
    """File name -> bytes of a package of model 2, written as model 1 had it, with the identifiers ``ids``."""
    old = as_model_1(with_old_ids(package, ids))
    data = {name: write_csv(schema, old.tables[name]) for name, schema in old.schemas.items()}
    resources = [build_resource(old.schemas[name], content) for name, content in data.items()]
    descriptor = {**package.descriptor, "resources": resources}
    files = {f"{name}.csv": content for name, content in data.items()}
    about = _README.format(name=package.name, version=package.descriptor["version"])
    return {**files, "datapackage.json": to_json(descriptor), "README.md": about.encode()}


def as_model_1(package: Package) -> Package:
    """The tables that model 1 had, in its names, order and rows."""
    found = {old.now: old for old in old_tables_of(package)}
    package = with_taken(widened(package, found), found)
    columns = {name: frozenset(old.columns.values()) for name, old in found.items()}
    schemas = {name: _only(package.schemas[name], old, columns) for name, old in found.items()}
    tables = {
        name: [
            {column: old.value(row, column) for column in schemas[name].field_names}
            for row in package.tables[name]
            if all(row[column] == value for column, value in old.rows.items())
        ]
        for name, old in found.items()
    }
    kept = replace(package, schemas=schemas, tables=tables)
    before = {name: {new: was for was, new in old.renamed.items()} for name, old in found.items()}
    return _with_names(kept, {name: old.name for name, old in found.items()}, before)


def _of_model_1(schema: TableSchema) -> OldTable | None:
    """The table of model 1 that a table is; in a package of all reports, its name follows the report's."""
    name, columns = schema.name.rpartition(".")[2], frozenset(schema.field_names)
    return next(
        (
            old
            for old in old_tables()
            if old.name == name and (old.renamed or old.cells or old.taken) and columns >= {*old.columns}
            if columns.isdisjoint(set(old.renamed.values()) - set(old.columns))
        ),
        None,
    )


def _only(schema: TableSchema, old: OldTable, columns: Mapping[str, frozenset[str]]) -> TableSchema:
    """The schema with the columns that model 1 had, in its order, and the keys that these make.

    ``columns`` are those that model 1 had of each table, in the names of model 2.
    """
    own = columns[schema.name]
    primary = schema.primary_key if own.issuperset(schema.primary_key) else old.key
    return replace(
        schema,
        fields=tuple(schema.by_name[column] for column in old.columns.values()),
        key=old.key,
        foreign_keys=tuple(
            key
            for key in schema.foreign_keys
            if own.issuperset(key.fields) and columns.get(key.table, frozenset()) >= {*key.reference}
        ),
        identified_by=(),
        primary_key=primary,
    )


def _with_names(package: Package, tables: _Names, columns: Mapping[str, _Names]) -> Package:
    """The package with other names of tables and columns; what isn't named keeps its name."""

    def renamed(table: str, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(columns.get(table, {}).get(name, name) for name in names)

    schemas: dict[str, TableSchema] = {}
    rows: dict[str, list[dict[str, Value]]] = {}
    for name, schema in package.schemas.items():
        own = columns.get(name, {})
        called = tables.get(name, name)
        schemas[called] = replace(
            schema,
            name=called,
            fields=tuple(replace(f, name=own.get(f.name, f.name)) for f in schema.fields),
            key=renamed(name, schema.key),
            primary_key=renamed(name, schema.primary_key),
            foreign_keys=tuple(
                ForeignKey(
                    renamed(name, key.fields),
                    tables.get(key.table, key.table),
                    renamed(key.table, key.reference),
                )
                for key in schema.foreign_keys
            ),
            identified_by=tuple(
                IdentityPart(
                    own.get(part.by, part.by),
                    tables.get(part.table, part.table),
                    columns.get(part.table, {}).get(part.column, part.column),
                )
                for part in schema.identified_by
            ),
        )
        rows[called] = [
            {own.get(key, key): value for key, value in _pointing(row, tables, columns).items()}
            for row in package.tables[name]
        ]
    return replace(package, schemas=schemas, tables=rows)


def _pointing(row: Row, tables: _Names, columns: Mapping[str, _Names]) -> Row:
    """A row that says something about a column of another table, with the names that these have."""
    if "table" not in row or "field" not in row:
        return row
    table, field = str(row["table"]), row["field"]
    return {
        **row,
        "table": tables.get(table, table),
        "field": columns.get(table, {}).get(str(field), str(field)) if field is not None else None,
    }
