"""Tables of records for pages: columns and their labels come from the Table Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.packaging.reader import Package
from generator.records.schema import Field
from generator.records.values import Row

NUMERIC = frozenset({"integer", "number"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it shows, its label, and how its cells are set."""

    field: Field
    label: str
    unit: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table on a page.

    Attributes:
        caption: what it holds, for everybody and for screen readers.
        columns: in order; the first one is the row's heading.
        rows: records; each carries record_id and its source lines.
        report_id: the package, for links to source lines.
        name: the table in the package, for links to its dictionary.
        interactive: whether sorting and filtering are offered where scripts run.
        links: address of a row's own page by record_id, for its first cell.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    report_id: str
    name: str = ""
    interactive: bool = False
    links: Mapping[str, str] | None = None

    def link(self, row: Row) -> str | None:
        """The address that the row's first cell leads to, if any."""
        return (self.links or {}).get(str(row.get("record_id", "")))


def table_of(
    package: Package, table: str, caption: str, fields: Iterable[str], rows: Iterable[Row], **options: Any
) -> DataTable:
    """A table of some fields of a package's table; fields that its schema lacks are left out."""
    schema = package.schemas[table]
    columns = [column_of(schema.by_name[name]) for name in fields if name in schema.by_name]
    return DataTable(caption, columns, list(rows), package.name, table, **options)


def column_of(field: Field) -> Column:
    """A column with the Chinese label of its field."""
    # A year or a number that names something is no quantity: it isn't grouped by thousands.
    quantity = field.type in NUMERIC and not field.name.endswith(("_no", "_roc", "year", "_seq", "level"))
    return Column(field, field.title["zh"], field.unit, quantity)
