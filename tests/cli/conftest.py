"""One built project for all tests of a file, and a fresh copy of it for each test that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.project import Project, build_once


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Built once; tests only read it."""
    return build_once(tmp_path_factory.mktemp("built"))


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of the built project that a test may change."""
    root = tmp_path / "project"
    shutil.copytree(built.root, root, symlinks=True)
    copy = Project.__new__(Project)
    copy.root = root
    return copy
