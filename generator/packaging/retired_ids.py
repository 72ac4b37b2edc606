"""Identifiers of released versions of a package that the present one lacks: what the rows are called now.

The table is computed from the releases and never written by hand: retired_ids.csv stands beside the package
and in each release, and the pages of a report read it where an address names a record that they don't show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from generator.packaging.migration import as_model_2
from generator.packaging.old_ids import OldIds
from generator.packaging.reader import Package
from generator.packaging.row_names import names_by_content, read_again, told_by_all
from generator.records.schema import TableSchema
from generator.records.values import to_text

# Table and identifier of a row.
_Key = tuple[str, str]
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
    releases = (as_model_2(release) for release in releases)
    known = {(name, to_text(row["record_id"])) for name in _named(package) for row in package.tables[name]}
    found: dict[_Key, Retired] = {}
    # What the next release called a row whose present name the row itself doesn't tell.
    renamed: dict[_Key, _Key] = {}
    for release, following in pairwise(chain(releases, [package])):
        retired_now = {(r.table, r.record_id): r for r in _since(release, package)}
        for key, retired in retired_now.items():
            if key not in known:
                found.pop(key, None)
                renamed.pop(key, None)
                found[key] = retired
        if following is not package and not all(retired.successor for retired in retired_now.values()):
            renamed |= {(r.table, r.record_id): (r.table, r.successor) for r in _since(release, following)}
    led_on = (replace(found[key], successor=_led_on(key, known, found, renamed)) for key in found)
    return sorted(led_on, key=lambda retired: retired.table)


def _led_on(key: _Key, known: Set[_Key], found: Mapping[_Key, Retired], renamed: Mapping[_Key, _Key]) -> str:
    """The present name of a row, if need be by way of the names that later releases gave it."""
    while key not in known:
        if key not in found:
            return ""
        if found[key].successor:
            return found[key].successor
        # A step leads to a later release, so that the way ends.
        key = renamed.get(key, ("", ""))
    return key[1]


def old_ids(package: Package, releases: Iterable[Package]) -> OldIds:
    """What the rows of a package were called in its releases of version 1, where it was otherwise."""
    first = [one for one in releases if str(one.descriptor["version"]).startswith("1.")]
    return {
        (package.name, retired.table, retired.successor): retired.record_id
        for retired in retired_ids(package, first)
        if retired.successor
    }


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
    """Rows of a release that a later package calls otherwise; all rows of a table that it lacks are gone."""
    version, old = str(release.descriptor["version"]), _named(release)
    schemas = told_by_all({**old, **_named(package)}, release, package)
    before, after = (names_by_content(one, schemas)[0] for one in (release, package))
    for name in old:
        present = dict(zip(after[name], package.tables.get(name, []), strict=True))
        named_as_before = set(before[name])
        free = {
            to_text(row.get("record_id")): row
            for called, row in present.items()
            if called not in named_as_before
        }
        for row, called in zip(release.tables[name], before[name], strict=True):
            record_id = to_text(row["record_id"])
            known = called in present
            successor = to_text(present[called].get("record_id")) if known else read_again(row, free)
            if successor != record_id:
                yield Retired(version, name, record_id, successor)
