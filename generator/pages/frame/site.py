"""Everything that any page may need to know: packages, where records are shown, content written by people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.packaging.addresses import Addresses, known_addresses
from generator.packaging.derived_version import FIRST
from generator.packaging.queries import Database
from generator.packaging.reader import Package, load_package
from generator.pages.frame.editions import Editions
from generator.pages.frame.interface import NO_WORDS, Interface
from generator.pages.frame.links import RecordLinks
from generator.pages.frame.notes import Notes
from generator.pages.frame.other_names import OtherNames, load_other_names
from generator.pages.frame.places import Places
from generator.pages.frame.reviewed import load_phrases, load_places
from generator.paths import ProjectPaths
from generator.records.schema import TableSchema, load_schemas
from generator.records.values import Row

# The package that says which records of all others are about the same programme.
REGISTER = "register"
# A budget line 水利署及所屬 is the agency with its branches.
_WITH_BRANCHES = "及所屬"


@dataclass(frozen=True, slots=True)
class Folders:
    """What pages read beside the packages.

    Attributes:
        content: what people wrote.
        documentation: what maintainers read.
        schemas: what the tables of all families are.
        releases: the released versions of the packages.
    """

    content: Path
    documentation: Path
    schemas: Path
    releases: Path

    @classmethod
    def of(cls, paths: ProjectPaths) -> Folders:
        """Those of a project."""
        return cls(paths.content, paths.documentation, paths.schemas, paths.releases)


@dataclass(frozen=True)
class Site:
    """The site's data.

    Attributes:
        packages: by name, sorted.
        links: where the records of each package are shown, by package name.
        folders: where what is no package stands.
        glossary: entries of content/glossary.yml in their order.
        interface: words of the interface in both languages.
        url: address of the site with its final slash; empty where it is not known.
        contact: address that takes notes on what looks wrong; empty where there is none.
        collection_version: version of all packages together.
        notes: what is asked of all this while a page is drawn.
    """

    packages: Mapping[str, Package]
    links: Mapping[str, RecordLinks]
    folders: Folders
    glossary: tuple[Mapping[str, Any], ...] = ()
    interface: Interface = NO_WORDS
    url: str = ""
    contact: str = ""
    collection_version: str = FIRST
    notes: Notes = field(default_factory=Notes)

    @property
    def content(self) -> Path:
        """Folder of what people wrote."""
        return self.folders.content

    @cached_property
    def addresses(self) -> Addresses:
        """What citations lead to."""
        return known_addresses(self.url, self.folders.content, self.folders.releases)

    def tables_of(self, package: Package) -> Mapping[str, TableSchema]:
        """What schemas say of a package's tables beside its descriptor: names of rows, roles of columns."""
        family = package.family or package.name
        if family not in self._schemas:
            self._schemas[family] = load_schemas(self.folders.schemas, family)
        return self._schemas[family]

    @cached_property
    def _schemas(self) -> dict[str, Mapping[str, TableSchema]]:
        return {}

    @cached_property
    def corrections(self) -> dict[tuple[str, str], list[Row]]:
        """Corrections of each record by package and record_id: shown beside the printed value."""
        found: dict[tuple[str, str], list[Row]] = {}
        for name, package in self.packages.items():
            for row in package.tables.get("corrections", []):
                found.setdefault((name, str(row["record_id"])), []).append(row)
        return found

    @property
    def reports(self) -> list[Package]:
        """The packages of reports by name: all but the register."""
        return [p for name, p in self.packages.items() if name != REGISTER]

    @cached_property
    def editions(self) -> Editions:
        """Which records are current where several editions of a report print the same quantity."""
        return Editions(self.reports, self.packages.get(REGISTER))

    @cached_property
    def database(self) -> Database:
        """All packages as the published database has them."""
        return Database(self.packages.values())

    @cached_property
    def places(self) -> Places:
        """Places and the current records that name them."""
        tables = {package.name: self.tables_of(package) for package in self.reports}
        return Places(load_places(self.content), self.reports, tables, self.editions)

    @cached_property
    def named_programmes(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """(name, address) of every programme that a record speaks of, by package and record_id."""
        package = self.packages.get(REGISTER)
        if package is None:
            return {}
        names = {row["programme_id"]: str(row["name"]) for row in package.tables["programmes"]}
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for row in package.tables["mentions"]:
            if row["relation"] == "same":
                target = names[row["programme_id"]], f"programmes/{row['programme_id']}/"
                found.setdefault((str(row["report_id"]), str(row["record_id"])), []).append(target)
        return found

    @cached_property
    def agency_pages(self) -> dict[str, str]:
        """Address of an agency's page by every name that it has or had."""
        package = self.packages.get(REGISTER)
        rows = package.tables["agency_names"] if package else []
        return {str(row["name"]): f"agencies/{row['agency_id']}/" for row in rows}

    @cached_property
    def english_names(self) -> dict[str, str]:
        """What the register calls an agency in English, by all its names, with branches or not."""
        package = self.packages.get(REGISTER)
        english = (
            {row["agency_id"]: str(row["name_en"] or "") for row in package.tables["agencies"]}
            if package
            else {}
        )
        rows = package.tables["agency_names"] if package else []
        return {
            f"{row['name']}{branches}": english.get(row["agency_id"], "")
            for row in rows
            for branches in ("", _WITH_BRANCHES)
        }

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """Sentences of the pages in English, by the Chinese ones; none where content/ has no such file."""
        return load_phrases(self.content)

    @cached_property
    def other_names(self) -> OtherNames:
        """Short and former names of each agency by its present name."""
        return load_other_names(self.content)

    @cached_property
    def terms(self) -> dict[str, Mapping[str, Any]]:
        """Entries of the glossary by the term itself."""
        return {str(entry["term"]): entry for entry in self.glossary}

    @cached_property
    def field_terms(self) -> dict[str, Mapping[str, Any]]:
        """Entries of the glossary by the names of the fields that they explain."""
        return {name: entry for entry in self.glossary for name in entry.get("columns", ())}

    def record_url(self, package: str, record_id: str) -> str | None:
        """Address of a record, or None where no page shows it."""
        links = self.links.get(package)
        return links.url(record_id) if links else None


def load_packages(folder: Path) -> dict[str, Package]:
    """All packages of a folder by name."""
    found = sorted(path.parent for path in folder.glob("*/datapackage.json"))
    return {path.name: load_package(path) for path in found}
