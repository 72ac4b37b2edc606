"""Tables of records for pages: columns and their labels come from the Table Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.packaging.reader import Package
from generator.pages.parts.printed_shape import CellRecords
from generator.pages.parts.row_pages import MOST_CELLS
from generator.records.schema import Field
from generator.records.values import Row

NUMERIC = frozenset({"integer", "number"})
# Characters of a text that need more room than a word, and of words that are not to be squeezed.
_WIDE, _WORDS = 24, 12


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it shows, its label, and how its cells are set."""

    field: Field
    label: str
    unit: str
    numeric: bool

    @property
    def is_money(self) -> bool:
        """Whether it holds amounts of money."""
        return self.numeric and self.unit.endswith("元")


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
        stacked: whether a row becomes a card on phones.
        wide: names of the columns whose texts need room.
        same: columns that have one value in all rows, which is said once above the table.
        cells: what `printed_shape` says of the cells that are records of their own.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    report_id: str
    name: str = ""
    interactive: bool = False
    links: Mapping[str, str] | None = None
    stacked: bool = False
    wide: frozenset[str] = frozenset()
    same: Sequence[Column] = ()
    cells: CellRecords = field(default_factory=dict)

    @property
    def words(self) -> frozenset[str]:
        """Names of the columns with words that a column as narrow as a number would squeeze."""
        names = [column.field.name for column in self.columns if not column.numeric]
        return _with_texts_over(_WORDS, names, self.rows)

    def link(self, row: Row) -> str | None:
        """The address that the row's first cell leads to, if any."""
        return (self.links or {}).get(str(row.get("record_id", "")))

    def unseen(self, row: Row) -> list[str]:
        """Records of the row's cells that stand in no column: what all rows share is said above the table."""
        shown = {column.field.name for column in self.columns}
        own = self.cells.get(str(row["record_id"]), {})
        return [record for name, (record, _, is_first) in own.items() if is_first and name not in shown]


def for_people(
    package: Package, table: str, fields: Iterable[str], named_by: Sequence[str], rows: Sequence[Row]
) -> DataTable:
    """A whole table for readers: the name of a row first, then its amounts, then the rest in their order.

    What all rows share is said once. A heading in front of each cell makes cards of rows where there are few
    thousand cells; with more it would double the page.
    """
    schema = package.schemas[table]
    columns = {name: column_of(schema.by_name[name]) for name in fields}
    same = [name for name in columns if _is_shared(rows, name) and name not in named_by]
    columns = {name: column for name, column in columns.items() if name not in same}
    first = [name for name in named_by if name in columns][:1]
    amounts = [name for name, column in columns.items() if column.is_money]
    # The amount of the row itself before those of its parts.
    amounts.sort(key=lambda name: columns[name].field.fiscal_type != "value")
    order = dict.fromkeys([*first, *amounts, *columns])
    wide = _with_texts_over(_WIDE, columns, rows)
    found = table_of(package, table, schema.title["zh"], order, rows, interactive=True)
    shared = [column_of(schema.by_name[name]) for name in same]
    return replace(found, stacked=len(rows) * len(columns) <= MOST_CELLS, wide=wide, same=shared)


def _with_texts_over(length: int, names: Iterable[str], rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(name for name in names if any(len(str(row[name] or "")) > length for row in rows))


def _is_shared(rows: Sequence[Row], name: str) -> bool:
    return len(rows) > 1 and len({row[name] for row in rows}) == 1


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
