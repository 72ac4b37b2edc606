"""The committed packages are what the sources produce, and frictionless finds nothing wrong with them."""

import frictionless
import pytest

from generator.loading import load_report
from generator.packaging.reader import read_package
from generator.packaging.report_package import package_files
from generator.paths import ProjectPaths
from generator.reading.manifest import load_manifest
from generator.register.build import match_reports
from generator.register.content import load_register
from generator.register.identify import identified_files, identify_packages
from generator.register.roles import load_roles
from generator.report import parse_report
from tests.committed import committed_package
from tests.examples import first

PATHS = ProjectPaths.of_checkout()
# The shortest come first: with every change two are made again, before a merge all.
REPORTS = sorted(
    (path.stem for path in PATHS.manifests.glob("*.yml")), key=lambda name: PATHS.source(name).stat().st_size
)


def test_every_report_has_a_package_and_only_the_register_stands_beside_them():
    assert sorted(path.name for path in PATHS.packages.iterdir()) == sorted([*REPORTS, "register"])


@pytest.fixture(scope="module")
def published():
    """The packages of all reports as they are committed."""
    return {name: committed_package(name) for name in REPORTS}


@pytest.fixture(scope="module")
def mentions(published):
    register = load_register(PATHS.register)
    return match_reports(register, published, load_roles(PATHS.schemas)).mentions


@pytest.mark.parametrize("report_id", first(2, REPORTS))
def test_a_committed_package_is_what_its_source_and_the_register_produce(report_id, mentions):
    manifest = load_manifest(PATHS.manifests / f"{report_id}.yml")
    report = parse_report(load_report(manifest, PATHS.source(report_id), PATHS.schemas, PATHS.content))
    folder = PATHS.packages / report_id
    files = package_files(report)
    package = read_package(files.__getitem__, report_id)
    register = load_register(PATHS.register)
    (found,) = identify_packages(register, mentions, {report_id: package}, PATHS.schemas).values()
    produced = identified_files(files, package, found)
    committed = {path.name: path.read_bytes() for path in folder.iterdir()}
    differing = sorted(
        name for name in produced.keys() | committed.keys() if produced.get(name) != committed.get(name)
    )
    assert differing == [], "run `make site` and commit data/packages"


@pytest.mark.parametrize("report_id", first(2, ["register", *REPORTS]))
def test_frictionless_finds_nothing_wrong(report_id):
    report = frictionless.validate(str(PATHS.packages / report_id / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"])[:20] == []
    assert report.valid
