"""What a package's ZIP holds: all that is needed to understand, check and cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.packaging.addresses import Addresses
from generator.packaging.checksums import with_sums
from generator.packaging.citation import citation_files
from generator.packaging.collection import COLLECTION, collection_package
from generator.packaging.csvw import csvw_metadata
from generator.packaging.derived_version import derived_version
from generator.packaging.descriptor import to_compact_json, to_json
from generator.packaging.old_names import FILE, migration_file
from generator.packaging.reader import Package, load_package
from generator.packaging.readme import collection_readme, package_licence, package_readme
from generator.packaging.reference import Part


@dataclass(frozen=True, slots=True)
class Archive:
    """A package and the files of its ZIP.

    Attributes:
        package: the package.
        canonical: descriptor and CSV files, which a release keeps for ever.
        files: all files of the ZIP by name, in their order.
    """

    package: Package
    canonical: Mapping[str, bytes]
    files: Mapping[str, bytes]


def published_archive(
    name: str, packages: Path, templates: Path, releases: Path, addresses: Addresses
) -> Archive:
    """The archive of a published package by its name, that of the collection included.

    Args:
        name: of the package.
        packages: folder of all published packages.
        templates: folder of the templates of readmes.
        releases: folder of what was released: the version of the collection follows it.
        addresses: what citations lead to.

    Raises:
        ProblemError: PACKAGE-BROKEN where there is no such package or it can't be read.
    """
    if name != COLLECTION:
        return report_archive(packages / name, templates, addresses)
    folders = sorted(path.parent for path in packages.glob("*/datapackage.json"))
    loaded = [load_package(folder) for folder in folders]
    return collection_archive(loaded, folders, templates, releases, addresses)


def report_archive(folder: Path, templates: Path, addresses: Addresses) -> Archive:
    """The archive of the published package in ``folder``."""
    return _report_archive(load_package(folder), folder, templates, addresses)


def _report_archive(package: Package, folder: Path, templates: Path, addresses: Addresses) -> Archive:
    parts: list[Part] = [(package.descriptor, resource) for resource in package.descriptor["resources"]]
    readme = package_readme(package, templates, addresses)
    archive = _archive(package, _canonical(package, folder), readme, parts, templates, addresses)
    return _with(archive, {"csv-metadata.json": to_compact_json(csvw_metadata(package))})


def collection_archive(
    packages: Sequence[Package],
    folders: Sequence[Path],
    templates: Path,
    releases: Path,
    addresses: Addresses,
) -> Archive:
    """The archive of all published packages, read from ``folders``: each with its files in a folder."""
    collection = collection_package(packages, collection_version(packages, folders, releases))
    canonical = _collection_files(collection, packages, folders)
    readme = collection_readme(collection, packages, templates, addresses)
    parts: list[Part] = [(package.descriptor, None) for package in packages]
    archive = _archive(collection, canonical, readme, parts, templates, addresses)
    each = {
        f"{package.name}/{name}": data
        for package, folder in zip(packages, folders, strict=True)
        for name, data in _report_archive(package, folder, templates, addresses).files.items()
    }
    return _with(archive, {**each, f"migrations/{FILE}": migration_file()})


def collection_version(packages: Sequence[Package], folders: Sequence[Path], releases: Path) -> str:
    """The version of all packages together, which follows their data."""
    return derived_version(
        COLLECTION,
        lambda version: _collection_files(collection_package(packages, version), packages, folders),
        releases,
    )


def _collection_files(
    collection: Package, packages: Sequence[Package], folders: Sequence[Path]
) -> dict[str, bytes]:
    files = {"datapackage.json": to_json(collection.descriptor)}
    for package, folder in zip(packages, folders, strict=True):
        files |= {f"{package.name}/{name}": data for name, data in _canonical(package, folder).items()}
    return files


def _canonical(package: Package, folder: Path) -> dict[str, bytes]:
    """The committed files: descriptor first, then the CSVs in the order of the descriptor."""
    names = ["datapackage.json", *(resource["path"] for resource in package.descriptor["resources"])]
    return {name: (folder / name).read_bytes() for name in names}


def _archive(
    package: Package,
    canonical: Mapping[str, bytes],
    readme: bytes,
    parts: Sequence[Part],
    templates: Path,
    addresses: Addresses,
) -> Archive:
    files = {
        "README.md": readme,
        "LICENSE.md": package_licence(package, templates),
        **canonical,
        **citation_files(package.descriptor, parts, addresses),
    }
    return _with(Archive(package, canonical, files), {})


def _with(archive: Archive, more: Mapping[str, bytes]) -> Archive:
    return replace(archive, files=with_sums({**archive.files, **more}))
