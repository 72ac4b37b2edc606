"""The page of a package's versions: which rows each release added, removed and changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.packaging.changes import Change
from generator.packaging.last_tables import tables_of
from generator.packaging.reader import Package
from generator.packaging.releases import Release, last_of_earlier_majors, version_number
from generator.pages.data.renamed import URL as MIGRATION
from generator.pages.data.renamed import names_since_model_1
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset

# A reader looks through some hundred rows; whoever wants more takes CHANGES.csv.
MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A release as the page shows it.

    Attributes:
        release: the release.
        tables: each table's title and its numbers of added, removed and changed rows.
        shown: single differences, as many as a page can hold; none for the first release.
        left_out: how many more there are.
    """

    release: Release
    tables: Sequence[tuple[str, int, int, int]]
    shown: Sequence[tuple[str, Change]]
    left_out: int


def changes_draft(
    package: Package,
    releases: Sequence[Release],
    parts: Sequence[Package] = (),
    assets: tuple[Asset, ...] = (),
) -> Draft:
    """The page of one package's versions.

    Args:
        package: the package.
        releases: the oldest first.
        parts: the packages of which a collection is made.
        assets: files that are published with the page.
    """
    version = str(package.descriptor["version"])
    return Draft(
        f"data/{package.name}/changes/",
        f"各版本的異動：{package.descriptor['title']}",
        "data/changes.md.j2",
        {
            "package": package,
            "versions": [_facts(package, release) for release in reversed(releases)],
            "kept": any(release.version == version for release in releases),
            "names": names_since_model_1(parts or [package]) if _since_model_1(version, releases) else None,
            "migration": MIGRATION,
            "earlier": _earlier(package, releases),
        },
        description=f"{package.descriptor['title']}資料套件每一版新增、移除與變更的列。",
        search=SearchFacts("table", package.name),
        assets=assets,
    )


def _since_model_1(version: str, releases: Sequence[Release]) -> bool:
    """Whether somebody may have a version with the names of model 1, and this one has others."""
    return version_number(version) >= (2,) and any(version_number(r.version) < (2,) for r in releases)


def _earlier(package: Package, releases: Sequence[Release]) -> list[tuple[str, Sequence[str]]]:
    """The last version of each earlier shape with its tables, the newest first."""
    last = last_of_earlier_majors(releases, str(package.descriptor["version"]))
    return [(release.version, tables_of(release)) for release in reversed(last)]


def _facts(package: Package, release: Release) -> VersionFacts:
    tables = [
        (_title(package, name), counts["added"], counts["removed"], counts["changed"])
        for name, counts in release.counts.items()
    ]
    # Of the first release every row is new: a list of them would be the package over again.
    changes = release.changes() if release.previous is not None else []
    shown = [(_title(package, change.table), change) for change in changes[:MOST_SHOWN]]
    return VersionFacts(release, tables, shown, len(changes) - len(shown))


def _title(package: Package, table: str) -> str:
    """The table's title; its name where today's package has it no more."""
    schema = package.schemas.get(table)
    return schema.title["zh"] if schema else table
