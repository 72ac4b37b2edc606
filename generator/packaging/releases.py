"""Releases: versions of a package that are kept for ever under their own address and never rewritten.

data/releases/<report_id>/<version>/ holds the ZIP, CHANGES.csv (the differences from the version before) and
retired_ids.csv (identifiers of earlier versions that it lacks).
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Problem
from generator.packaging.changes import Change, changes_csv, count_changes, package_changes, read_changes
from generator.packaging.checksums import with_sums
from generator.packaging.package_source import package_in_zip
from generator.packaging.reader import Package
from generator.packaging.retired_ids import FILE as RETIRED
from generator.packaging.retired_ids import retired_csv
from generator.packaging.zip_file import unzip_bytes, zip_bytes

_ABOUT = "release.json"
_CHANGES = "CHANGES.csv"
# They say how a release stands to others, and are no data of it.
BESIDE = frozenset({_CHANGES, RETIRED})
_WORDING = frozenset({"description", "description_en"})


@dataclass(frozen=True, slots=True)
class Release:
    """One released version.

    Attributes:
        report_id: the package.
        version: three numbers joined by dots.
        folder: where its files stand.
        date: day of the release, ISO, as the manifest gave it then.
        counts: rows added, removed and changed, by table.
        previous: the version before, None for the first.
    """

    report_id: str
    version: str
    folder: Path
    date: str
    counts: Mapping[str, Mapping[str, int]]
    previous: str | None = None

    @property
    def archive(self) -> Path:
        """The ZIP of the package as it was released."""
        return self.folder / f"{self.report_id}.zip"

    def changes(self) -> list[Change]:
        """Every difference from the version before, as CHANGES.csv keeps them."""
        return read_changes((self.folder / _CHANGES).read_bytes())


def releases_of(report_id: str, folder: Path) -> list[Release]:
    """All releases of a report in the ``folder`` of releases, the oldest first."""
    found = []
    for kept in (folder / report_id).glob("*.*.*"):
        about = json.loads((kept / _ABOUT).read_text("utf-8"))
        found.append(Release(report_id, kept.name, kept, about["date"], about["changes"], about["previous"]))
    return sorted(found, key=lambda release: version_number(release.version))


def version_number(version: str) -> tuple[int, ...]:
    """A version for comparison: 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in version.split("."))


def release_files(
    package: Package, archive: Mapping[str, bytes], earlier: Sequence[Release]
) -> dict[str, bytes]:
    """Files of a new release.

    Args:
        package: the published package.
        archive: what its ZIP holds.
        earlier: releases of the same package, the oldest first.
    """
    before = (
        package_in_zip(earlier[-1].folder / f"{package.name}.zip", earlier[-1].version) if earlier else None
    )
    changes = package_changes(before, package)
    about = {
        "version": package.descriptor["version"],
        "date": package.descriptor["created"][:10],
        "previous": earlier[-1].version if earlier else None,
        "changes": count_changes(changes),
    }
    beside = {_CHANGES: changes_csv(changes), RETIRED: retired_csv(package, kept_packages(earlier))}
    return {
        f"{package.name}.zip": zip_bytes(with_sums({**archive, **beside})),
        **beside,
        _ABOUT: (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode(),
    }


def kept_packages(releases: Iterable[Release]) -> Iterator[Package]:
    """The packages of releases, read one at a time."""
    for kept in releases:
        yield package_in_zip(kept.archive, f"{kept.report_id}@{kept.version}")


def released_problems(
    report_id: str, version: str, files: Mapping[str, bytes], folder: Path
) -> list[Problem]:
    """What breaks a promise to readers of releases.

    RELEASE-CHANGED where data differ from the release of that version, RELEASE-ORDER for an older one,
    RELEASE-SHAPE where a table or column of the last release is gone or other without a new first number.
    """
    earlier = releases_of(report_id, folder)
    manifest = f"content/reports/{report_id}.yml"
    same = next((release for release in earlier if release.version == version), None)
    if same is not None:
        changed = differing_files(files, unzip_bytes(same.archive.read_bytes()))
        if changed:
            seen = f"version {version} was released with another {', '.join(changed[:5])}"
            remedy = "Raise version (and created) there: a release is never rewritten."
            return [Problem("RELEASE-CHANGED", manifest, None, seen, "a new version", remedy)]
    elif earlier and version_number(version) < version_number(earlier[-1].version):
        seen, expected = f"version {version}", f"one after {earlier[-1].version}, the last release"
        return [Problem("RELEASE-ORDER", manifest, None, seen, expected, "Raise version there.")]
    elif earlier and version_number(version)[0] == version_number(earlier[-1].version)[0]:
        return _reshaped(earlier[-1], manifest, version, json.loads(files["datapackage.json"]))
    return []


def _reshaped(last: Release, manifest: str, version: str, descriptor: Mapping[str, Any]) -> list[Problem]:
    lost = sorted({f"{table}.{column}" for table, column, *_ in _shape_of(last) - _shape(descriptor)})
    if not lost:
        return []
    seen = f"version {version} lacks {', '.join(lost[:5])}, or has it with another type or unit"
    expected = f"the columns of {last.version}, for readers of addresses without a version"
    remedy = "Raise the first number of version there, or keep the columns as they were."
    return [Problem("RELEASE-SHAPE", manifest, None, seen, expected, remedy)]


def differing_files(files: Mapping[str, bytes], kept: Mapping[str, bytes]) -> list[str]:
    """Names of descriptor and tables that differ from those in a release's ZIP, or are gone since.

    Descriptions say what the data are and are no data: one may be worded better under the same version.
    """
    changed = sorted(
        name
        for name, data in files.items()
        if name not in kept or _data(name, data) != _data(name, kept[name])
    )
    return changed + sorted(name for name in kept if name.endswith(".csv") and name not in {*files, *BESIDE})


def _data(name: str, content: bytes) -> object:
    """What a file says beside its descriptions."""
    return _undescribed(json.loads(content)) if name.endswith(".json") else content


def _undescribed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _undescribed(item) for key, item in value.items() if key not in _WORDING}
    return [_undescribed(item) for item in value] if isinstance(value, list) else value


def _shape(descriptor: Mapping[str, Any]) -> frozenset[tuple[str, str, str, str]]:
    """Table, name, type and unit of every column."""
    return frozenset(
        (resource["name"], field["name"], field["type"], field.get("unit", ""))
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
    )


def _shape_of(release: Release) -> frozenset[tuple[str, str, str, str]]:
    with zipfile.ZipFile(release.archive) as archive:
        return _shape(json.loads(archive.read("datapackage.json")))


def last_of_earlier_majors(releases: Iterable[Release], version: str) -> list[Release]:
    """Of every first number before that of ``version`` the last release, the oldest first."""
    last = {version_number(release.version)[0]: release for release in releases}
    return [release for major, release in last.items() if major < version_number(version)[0]]
