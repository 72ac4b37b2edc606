"""One value, one edition: which row is current where several editions of a report print the same quantity.

The older rows stay as they are printed in their packages. Which of them give way to which row is published
as the table ``superseded``; what a later edition prints differently, as the table ``revisions``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.packaging.reader import Package
from generator.packaging.series import WHOLE_TABLE, Series, all_series
from generator.records.schema import TableSchema
from generator.records.values import Row, Value, to_text
from generator.register.mention import Mention
from generator.register.quantities import Identity, Quantities, programmes_of

Rows = list[dict[str, Value]]
_UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Printed:
    """All rows of one edition that print one quantity; they stand in one table."""

    package: Package
    rows: Sequence[Row]

    @property
    def in_doubt(self) -> bool:
        """Whether any of the rows can be read in more than one way."""
        return any(row.get("certainty") == _UNCERTAIN for row in self.rows)

    def without_value(self, columns: Iterable[str]) -> bool:
        """Whether there are values to be printed and none of the rows has one: a row of an empty form."""
        columns = tuple(columns)
        return bool(columns) and all(row.get(c) in {None, ""} for row in self.rows for c in columns)


def edition_rows(
    packages: Mapping[str, Package],
    schemas: Mapping[str, Mapping[str, TableSchema]],
    mentions: Iterable[Mention],
) -> dict[str, Rows]:
    """Rows of the tables ``superseded`` and ``revisions``, sorted by key; no table where it has none.

    Args:
        packages: all packages of reports by name.
        schemas: tables by family, as data/schemas/ describes them: a package's own descriptor does not say
            what makes a quantity.
        mentions: which records are about which programme, so that one that was renamed is the same.
    """
    programmes = programmes_of(mentions)
    superseded: Rows = []
    revisions: Rows = []
    for series in all_series(packages.values()):
        if len(series.editions) > 1 and series.family in schemas:
            of_series = _OfSeries(series, schemas[series.family], programmes)
            superseded += of_series.superseded()
            revisions += of_series.revisions()
    tables = {"superseded": superseded, "revisions": revisions}
    return {name: sorted(rows, key=_place) for name, rows in tables.items() if rows}


def _place(row: Row) -> tuple[str, ...]:
    return tuple(str(row.get(name, "")) for name in ("report_id", "table", "record_id", "field"))


class _OfSeries:
    """What the editions of one series print of each quantity, oldest first."""

    def __init__(
        self, series: Series, schemas: Mapping[str, TableSchema], programmes: Mapping[tuple[str, str], str]
    ) -> None:
        self._series = series
        self._schemas = schemas
        self._quantities = {p.name: Quantities(p, schemas, programmes) for p in series.editions}
        self._printed = {name: self._groups(name) for name, schema in schemas.items() if schema.quantity}

    def superseded(self) -> Iterator[dict[str, Value]]:
        """Every row that is not current, with the one that is."""
        for table, schema in self._schemas.items():
            if schema.newest_only:
                yield from self._whole_tables(table)
        for table, groups in self._printed.items():
            for group in groups:
                yield from _not_current(table, group, self._schemas[table].revisable)

    def revisions(self) -> Iterator[dict[str, Value]]:
        """Every value that an edition prints otherwise than the one before that printed it."""
        for table, groups in self._printed.items():
            schema = self._schemas[table]
            for group in groups:
                for earlier, later in pairwise(group):
                    if len(earlier.rows) == len(later.rows):
                        yield from self._changes(schema, earlier, later)

    def _groups(self, table: str) -> list[list[Printed]]:
        """For each quantity of a table that several editions print: what each prints, oldest first."""
        found: dict[Identity, dict[str, list[Row]]] = {}
        for package in self._series.editions:
            for row in package.tables.get(table, []):
                identity = self._quantities[package.name].identity(table, row)
                if identity is not None:
                    found.setdefault(identity, {}).setdefault(package.name, []).append(row)
        by_name = {package.name: package for package in self._series.editions}
        return [
            [Printed(by_name[name], rows) for name, rows in printed.items()]
            for printed in found.values()
            if len(printed) > 1
        ]

    def _whole_tables(self, table: str) -> Iterator[dict[str, Value]]:
        having = [package for package in self._series.editions if package.tables.get(table)]
        for package in having[:-1]:
            yield _superseded(package, table, WHOLE_TABLE, having[-1], "", "newer")

    def _changes(self, schema: TableSchema, earlier: Printed, later: Printed) -> Iterator[dict[str, Value]]:
        quantities = self._quantities[later.package.name]
        # Rows of one quantity are held beside each other in their order alone.
        in_doubt = earlier.in_doubt or later.in_doubt or len(later.rows) > 1
        for before, after in zip(earlier.rows, later.rows, strict=True):
            for name in schema.revisable:
                old, new = before.get(name), after.get(name)
                if old == new or old in {None, ""} or new in {None, ""}:
                    continue
                yield {
                    "report_id": later.package.name,
                    "table": schema.name,
                    "record_id": after["record_id"],
                    "field": name,
                    "programme_id": quantities.programme(schema.name, after) or None,
                    "quantity_name": quantities.words(schema.name, after),
                    "revised_from": to_text(old),
                    "revised_to": to_text(new),
                    "unit": schema.by_name[name].unit,
                    "earlier_report_id": earlier.package.name,
                    "earlier_record_id": before["record_id"],
                    "certainty": _UNCERTAIN if in_doubt else "printed",
                }


def _not_current(
    table: str, group: Sequence[Printed], revisable: Sequence[str]
) -> Iterator[dict[str, Value]]:
    """The rows of all editions but the one whose value counts: the newest that is sure and has a value."""
    valued = [printed for printed in group if not printed.without_value(revisable)]
    sure = [printed for printed in valued if not printed.in_doubt]
    current = (sure or valued or group)[-1]
    older = group[: group.index(current)]
    for printed in group:
        if printed is not current:
            reason = "newer" if printed in older else "uncertain" if printed in valued else "no_value"
            for place, row in enumerate(printed.rows):
                by = current.rows[min(place, len(current.rows) - 1)]
                own, other = str(row["record_id"]), str(by["record_id"])
                yield _superseded(printed.package, table, own, current.package, other, reason)


def _superseded(
    package: Package, table: str, record_id: str, by: Package, by_record_id: str, reason: str
) -> dict[str, Value]:
    return {
        "report_id": package.name,
        "table": table,
        "record_id": record_id,
        "by_report_id": by.name,
        "by_record_id": by_record_id,
        "reason": reason,
    }
