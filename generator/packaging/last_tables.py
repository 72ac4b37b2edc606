"""Tables as the last release before a new first number had them, each under an address for ever."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from generator.packaging.reader import Package
from generator.packaging.releases import BESIDE, Release, last_of_earlier_majors

_DESCRIPTOR = "datapackage.json"


def last_tables(package: Package, releases: Sequence[Release]) -> dict[str, bytes]:
    """File name -> bytes below /data/<package>/ for readers of earlier shapes.

    The tables and the descriptor of these releases stand below their version. A table that the package has
    no more goes on being delivered without a version too, as it last was.
    """
    files: dict[str, bytes] = {}
    for release in last_of_earlier_majors(releases, str(package.descriptor["version"])):
        with zipfile.ZipFile(release.archive) as archive:
            kept = {f"{table}.csv": archive.read(f"{table}.csv") for table in tables_of(release)}
            files[f"{release.version}/{_DESCRIPTOR}"] = archive.read(_DESCRIPTOR)
        files |= {f"{release.version}/{name}": data for name, data in kept.items()}
        gone = {name for name in kept if name.removesuffix(".csv") not in package.schemas}
        files |= {name: kept[name] for name in gone}
    return files


def tables_of(release: Release) -> tuple[str, ...]:
    """Names of the tables that a release of one report has as files."""
    return _tables(release.archive)


@lru_cache(maxsize=64)
def _tables(archive: Path) -> tuple[str, ...]:
    with zipfile.ZipFile(archive) as kept:
        names = [name for name in kept.namelist() if name.endswith(".csv") and name not in BESIDE]
    return tuple(name.removesuffix(".csv") for name in names if "/" not in name)
