"""The committed packages are what the sources produce, and frictionless finds nothing wrong with them."""

import frictionless
import pytest

from generator.loading import load_report
from generator.packaging.report_package import package_files
from generator.paths import ProjectPaths
from generator.reading.manifest import load_manifest
from generator.report import parse_report

PATHS = ProjectPaths.of_checkout()
REPORTS = sorted(path.stem for path in PATHS.manifests.glob("*.yml"))


def test_every_report_has_a_package_and_only_the_register_stands_beside_them():
    assert sorted(path.name for path in PATHS.packages.iterdir()) == sorted([*REPORTS, "register"])


@pytest.mark.parametrize("report_id", REPORTS)
def test_a_committed_package_is_what_its_source_produces(report_id):
    manifest = load_manifest(PATHS.manifests / f"{report_id}.yml")
    report = parse_report(load_report(manifest, PATHS.source(report_id), PATHS.schemas, PATHS.content))
    folder = PATHS.packages / report_id
    produced = package_files(report)
    committed = {path.name: path.read_bytes() for path in folder.iterdir()}
    differing = sorted(
        name for name in produced.keys() | committed.keys() if produced.get(name) != committed.get(name)
    )
    assert differing == [], "run `make site` and commit data/packages"


@pytest.mark.parametrize("report_id", [*REPORTS, "register"])
def test_frictionless_finds_nothing_wrong(report_id):
    report = frictionless.validate(str(PATHS.packages / report_id / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"])[:20] == []
    assert report.valid
