"""Every package in one SQLite file: tables of all reports of a family together, keys, indexes, full text.

Its tables `tables` and `fields` explain the others, its view `known_errors` says what is wrong or in doubt.
A table holds every edition of a report as printed; the view `current_<table>` holds each quantity once.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.packaging.database_views import views
from generator.packaging.database_words import TABLES, about_table, commented
from generator.packaging.json_records import plain
from generator.packaging.reader import COMMON_TABLES, Package
from generator.records.record import PROVENANCE
from generator.records.register_columns import REGISTER
from generator.records.schema import Field, TableSchema

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "year": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
}
# The table of reports.
REPORTS = """
CREATE TABLE reports (
  report_id TEXT PRIMARY KEY, family TEXT NOT NULL, title TEXT NOT NULL, title_en TEXT NOT NULL,
  issuer TEXT NOT NULL, issuer_en TEXT NOT NULL, period_start TEXT, period_end TEXT, published TEXT,
  phase TEXT, version TEXT NOT NULL, source_hash TEXT, licence TEXT NOT NULL
);
"""
_OTHERS = """
CREATE TABLE fields (
  table_name TEXT NOT NULL, position INTEGER NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, unit TEXT,
  title TEXT NOT NULL, title_en TEXT NOT NULL, description TEXT NOT NULL, description_en TEXT NOT NULL,
  PRIMARY KEY (table_name, field)
);
"""
_FULL_TEXT = """
CREATE VIRTUAL TABLE full_text USING fts5(
  report_id UNINDEXED, table_name UNINDEXED, record_id UNINDEXED, text, tokenize='trigram'
);
"""


def table_name(family: str, table: str) -> str:
    """Name of a package's table in the database: all but the common ones carry their family's name."""
    return table if table in COMMON_TABLES else f"{family.replace('-', '_')}_{table}"


def database_bytes(packages: Sequence[Package]) -> bytes:
    """The database; the same packages (and SQLite) give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.sqlite"
        connection = sqlite3.connect(path)
        try:
            connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA foreign_keys = ON;BEGIN; PRAGMA defer_foreign_keys = ON;"
            )
            fill_database(connection, packages)
            connection.commit()
            connection.execute("INSERT INTO full_text(full_text) VALUES ('optimize')")
            connection.commit()
            connection.executescript("ANALYZE; VACUUM;")
        finally:
            connection.close()
        return path.read_bytes()


def fill_database(
    connection: sqlite3.Connection, packages: Iterable[Package], *, full_text: bool = True
) -> None:
    """Make all tables and views in an empty database; the table ``full_text`` is as large as the rest.

    With it the database is a file to keep, without it one that a browser fills, by the numbers of rows.
    """
    connection.executescript(REPORTS + _OTHERS + TABLES + (_FULL_TEXT if full_text else ""))
    # The register first: rows of the others point to its agencies and programmes.
    packages = sorted(packages, key=lambda p: (p.family != REGISTER, p.name))
    made: dict[str, tuple[TableSchema, tuple[str, ...]]] = {}
    registered = any(package.family == REGISTER for package in packages)
    for package in packages:
        _insert(connection, "reports", [report_values(package)])
    for package in packages:
        for schema in _parents_first(package.schemas):
            name = table_name(package.family, schema.name)
            if name not in made:
                made[name] = schema, owner_columns(package)
                ordered = " WITHOUT ROWID" if full_text and _in_order(schema) else ""
                connection.execute(_create(name, schema, package, registered=registered) + ordered)
                for statement in _indexes(name, schema, owner_columns(package)):
                    connection.execute(statement)
                _insert(connection, "fields", _dictionary(name, schema))
                _insert(connection, "tables", [about_table(name, schema)])
            _insert(connection, name, _values(package, schema))
            if full_text and schema.primary_key == ("record_id",):
                _insert(connection, "full_text", _texts(package, schema))
    for view in views(made):
        connection.execute(view)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    found = list(rows)
    if found:
        marks = ", ".join("?" * len(found[0]))
        # Names come from our own schemas, values are bound.
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', found)  # noqa: S608


def _values(package: Package, schema: TableSchema) -> Iterator[list[object]]:
    """Rows to insert; what is empty is NULL, and a reference that names nothing points nowhere."""
    owner = [package.name] if owner_columns(package) else []
    for row in package.tables[schema.name]:
        yield [*owner, *map(plain, row.values())]


def _create(name: str, schema: TableSchema, package: Package, *, registered: bool) -> str:
    """The table: report_id before its own columns, so that reports of several years stand in one table.

    Its identifiers of agencies and programmes point to the register where that is ``registered``.
    """
    owner = owner_columns(package)
    said = {
        f'"{field.name}" {column_type(field)}{_constraint(field)}': field.heading for field in schema.fields
    }
    parts = [f'"{column}" TEXT NOT NULL REFERENCES "reports" ("report_id")' for column in owner]
    parts += said
    primary, *unique = _keys(schema, package)
    parts.append(f"PRIMARY KEY ({_columns((*owner, *primary))})")
    parts += [f"UNIQUE ({_columns((*owner, *key))})" for key in unique]
    for foreign in schema.foreign_keys:
        parent = table_name(package.family, foreign.table)
        # A row may point to one of its own table that comes later: it is held to it at the end.
        wait = " DEFERRABLE INITIALLY DEFERRED" if parent == name else ""
        parts.append(
            f"FOREIGN KEY ({_columns((*owner, *foreign.fields))}) "
            f'REFERENCES "{parent}" ({_columns((*owner, *foreign.reference))}){wait}'
        )
    parts += [
        f'FOREIGN KEY ("{field.name}") REFERENCES "{table_name(REGISTER, field.register)}" ("{field.name}")'
        for field in schema.fields
        if field.register and registered
    ]
    about = " ".join(
        [f"{schema.title['zh']}：{schema.description['zh']}", (schema.summable or {}).get("zh", "")]
    )
    return commented(f'CREATE TABLE "{name}"', [(part, said.get(part, "")) for part in parts], about)


def _in_order(schema: TableSchema) -> bool:
    """Whether rows stand in the order of their key: then it needs no index beside the table."""
    return all(schema.by_name[name].type == "integer" for name in schema.primary_key)


def _keys(schema: TableSchema, package: Package) -> list[tuple[str, ...]]:
    """Column sets that are unique, the primary key first.

    Viewers of databases look up what a reference points to by the primary key; what the tables of all
    reports point to has the identifier as that.
    """
    referenced = _referenced(schema, package)
    return [schema.primary_key, *referenced] if owner_columns(package) else [*referenced, schema.primary_key]


def _referenced(schema: TableSchema, package: Package) -> list[tuple[str, ...]]:
    """Column sets that other tables point to: SQLite wants them unique."""
    wanted = {
        foreign.reference
        for other in package.schemas.values()
        for foreign in other.foreign_keys
        if foreign.table == schema.name
    }
    return sorted(wanted - {schema.primary_key})


def owner_columns(package: Package) -> tuple[str, ...]:
    """The column that says whose a row is; a package about all reports has it where it is needed."""
    return () if any("report_id" in schema.by_name for schema in package.schemas.values()) else ("report_id",)


def _indexes(name: str, schema: TableSchema, owner: tuple[str, ...]) -> Iterator[str]:
    keys = [schema.key, *(foreign.fields for foreign in schema.foreign_keys)]
    for key in dict.fromkeys(keys):
        if key != schema.primary_key:
            index = f"{name}_by_{'_'.join(key)}"
            yield f'CREATE INDEX "{index}" ON "{name}" ({_columns((*owner, *key))})'


def column_type(field: Field) -> str:
    """The type of a column as SQLite calls it."""
    return _TYPES[field.type]


def _constraint(field: Field) -> str:
    return " NOT NULL" if field.constraints.get("required") else ""


def _columns(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _parents_first(schemas: Mapping[str, TableSchema]) -> list[TableSchema]:
    """Tables after those that they point to; a table that points to itself counts as free."""
    ordered: list[TableSchema] = []
    waiting = list(schemas.values())
    while waiting:
        done = {schema.name for schema in ordered}
        ready = [s for s in waiting if all(fk.table in done | {s.name} for fk in s.foreign_keys)]
        # Tables that point to each other can't be ordered: they are taken as they come.
        ordered += ready or waiting
        waiting = [schema for schema in waiting if schema not in ordered]
    return ordered


def _dictionary(name: str, schema: TableSchema) -> list[list[object]]:
    return [
        [
            name,
            position,
            field.name,
            field.type,
            field.unit or None,
            field.title["zh"],
            field.title["en"],
            field.description["zh"],
            field.description["en"],
        ]
        for position, field in enumerate(schema.fields, start=1)
    ]


def _texts(package: Package, schema: TableSchema) -> list[list[object]]:
    """Everything that a record says in words, for search; provenance is left out."""
    own = [f.name for f in schema.fields if f.type == "string" and f.name not in PROVENANCE]
    name = table_name(package.family, schema.name)
    rows = package.tables[schema.name]
    texts = ("\n".join(str(row[field]) for field in own if row[field]) for row in rows)
    return [
        [package.name, name, row["record_id"], text] for row, text in zip(rows, texts, strict=True) if text
    ]


def report_values(package: Package) -> list[object]:
    """The row of ``reports`` about one package."""
    descriptor = package.descriptor
    return [
        package.name,
        descriptor["family"],
        *(package.title[language] for language in ("zh", "en")),
        *(descriptor["issuer"][language] for language in ("zh", "en")),
        *(descriptor["temporal"][end] for end in ("start", "end")),
        descriptor["published"],
        descriptor["phase"],
        descriptor["version"],
        descriptor["sources"][0].get("hash"),
        descriptor["licenses"][0]["title"],
    ]
