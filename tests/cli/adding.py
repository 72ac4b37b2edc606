"""A project to which reports are added, and an ``add`` that must fail."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.project import ROOT, SMALL, Project

NEEDED = ("--published", "2026", "--created", "2026-11-21")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with its committed package: most of these tests build no site."""
    own = Project(tmp_path / "project")
    package = own.root / "data" / "packages" / SMALL
    shutil.copytree(ROOT / "data" / "packages" / SMALL, package)
    published = json.loads((package / "datapackage.json").read_text("utf-8"))["version"]
    manifest = own.manifest().read_text("utf-8")
    own.manifest().write_text(re.sub(r"(?m)^version: .*$", f"version: {published}", manifest), "utf-8")
    return own


def next_year(project: Project, *changes: tuple[str, str]):
    """Next year's plan as a file outside the project."""
    text = project.source().read_text("utf-8").replace("115年度", "116年度").replace("115-", "116-")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = project.root.parent / "plan.txt"
    file.write_text(text, "utf-8")
    return file


def tree(project: Project) -> dict[str, str]:
    """Digest of every file that a person or git looks at."""
    return {
        path.relative_to(project.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("content", "data", "site")
        for path in sorted((project.root / folder).rglob("*"))
        if path.is_file()
    }


def refused(project: Project, *arguments: str, page: str = "") -> tuple[str, str]:
    """An ``add`` that must fail and write nothing; returns code and message of its one problem.

    Nothing is printed beside it, or a ``page`` that holds these words.
    """
    before = tree(project)
    done = project.run_here("add", *arguments)
    assert (done.returncode, bool(done.stdout)) == (1, bool(page))
    assert page in done.stdout
    assert "Traceback" not in done.stderr
    assert tree(project) == before
    problem = re.fullmatch(r"error \S+: ([A-Z-]+): (.+)\n", done.stderr, re.S)
    assert problem, done.stderr
    return problem[1], problem[2]
