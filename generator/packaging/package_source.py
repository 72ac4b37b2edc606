"""A package wherever it stands: a folder, a ZIP, or a published or released report by its name."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import Problem, ProblemError
from generator.packaging.collection import COLLECTION, collection_package
from generator.packaging.reader import Package, load_package, read_package
from generator.packaging.zip_file import unzip_bytes

_LARGEST_ARCHIVE = 500_000_000


def open_package(name: str, packages: Path, releases: Path) -> Package:
    """The package that ``name`` means.

    Args:
        name: a report_id (its published package) or the name of the collection of all packages,
            ``<name>@<version>`` (a release), or the path of a package's folder or ZIP.
        packages: folder of all published packages.
        releases: folder of what was released.

    Raises:
        ProblemError: PACKAGE-MISSING where there is none, PACKAGE-BROKEN where it can't be read.
    """
    report_id, mark, version = name.partition("@")
    if mark:
        return package_in_zip(releases / report_id / version / f"{report_id}.zip", name)
    if name == COLLECTION:
        folders = sorted(path.parent for path in packages.glob("*/datapackage.json"))
        return collection_package([load_package(folder) for folder in folders], "")
    path = Path(name)
    if path.is_file():
        return package_in_zip(path, name)
    for folder in (path, packages / name):
        if (folder / "datapackage.json").is_file():
            return load_package(folder)
    raise ProblemError([_missing(name)])


def package_of(files: Mapping[str, bytes], name: str) -> Package:
    """The package that is made of ``files``, descriptor and tables by their names; messages call it ``name``.

    Raises:
        ProblemError: PACKAGE-BROKEN where they are no package.
    """
    return read_package(files.__getitem__, name)


def package_in_zip(path: Path, name: str) -> Package:
    """The package in a ZIP; messages call it ``name``.

    Raises:
        ProblemError: PACKAGE-MISSING where there is no such file, PACKAGE-BROKEN where it can't be read.
    """
    if not path.is_file():
        raise ProblemError([_missing(name)])
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _LARGEST_ARCHIVE:
            raise zipfile.BadZipFile(f"{size} bytes when unpacked")  # noqa: TRY301
        files = unzip_bytes(path.read_bytes())
    except zipfile.BadZipFile as error:
        seen, remedy = f"a ZIP that can't be read ({error})", "Download it again."
        raise ProblemError([Problem("PACKAGE-BROKEN", name, None, seen, "a data package", remedy)]) from error
    return package_of(files, name)


def _missing(name: str) -> Problem:
    return Problem(
        "PACKAGE-MISSING",
        name,
        None,
        "no package",
        "a report_id, <report_id>@<version>, or the path of a package's folder or ZIP",
        "`ls data/packages data/releases` shows what there is.",
    )
