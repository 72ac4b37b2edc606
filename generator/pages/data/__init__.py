"""The data pages: all packages together and each; validation and versions; the dictionary of each table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.downloads import downloads_of
from generator.packaging.releases import releases_of
from generator.pages.data.changes_page import changes_draft
from generator.pages.data.collection_page import collection_draft, collection_of
from generator.pages.data.package_page import package_draft
from generator.pages.data.questions import OwnTables
from generator.pages.data.renamed import migration_asset
from generator.pages.data.table_page import table_draft
from generator.pages.data.validation_page import validation_draft
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site


def drafts(site: Site) -> Iterator[Draft]:
    """The index of packages, then for each package its page, its validation, its versions, a page a table."""
    packages = list(site.packages.values())
    collection = collection_of(site)
    yield Draft(
        "data/",
        "資料下載",
        "data/index.md.j2",
        {"packages": packages, "downloads": downloads_of(collection), "collection": collection},
        description="每份報告一個資料套件：CSV、Excel、Parquet、SQLite、欄位說明、查核結果與引用方式。",
    )
    yield collection_draft(site, collection)
    kept = releases_of(collection.name, site.folders.releases)
    yield changes_draft(collection, kept, packages, (migration_asset(),))
    for package in packages:
        yield package_draft(site, package)
        yield validation_draft(package)
        yield changes_draft(package, releases_of(package.name, site.folders.releases))
        own = OwnTables(package)
        for table in package.tables:
            yield table_draft(site, own, table)
