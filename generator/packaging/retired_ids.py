"""Identifiers of released versions of a package that the present one lacks: what the rows are called now.

The table is computed from the releases and never written by hand: retired_ids.csv stands beside the package
and in each release, and the pages of a report read it where an address names a record that they don't show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from generator.packaging.reader import Package
from generator.packaging.row_names import names_by_content
from generator.records.schema import TableSchema
from generator.records.values import Row, to_text

FILE = "retired_ids.csv"
_HEADER = ("version", "table", "record_id", "successor")
# Less alike than this, two rows of one line are two rows and not one that was read again.
_ALIKE = 60


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
            successor = called if called in present else _read_again(row, free)
            if successor != record_id:
                yield Retired(version, name, record_id, successor)


def _read_again(row: Row, free: Mapping[str, Row]) -> str:
    """The row from a line of this one that says most nearly the same; empty where none does."""
    lines, text = _lines(row), _text(row)
    alike = [
        (ratio(text, _text(other), score_cutoff=_ALIKE), key)
        for key, other in free.items()
        if not lines.isdisjoint(_lines(other))
    ]
    score, key = max(alike, default=(0.0, ""))
    return key if score else ""


def _lines(row: Row) -> frozenset[int]:
    first, last = row.get("line_start"), row.get("line_end")
    return (
        frozenset(range(first, last + 1)) if isinstance(first, int) and isinstance(last, int) else frozenset()
    )


def _text(row: Row) -> str:
    return "".join(value for name, value in row.items() if isinstance(value, str) and name != "record_id")
