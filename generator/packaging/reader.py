"""A data package read back with the types that its descriptor states: its folder is all it takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import Problem, ProblemError
from generator.packaging.csv_files import read_csv
from generator.packaging.table_schema import table_of, text_pair
from generator.records.schema import TableSchema
from generator.records.values import Row, Value

if TYPE_CHECKING:
    import pandas as pd

# Tables that say something about rows of the others, or account for the source's lines.
ABOUT_ROWS = frozenset({"checks", "corrections", "lines", "incomplete_lines"})
# Tables that packages of every family have.
COMMON_TABLES = ABOUT_ROWS | {"passages"}


@dataclass(frozen=True)
class Package:
    """A published package.

    Attributes:
        name: report_id.
        descriptor: content of datapackage.json.
        schemas: tables by name, in the order of publication.
        tables: rows by table name, typed (Decimal for numbers, date for dates, None for empty cells).
    """

    name: str
    descriptor: Mapping[str, Any]
    schemas: Mapping[str, TableSchema]
    tables: Mapping[str, list[dict[str, Value]]]

    @property
    def family(self) -> str:
        """Name of the report's family; empty where the descriptor names none."""
        return str(self.descriptor.get("family", ""))

    @property
    def title(self) -> dict[str, str]:
        """Title by language."""
        return text_pair(self.descriptor, "title")

    @property
    def description(self) -> dict[str, str]:
        """Description by language."""
        return text_pair(self.descriptor, "description")

    @cached_property
    def by_record_id(self) -> dict[str, tuple[str, Row]]:
        """Table name and row of every record."""
        return {
            str(row["record_id"]): (name, row)
            for name, schema in self.schemas.items()
            if schema.primary_key == ("record_id",)
            for row in self.tables[name]
        }

    @property
    def record_count(self) -> int:
        """Number of rows that hold data: those of all tables but `ABOUT_ROWS`."""
        return sum(self.count(name) for name in self.tables if name not in ABOUT_ROWS)

    def count(self, table: str) -> int:
        """Number of rows of a table."""
        return len(self.tables[table])

    def rows(self, table: str, **values: Value) -> list[dict[str, Value]]:
        """Rows of a table whose fields have these values, in their order; none where the table is missing."""
        names = tuple(sorted(values))
        if (table, names) not in self._indexes:
            self._indexes[table, names] = self._index(table, names)
        return list(self._indexes[table, names].get(tuple(values[name] for name in names), []))

    @cached_property
    def _indexes(self) -> dict[tuple[str, tuple[str, ...]], dict[tuple[Value, ...], list[dict[str, Value]]]]:
        """Rows by table, fields and values: pages ask thousands of times."""
        return {}

    def _index(self, table: str, names: tuple[str, ...]) -> dict[tuple[Value, ...], list[dict[str, Value]]]:
        index: dict[tuple[Value, ...], list[dict[str, Value]]] = {}
        for row in self.tables.get(table, []):
            index.setdefault(tuple(row[name] for name in names), []).append(row)
        return index

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a DataFrame: nullable Int64, Float64, boolean and text columns, datetimes."""
        # Pages and charts of a build that changed nothing never need it, and it takes long to import.
        import pandas as pd  # noqa: PLC0415

        schema = self.schemas[table]
        rows = [
            [None if row[name] == "" else row[name] for name in schema.field_names]
            for row in self.tables[table]
        ]
        frame = pd.DataFrame(rows, columns=list(schema.field_names))
        return frame.astype({field.name: _DTYPES[field.type] for field in schema.fields})


_DTYPES = {
    "string": "string",
    "integer": "Int64",
    "year": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def load_package(folder: Path) -> Package:
    """The package in ``folder``.

    Raises:
        ProblemError: PACKAGE-BROKEN where descriptor or tables can't be read or contradict each other.
    """
    return read_package(lambda path: (folder / path).read_bytes(), f"{folder.parent.name}/{folder.name}")


def read_package(read: Callable[[str], bytes], name: str) -> Package:
    """The package whose files ``read`` gives by their paths; ``name`` is what messages call it.

    Raises:
        ProblemError: PACKAGE-BROKEN where descriptor or tables can't be read or contradict each other.
    """
    try:
        descriptor = json.loads(read("datapackage.json").decode("utf-8"))
        schemas: dict[str, TableSchema] = {}
        tables: dict[str, list[dict[str, Value]]] = {}
        for resource in descriptor["resources"]:
            schema = table_of(resource)
            schemas[schema.name] = schema
            tables[schema.name] = read_csv(schema, read(resource["path"]))
        return Package(str(descriptor["name"]), descriptor, schemas, tables)
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
        seen, expected = f"{type(error).__name__}: {error}", "a package as `build` writes it"
        remedy = "Run `build` to write the package anew."
        problem = Problem("PACKAGE-BROKEN", f"{name}/datapackage.json", None, seen, expected, remedy)
        raise ProblemError([problem]) from error
