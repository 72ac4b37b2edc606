"""A corrected edition: what stays of the manifest, and the old edition kept under its own address."""

from __future__ import annotations

import os
from pathlib import Path

from generator.adding.draft import Options
from generator.packaging.addresses import known_addresses
from generator.packaging.archive import report_archive
from generator.packaging.reader import load_package
from generator.packaging.releases import release_files, releases_of
from generator.paths import ProjectPaths
from generator.publishing.site_settings import load_settings
from generator.reading.manifest import Manifest


def replacing_manifest(old: Manifest, drafted: Manifest, options: Options) -> Manifest:
    """The old manifest with the new source, version and day; options overrule what it says.

    What a person wrote about the report (title, description, acknowledged warnings) holds for its
    corrected edition too.
    """
    changed: dict[str, object] = {
        "source": drafted.source,
        "version": drafted.version,
        "created": drafted.created,
    }
    for name in ("published", "phase", "period_start", "period_end"):
        if getattr(options, name):
            changed[name] = getattr(drafted, name)
    for name in ("title", "description", "issuer"):
        texts = {
            key: getattr(options, f"{name}_{key}")
            for key in ("zh", "en", "url")
            if getattr(options, f"{name}_{key}", "")
        }
        if texts:
            changed[name] = getattr(old, name).model_copy(update=texts)
    return old.model_copy(update=changed)


def kept_edition(old: Manifest, paths: ProjectPaths) -> dict[Path, bytes]:
    """The release of the edition that is published now, by path; nothing where it is released already.

    A release keeps its address for ever, so that links to the old figures go on working.
    """
    folder = paths.packages / old.report_id
    if not (folder / "datapackage.json").is_file():
        return {}
    package = load_package(folder)
    version = str(package.descriptor["version"])
    earlier = releases_of(old.report_id, paths.releases)
    if any(release.version == version for release in earlier):
        return {}
    site = load_settings(paths.content, os.environ).url
    addresses = known_addresses(site, paths.content, paths.releases, releasing=old.report_id)
    archive = report_archive(folder, paths.templates, addresses)
    files = release_files(package, archive.files, earlier)
    return {paths.releases / old.report_id / version / name: data for name, data in files.items()}
