"""The sample package, and every file that is built from it."""

import shutil
from pathlib import Path

import pytest

from generator.packaging.addresses import Addresses
from generator.packaging.package_downloads import collection_files, package_downloads
from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.publishing.swap import write_files
from tests.packaging.sample import ROOT, write_sample


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="session")
def package(folder: Path) -> Package:
    return load_package(folder)


@pytest.fixture(scope="session")
def project(folder: Path) -> ProjectPaths:
    """A project that holds nothing but the templates and the package."""
    root = folder.parent
    shutil.copytree(ROOT / "site_templates", root / "site_templates")
    return ProjectPaths(root)


@pytest.fixture(scope="session")
def files(folder: Path, project: ProjectPaths) -> dict[str, bytes]:
    """Everything below /data/<package>/."""
    return package_downloads(folder, project.templates, project.releases, Addresses())


@pytest.fixture(scope="session")
def built(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in a folder."""
    target = tmp_path_factory.mktemp("built")
    write_files(target, files)
    return target


@pytest.fixture(scope="session")
def collection(folder: Path, project: ProjectPaths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that hold all packages, in a folder."""
    target = tmp_path_factory.mktemp("collection")
    write_files(
        target, collection_files([folder], project.templates, project.releases, Addresses(), project.content)
    )
    return target
