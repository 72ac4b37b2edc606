"""What the rows of a package are called by their content, whatever model of identifiers named them.

Two versions of a package are compared by these names, so that a row keeps its name where only the way of
naming changed: a row that was called by its position and the same row called by its words are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from generator.packaging.reader import Package
from generator.records.identifiers import FindRow, RecordNames
from generator.records.schema import TableSchema
from generator.records.stretches import first_line, last_line
from generator.records.values import Row, Value, to_text

Names = Mapping[str, list[str]]
# Less alike than this, two rows of one line are two rows and not one that was read again.
_ALIKE = 60


def names_by_content(
    package: Package, schemas: Mapping[str, TableSchema]
) -> tuple[Names, dict[str, list[Row]]]:
    """The names of the rows of each table, and the rows with their references to records by the same names.

    Args:
        package: any version.
        schemas: the tables of the version that says what names a row.
    """
    given = {name: package.tables.get(name, []) for name in schemas}
    find = _finder(package)
    names: dict[str, list[str]] = {}
    rows: dict[str, list[Row]] = {}
    called: dict[tuple[str, str], str] = {}
    # Rows about records come last: they are named by the new names of those.
    for name in sorted(schemas, key=lambda name: schemas[name].primary_key != ("record_id",)):
        schema = schemas[name]
        rows[name] = [_with_names(name, row, called) for row in given[name]]
        names[name] = list(_names(schema, rows[name], find))
        if schema.primary_key == ("record_id",):
            own = (to_text(row.get("record_id")) for row in given[name])
            called.update(zip(((name, record_id) for record_id in own), names[name], strict=True))
    return names, rows


def told_by_all(schemas: Mapping[str, TableSchema], *packages: Package) -> dict[str, TableSchema]:
    """The tables, named by columns that each version has: one that another lacks tells no row from another.

    Both versions are to be named by them, for what a package says of a table needn't be all that its
    identifiers were made by (a value that goes without saying is left out of them).
    """
    return {
        name: replace(
            schema,
            identified_by=tuple(
                part
                for part in schema.identified_by
                if all(part.by in p.schemas[name].by_name for p in packages if name in p.schemas)
            ),
        )
        for name, schema in schemas.items()
    }


def read_again(row: Row, free: Mapping[str, Row]) -> str:
    """The row from a line of this one that says most nearly the same; empty where none does."""
    lines, text = _lines(row), _text(row)
    alike = [
        (ratio(text, _text(other), score_cutoff=_ALIKE), key)
        for key, other in free.items()
        if not lines.isdisjoint(_lines(other))
    ]
    score, key = max(alike, default=(0.0, ""))
    return key if score else ""


def _names(schema: TableSchema, rows: list[Row], find: FindRow) -> Iterator[str]:
    taken = RecordNames()
    # Tables of all reports together are called by report and table, their rows by the table alone.
    schema = replace(schema, name=schema.name.rpartition(".")[2])
    for row in rows:
        if schema.identified_by:
            yield taken.take(schema, row, find)[0]
        else:
            yield "/".join(to_text(row.get(name)) for name in schema.primary_key)


def _with_names(table: str, row: Row, called: Mapping[tuple[str, str], str]) -> Row:
    """A row about a record of another table, with what that record is called now."""
    if "table" not in row or "record_id" not in row:
        return row
    # Tables of all reports together are called by report and table.
    report = f"{row['report_id']}." if "report_id" in row else table[: table.rfind(".") + 1]
    record_id = to_text(row["record_id"])
    return {**row, "record_id": called.get((f"{report}{row['table']}", record_id), record_id)}


def _finder(package: Package) -> FindRow:
    def find(table: str, by: str, value: Value) -> Row | None:
        if table not in package.schemas or by not in package.schemas[table].by_name:
            return None
        return next(iter(package.rows(table, **{by: value})), None)

    return find


def _lines(row: Row) -> frozenset[int]:
    first, last = first_line(row), last_line(row)
    return frozenset() if first is None or last is None else frozenset(range(first, last + 1))


def _text(row: Row) -> str:
    return "".join(value for name, value in row.items() if isinstance(value, str) and name != "record_id")
