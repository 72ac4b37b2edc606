"""The tutorial is right as written: its commands run in their order, and print what it says they print."""

import shutil
from pathlib import Path

import pytest

from tests.cli.project import SMALL, Project
from tests.docs.steps import interpreter_of, run_step, steps_of
from tests.tooling.tracked import ROOT

PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")


def test_the_page_is_read_as_steps():
    found = steps_of(PAGE)
    assert len(found) >= 10
    assert sum(bool(step.lines) for step in found) >= 9
    assert "add docs/tutorial/plan-excerpt.txt" in "".join(step.command for step in found)


def test_the_excerpt_is_real():
    whole = (ROOT / "data" / "sources" / f"{SMALL}.txt").read_text("utf-8")
    assert whole.startswith((ROOT / "docs" / "tutorial" / "plan-excerpt.txt").read_text("utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project with one report, with what doctor looks at."""
    own = Project(tmp_path / "project")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, own.root / name)
    shutil.copytree(ROOT / "docs", own.root / "docs")
    interpreter_of(own)
    own.must("check", "--accept-counts")
    return own


@pytest.mark.long
def test_every_command_does_what_the_page_says(project):
    for step in steps_of(PAGE):
        run_step(project, step)
    assert not (project.root / "content" / "reports" / "tutorial-annual-plan-115.yml").exists()
