"""Identifiers of released versions of a package that the present one lacks: what the rows are called now.

The table is computed from the releases and never written by hand: retired_ids.csv stands beside the package
and in each release, and the pages of a report read it where an address names a record that they don't show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.packaging.row_names import names_by_content, read_again
from generator.records.schema import TableSchema
from generator.records.values import to_text

FILE = "retired_ids.csv"
_HEADER = ("version", "table", "record_id", "successor")


@dataclass(frozen=True, slots=True)
class Retired:
    """An identifier that is no longer used.

    Attributes:
        version: the last release that used it.
        table: name of the table.
        record_id: the identifier.
        successor: what the row is called now; empty where it is gone.
    """

    version: str
    table: str
    record_id: str
    successor: str


def retired_ids(package: Package, releases: Iterable[Package]) -> list[Retired]:
    """What every release (the oldest first) called otherwise, by table and in the order of its rows."""
    known = {
        (name, row["record_id"])
        for name, schema in _named(package).items()
        for row in package.tables[schema.name]
    }
    found: dict[tuple[str, str], Retired] = {}
    for release in releases:
        for retired in _since(release, package):
            key = retired.table, retired.record_id
            if key not in known:
                found.pop(key, None)
                found[key] = retired
    return sorted(found.values(), key=lambda retired: retired.table)


def retired_csv(package: Package, releases: Iterable[Package]) -> bytes:
    """retired_ids.csv, with its header alone where every identifier is in use."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_HEADER)
    for retired in retired_ids(package, releases):
        writer.writerow([retired.version, retired.table, retired.record_id, retired.successor])
    return buffer.getvalue().encode("utf-8")


def _named(package: Package) -> Mapping[str, TableSchema]:
    """Tables whose rows have identifiers."""
    return {name: s for name, s in package.schemas.items() if s.primary_key == ("record_id",)}


def _since(release: Package, package: Package) -> Iterator[Retired]:
    schemas = {name: schema for name, schema in _named(package).items() if name in release.tables}
    version = str(release.descriptor["version"])
    names, _ = names_by_content(release, schemas)
    for name in schemas:
        present = {to_text(row["record_id"]): row for row in package.tables[name]}
        free = {key: row for key, row in present.items() if key not in set(names[name])}
        for row, called in zip(release.tables[name], names[name], strict=True):
            record_id = to_text(row["record_id"])
            successor = called if called in present else read_again(row, free)
            if successor != record_id:
                yield Retired(version, name, record_id, successor)
