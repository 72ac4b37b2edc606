"""Every file of a package that is built for download, and those that hold all packages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.errors import Problem, ProblemError
from generator.packaging.addresses import Addresses
from generator.packaging.archive import collection_archive, report_archive
from generator.packaging.browser_tables import FOLDER as BROWSER_TABLES
from generator.packaging.browser_tables import browser_tables
from generator.packaging.collection import COLLECTION
from generator.packaging.completeness import metadata_problems
from generator.packaging.croissant import croissant
from generator.packaging.database import database_bytes
from generator.packaging.datasette import datasette_metadata
from generator.packaging.dcat import dataset_document
from generator.packaging.descriptor import to_compact_json
from generator.packaging.json_records import json_records
from generator.packaging.known_errors import known_errors
from generator.packaging.last_tables import last_tables
from generator.packaging.open_data_platform import data_gov_tw
from generator.packaging.parquet_file import parquet_bytes
from generator.packaging.reader import Package, load_package
from generator.packaging.ready_questions import ready_themes
from generator.packaging.release_feed import atom_feed
from generator.packaging.releases import kept_packages, releases_of
from generator.packaging.retired_ids import FILE as RETIRED
from generator.packaging.retired_ids import retired_csv
from generator.packaging.schema_org import json_ld
from generator.packaging.validation import validate_files, validation_report
from generator.packaging.workbook import workbook_bytes
from generator.packaging.zip_file import zip_bytes

# From /data/<package>/ to the site's root, where no address of the site is known.
_TO_ROOT = "../../"


def package_downloads(
    folder: Path, templates: Path, releases: Path, addresses: Addresses
) -> dict[str, bytes]:
    """File name -> bytes below /data/<package>/, from the folder of a published package and its releases.

    Args:
        folder: of the package.
        templates: folder of the templates of readmes.
        releases: folder of what was released.
        addresses: what citations and metadata lead to.

    Raises:
        ProblemError: PACKAGE-METADATA where it doesn't say what it is, where it comes from or how it may be
            used; PACKAGE-INVALID where frictionless finds a fault in it.
    """
    incomplete = metadata_problems(folder)
    if incomplete:
        raise ProblemError(incomplete)
    archive = report_archive(folder, templates, addresses)
    package = archive.package
    files = {**archive.files, f"{package.name}.zip": zip_bytes(archive.files)}
    files[f"{package.name}.xlsx"] = workbook_bytes(package, addresses)
    errors = known_errors(package)
    for name, schema in package.schemas.items():
        known = [error for error in errors if error.table == name]
        files[f"{name}.parquet"] = parquet_bytes(schema, package.tables[name], known)
        files[f"{name}.json"] = json_records(schema, package.tables[name])
    files["validation.json"] = to_compact_json(validation_report(package, _validated(package, folder)))
    files["dataset.jsonld"] = to_compact_json(json_ld(package, addresses.site or _TO_ROOT))
    files["croissant.json"] = to_compact_json(croissant(package, addresses, files))
    files["dcat.jsonld"] = to_compact_json(dataset_document(package, addresses.site, _TO_ROOT, files))
    kept = releases_of(package.name, releases)
    files[RETIRED] = retired_csv(package, kept_packages(kept))
    return files | last_tables(package, kept) | released_files(package, releases)


def collection_files(
    folders: Sequence[Path], templates: Path, releases: Path, addresses: Addresses, content: Path
) -> dict[str, bytes]:
    """File name -> bytes below /data/<collection>/: what holds all packages, and what data.gov.tw reads.

    Addresses in the latter begin at the site's root, where it is published; so are the tables for browsers.
    """
    packages = [load_package(folder) for folder in folders]
    archive = collection_archive(packages, folders, templates, releases, addresses)
    collection = archive.package
    files = {
        f"{COLLECTION}.zip": zip_bytes(archive.files),
        f"{COLLECTION}.sqlite": database_bytes(packages),
        "datasette.json": to_compact_json(datasette_metadata(packages, ready_themes(content))),
        "dataset.jsonld": to_compact_json(json_ld(collection, addresses.site or _TO_ROOT)),
        "data-gov-tw.json": to_compact_json(data_gov_tw(packages, addresses.site)),
    }
    files["dcat.jsonld"] = to_compact_json(dataset_document(collection, addresses.site, _TO_ROOT, files))
    tables = browser_tables(packages, collection.descriptor["version"])
    files |= {f"{BROWSER_TABLES}/{name}": data for name, data in tables.items()}
    return files | released_files(collection, releases)


def released_files(package: Package, folder: Path) -> dict[str, bytes]:
    """Every release in ``folder`` below its version, byte for byte as it was kept, and the feed of them."""
    releases = releases_of(package.name, folder)
    files = {
        f"{release.version}/{path.name}": path.read_bytes()
        for release in releases
        for path in sorted(release.folder.iterdir())
    }
    return files | {"feed.atom": atom_feed(package, releases)}


def _validated(package: Package, folder: Path) -> dict[str, Any]:
    """What frictionless says, which must be that all is well."""
    result = validate_files(folder)
    if not result["valid"]:
        raise ProblemError(
            Problem(
                "PACKAGE-INVALID",
                f"data/packages/{package.name}",
                None,
                f"frictionless finds {kind} in {table or 'the descriptor'}: {message}",
                "a package that validates",
                "Mend the table's schema, or the parser where the rows are wrong.",
            )
            for table, kind, message in result["errors"]
        )
    return result
