"""Where the project keeps what: the only place that knows the top-level folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProjectPaths:
    """Folders of one project tree, all derived from its root."""

    root: Path

    @classmethod
    def of_checkout(cls) -> ProjectPaths:
        """The tree this code stands in."""
        return cls(Path(__file__).resolve().parent.parent)

    @property
    def sources(self) -> Path:
        """Source texts, one ``<report_id>.txt`` a report."""
        return self.root / "data" / "sources"

    @property
    def reference(self) -> Path:
        """Open data about the same accounts, one ``<report_id>.csv`` a data set."""
        return self.root / "data" / "reference"

    def source(self, report_id: str) -> Path:
        """The text of a report, or the file of a data set that stands in ``reference``."""
        data_set = self.reference / f"{report_id}.csv"
        return data_set if data_set.exists() else self.sources / f"{report_id}.txt"

    @property
    def schemas(self) -> Path:
        """Table Schemas: ``<family>/<table>.yml`` and ``common/<table>.yml``."""
        return self.root / "data" / "schemas"

    @property
    def migrations(self) -> Path:
        """Where the tables and columns of an earlier model stand in the next one."""
        return self.root / "data" / "migrations"

    @property
    def packages(self) -> Path:
        """Published data packages: ``<report_id>/datapackage.json`` and its CSV files."""
        return self.root / "data" / "packages"

    @property
    def releases(self) -> Path:
        """Packages that were released, never rewritten: ``<report_id>/<version>/``."""
        return self.root / "data" / "releases"

    @property
    def content(self) -> Path:
        """What people wrote and decided: manifests, curated facts, explanations, prose."""
        return self.root / "content"

    @property
    def register(self) -> Path:
        """What people decided about programmes and agencies across reports."""
        return self.content / "register"

    @property
    def manifests(self) -> Path:
        """One ``<report_id>.yml`` a report."""
        return self.content / "reports"

    @property
    def documentation(self) -> Path:
        """What maintainers read; the site shows it too."""
        return self.root / "docs"

    @property
    def templates(self) -> Path:
        """Jinja templates of the generated pages."""
        return self.root / "site_templates"

    @property
    def build(self) -> Path:
        """Generated Markdown and other intermediate files; never edited by hand."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The finished static site."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """What stages made from inputs that they know by digest; may be removed at any time."""
        return self.root / ".cache"

    def relative(self, path: Path) -> str:
        """``path`` as a person names it: relative to the root where it lies inside."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.name
