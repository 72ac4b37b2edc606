"""A project with simulated editions beside the committed reports: its packages and its register."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.packaging.reader import Package, load_package
from generator.pages.frame.site import Folders, Site
from generator.pages.making.compose import load_site
from generator.paths import ProjectPaths
from generator.pipeline.package_stage import make_package
from generator.records.schema import load_schemas
from generator.register.build import match_reports
from generator.register.code_rows import code_rows
from generator.register.content import load_register
from generator.register.editions import edition_rows
from generator.register.identify import Identified, identified_files, identify_packages
from generator.register.package import register_files
from generator.register.roles import load_roles
from generator.register.tables import register_rows
from generator.registry import FAMILIES
from tests.simulated.edition import Edition, write_edition
from tests.tooling.tracked import ROOT

COPIED = (
    "data/schemas",
    "data/migrations",
    "data/sources",
    "data/reference",
    "data/packages",
    "content",
    "site_templates",
)


def make_project(root: Path, editions: Iterable[Edition]) -> None:
    """Parse and package the editions in a copy of the project, and make its register anew."""
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name)
    paths = ProjectPaths(root)
    for edition in editions:
        write_edition(edition, root)
        outcome = make_package(root, edition.report_id, edition.report_id)
        assert outcome.files is not None, [str(problem) for problem in outcome.problems]
        shutil.copytree(outcome.files, paths.packages / edition.report_id)
    shutil.rmtree(paths.packages / "register")
    folders = sorted(path.parent for path in paths.packages.glob("*/datapackage.json"))
    packages = {folder.name: load_package(folder) for folder in folders}
    register, roles = load_register(paths.register), load_roles(paths.schemas)
    matched = match_reports(register, packages, roles)
    identified = identify_packages(register, matched.mentions, packages, paths.schemas)
    for name, found in identified.items():
        _rewrite(paths.packages / name, packages[name], found)
    rows = register_rows(register, matched.mentions, packages, roles, identified)
    schemas = {family: load_schemas(paths.schemas, family) for family in FAMILIES}
    rows |= code_rows(register, packages, schemas)
    rows |= edition_rows(packages, schemas, matched.mentions)
    (paths.packages / "register").mkdir()
    for name, data in register_files(register, rows, packages, paths.schemas, paths.releases).items():
        (paths.packages / "register" / name).write_bytes(data)


def _rewrite(folder: Path, package: Package, found: Identified) -> None:
    for name, data in identified_files({}, package, found).items():
        (folder / name).write_bytes(data)


def site_of(root: Path) -> Site:
    """The site's data of a project."""
    paths = ProjectPaths(root)
    return load_site(paths.packages, Folders.of(paths))
