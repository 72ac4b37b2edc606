"""Releases of the sample package, as `release` keeps them."""

import json

from generator.packaging.addresses import Addresses
from generator.packaging.archive import report_archive
from generator.packaging.csv_files import write_csv
from generator.packaging.releases import release_files, releases_of
from generator.publishing.swap import write_files
from tests.packaging.sample import ROOT, SCHEMAS

NAME = "sample-report-110"


def release(paths):
    folder = paths.packages / NAME
    archive = report_archive(folder, ROOT / "site_templates", Addresses())
    files = release_files(archive.package, archive.files, releases_of(NAME, paths.releases))
    target = paths.releases / NAME / archive.package.descriptor["version"]
    target.mkdir(parents=True)
    write_files(target, files)


def new_version(paths, version, **tables):
    """Change rows of the published sample and raise its version."""
    folder = paths.packages / NAME
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(descriptor | {"version": version, "created": "2027-01-02T00:00:00Z"}), "utf-8")
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(write_csv(SCHEMAS[name], rows))
