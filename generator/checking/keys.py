"""Do natural keys name one row each, and do foreign keys point to rows that exist?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checking.values import row_name
from generator.errors import Problem
from generator.records.schema import TableSchema
from generator.records.stretches import first_line
from generator.records.values import Row, Value, to_text

Tables = Mapping[str, Sequence[Row]]


def key_problems(schema: TableSchema, rows: Sequence[Row], file: str) -> Iterator[Problem]:
    """DATA-DUPLICATE-KEY for every row whose natural key an earlier row has."""
    first: dict[tuple[Value, ...], Row] = {}
    for row in rows:
        key = tuple(row.get(name) for name in schema.key)
        earlier = first.setdefault(key, row)
        if earlier is row:
            continue
        shown = ", ".join(f"{name} {to_text(value)!r}" for name, value in zip(schema.key, key, strict=True))
        yield Problem(
            "DATA-DUPLICATE-KEY",
            file,
            first_line(row),
            f"{row_name(schema, row)} has the key ({shown}) of {row_name(schema, earlier)}",
            f"one row of {schema.name} a key",
            "Look whether the source repeats the row or the parser cut it wrongly.",
        )


def foreign_key_problems(
    schema: TableSchema, tables: Tables, schemas: Mapping[str, TableSchema], file: str
) -> Iterator[Problem]:
    """DATA-FOREIGN-KEY for every row that points to no row; empty references point nowhere and are fine."""
    for foreign in schema.foreign_keys:
        if foreign.table not in schemas:
            seen, expected = f"{schema.name} refers to table {foreign.table!r}", "a table of the same package"
            remedy = "Correct foreign_keys in the table's schema."
            yield Problem("DATA-FOREIGN-KEY", file, None, seen, expected, remedy)
            continue
        known = {tuple(row.get(name) for name in foreign.reference) for row in tables.get(foreign.table, ())}
        for row in tables.get(schema.name, ()):
            key = tuple(row.get(name) for name in foreign.fields)
            if key in known or all(value in (None, "") for value in key):
                continue
            shown = "/".join(to_text(value) for value in key)
            yield Problem(
                "DATA-FOREIGN-KEY",
                file,
                first_line(row),
                f"{row_name(schema, row)} refers to {'/'.join(foreign.fields)} {shown!r}",
                f"a row of {foreign.table} with that {'/'.join(foreign.reference)}",
                "Read the missing row, or leave the reference empty where the source names none.",
            )
