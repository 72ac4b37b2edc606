"""Records that say the same in another edition of a report: what a person decided of one holds for both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.packaging.reader import Package
from generator.packaging.series import all_series
from generator.records.record import PROVENANCE
from generator.records.values import Row
from generator.register.names import fold

# The texts of a record but for its key and its place; of its numbers those that are kept as printed.
Said = tuple[str, ...]


class SameText:
    """Rows of the other editions of a report by what they say, letter by letter but for notation."""

    def __init__(self, packages: Mapping[str, Package]) -> None:
        self._editions = {p.name: s.editions for s in all_series(packages.values()) for p in s.editions}
        self._rows: dict[tuple[str, str], dict[Said, list[Row]]] = {}

    def elsewhere(self, package: Package, table: str, row: Row) -> Iterator[tuple[Package, Row]]:
        """The row of each other edition that says what this one does; none where two of it do."""
        said = _said(package, table, row)
        for edition in self._editions.get(package.name, ()):
            if edition.name != package.name and any(said):
                rows = self._by_text(edition, table).get(said, [])
                if len(rows) == 1:
                    yield edition, rows[0]

    def _by_text(self, package: Package, table: str) -> dict[Said, list[Row]]:
        place = package.name, table
        if place not in self._rows:
            found: dict[Said, list[Row]] = defaultdict(list)
            for row in package.tables.get(table, []):
                found[_said(package, table, row)].append(row)
            self._rows[place] = found
        return self._rows[place]


def _said(package: Package, table: str, row: Row) -> Said:
    schema = package.schemas[table]
    left_out = {"record_id", *PROVENANCE, *schema.key}
    names = [f.name for f in schema.fields if f.type == "string" and f.name not in left_out]
    return tuple(fold(str(row.get(name) or "")) for name in names)
