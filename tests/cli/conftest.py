"""One built project for all tests, and a fresh copy of it for each test that changes it."""

from pathlib import Path

import pytest

from tests.cli.project import Project, build_once
from tests.made_once import made_once


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Built once for all workers; tests read its files, and run commands in copies of it alone."""
    folder = made_once(tmp_path_factory, "built-project", lambda folder: build_once(folder / "project"))
    return Project.at(folder / "project")


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of the built project that a test may change."""
    return built.copied(tmp_path / "project")
