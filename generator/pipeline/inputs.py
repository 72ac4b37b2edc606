"""What each stage reads, as one digest: a stage runs again exactly when its digest changes."""

from __future__ import annotations

import sqlite3
import sys
import sysconfig
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from generator.loading import ABOUT_SOURCE
from generator.paths import ProjectPaths
from generator.publishing.addresses import LIST as ADDRESS_LIST
from generator.publishing.tree import digest_entries, digest_inputs, digest_tree
from generator.reading.manifest import Manifest

_GENERATOR = Path(__file__).resolve().parent.parent
_GROUND = ("errors.py", "paths.py", "registry.py", "yaml_entries.py", "yaml_files.py", "yaml_values.py")
# Code that decides what a package holds; pages, charts and the command line don't.
PACKAGE_CODE = (
    *_GROUND,
    "loading.py",
    "report.py",
    "reading",
    "language",
    "records",
    "forms",
    "families",
    "checking",
    "packaging",
    "pipeline/package_stage.py",
)


def package_inputs(manifest: Manifest, paths: ProjectPaths) -> list[Path]:
    """All files and folders that the package of a report is made from."""
    report_id = manifest.report_id
    return [
        paths.source(report_id),
        *(paths.sources / f"{report_id}.{kind}" for kind in ABOUT_SOURCE),
        paths.manifests / f"{report_id}.yml",
        paths.content / "curated" / report_id,
        paths.content / "explanations" / f"{report_id}.yml",
        paths.content / "corrections" / f"{report_id}.yml",
        paths.content / "withheld.yml",
        paths.schemas / manifest.family,
        paths.schemas / "common",
        *sorted(paths.schemas.glob("*.yml")),
    ]


def package_key(manifest: Manifest, paths: ProjectPaths) -> str:
    """Digest of all that the package of a report depends on."""
    read = digest_inputs(package_inputs(manifest, paths), paths.root)
    return combined([manifest.report_id, read, code_digest(PACKAGE_CODE)])


def register_key(packages: Mapping[str, str], paths: ProjectPaths) -> str:
    """Digest of all that the register depends on; ``packages`` are the keys of the reports' packages."""
    own = [
        paths.register,
        paths.releases / "register",
        paths.schemas,
    ]
    code = (
        *_GROUND,
        "records",
        "packaging",
        "register",
        "pipeline/register_stage.py",
        "pipeline/identify_stage.py",
    )
    reports = [f"{report_id} {key}" for report_id, key in sorted(packages.items())]
    digest = code_digest(code)
    return combined(["register", digest_inputs(own, paths.root), digest, *reports])


def download_code_digest() -> str:
    """Digest of the code and libraries that write the downloads, and of the names that models had before."""
    code = code_digest((*_GROUND, "records", "packaging", "pipeline/download_stage.py"))
    paths = ProjectPaths.of_checkout()
    return combined([code, digest_inputs([paths.migrations], paths.root)])


def site_key(paths: ProjectPaths, packages: Path, downloads: str, url: str) -> str:
    """Digest of all that pages and site depend on: packages, content, docs, templates, settings, code.

    The list of published addresses is compared with the finished site; no page is made from it.
    """
    content = [path for path in sorted(paths.content.glob("*")) if path.name != ADDRESS_LIST]
    own = [*content, paths.templates, paths.documentation, paths.migrations, paths.root / "mkdocs.yml"]
    code = code_digest((".",))
    return combined([digest_tree(packages), downloads, digest_inputs(own, paths.root), code, url])


def combined(parts: Iterable[str]) -> str:
    """One digest of several texts, in their order."""
    return digest_entries((str(position), part.encode()) for position, part in enumerate(parts))


@cache
def code_digest(parts: tuple[str, ...]) -> str:
    """Digest of parts of the generator's code, of the interpreter and of the installed libraries.

    The interpreter may bring SQLite and zlib along or find them in the system; each writes other bytes in
    another version.
    """
    code = digest_inputs((_GENERATOR / part for part in parts), _GENERATOR)
    system = f"SQLite {sqlite3.sqlite_version}", f"zlib {zlib.ZLIB_RUNTIME_VERSION}"
    return combined([code, sys.version, *system, *installed_libraries()])


@cache
def installed_libraries() -> tuple[str, ...]:
    """Name and version of every installed library, sorted.

    Every one counts: a security update of one that writes a table or a page must not leave what the old one
    wrote. The names of their folders say both, and reading these takes a millisecond.
    """
    places = {Path(place) for place in map(sysconfig.get_path, ("purelib", "platlib"))}
    return tuple(sorted({folder.stem for place in places for folder in place.glob("*.dist-info")}))
