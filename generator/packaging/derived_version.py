"""The version of a package that is made from all reports: no manifest states it, so it follows its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path

from generator.packaging.changes import Change, package_changes
from generator.packaging.package_source import package_of
from generator.packaging.reader import Package
from generator.packaging.releases import differing_files, releases_of, version_number
from generator.packaging.zip_file import unzip_bytes

FIRST = "1.0.0"


def derived_version(name: str, files_with: Callable[[str], Mapping[str, bytes]], releases: Path) -> str:
    """The version of the last release while the data are the same, and the next one when they differ.

    Args:
        name: of the package.
        files_with: descriptor and tables of the package under a given version.
        releases: folder of what was released.
    """
    earlier = releases_of(name, releases)
    if not earlier:
        return FIRST
    last = earlier[-1].version
    kept = unzip_bytes((earlier[-1].folder / f"{name}.zip").read_bytes())
    files = files_with(last)
    if not differing_files(files, kept):
        return last
    tables = {path for path in {*kept, *files} if path.endswith(".csv")}

    def without(tables: Set[str]) -> tuple[Package, Package]:
        old, new = _without_rows(kept, tables), _without_rows(files, tables)
        return package_of(old, f"{name}@{last}"), package_of(new, name)

    def changes() -> Sequence[Change]:
        return package_changes(*without({path for path in tables if kept.get(path) == files.get(path)}))

    return next_version(last, *without(tables), changes)


def _without_rows(files: Mapping[str, bytes], tables: Set[str]) -> dict[str, bytes]:
    """The files with nothing but the header in ``tables``: equal rows need not be read to be compared."""
    return {
        path: data.partition(b"\n")[0] + b"\n" if path in tables else data for path, data in files.items()
    }


def next_version(version: str, old: Package, new: Package, changes: Callable[[], Sequence[Change]]) -> str:
    """The version after ``version``.

    The first number rises when a column or table goes or gets another type or unit, or what identifies its
    rows changes, the second when rows or columns come or go, and the third when values are mended.
    ``changes`` of rows, which take long to find, are asked for where the columns don't decide.
    """
    major, minor, patch = version_number(version)
    before, after = _columns(old), _columns(new)
    if before - after or _rekeyed(old, new):
        return f"{major + 1}.0.0"
    if after - before or any(change.kind != "changed" for change in changes()):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def _columns(package: Package) -> set[tuple[str, ...]]:
    return {
        (name, field.name, field.type, field.unit)
        for name, schema in package.schemas.items()
        for field in schema.fields
    }


def _rekeyed(old: Package, new: Package) -> bool:
    """Whether rows of a table are identified by other columns than before."""
    return any(
        (schema.primary_key, schema.key, schema.identified_by)
        != (old.schemas[name].primary_key, old.schemas[name].key, old.schemas[name].identified_by)
        for name, schema in new.schemas.items()
        if name in old.schemas
    )
