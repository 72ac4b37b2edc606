"""The guides are right as written: their changes apply, their commands run and print what they say."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.project import Project
from tests.docs.steps import interpreter_of, run_step, steps_of
from tests.tooling.tracked import ROOT

# The files that each guide has a newcomer change by hand; `new-family` writes its own.
GUIDES = {"add-a-column": 3, "add-a-chart": 2, "add-a-page": 4, "add-a-finding": 2, "add-a-family": 0}
DIFF = re.compile(r"^```diff\n(.*?)^```$", re.M | re.S)
# A file as a whole: ```py generator/pages/annual_plan/findings.py
FILE = re.compile(r"^```(?:py|jinja) (\S+)\n(.*?)^```$", re.M | re.S)


def guide(name: str) -> str:
    return (ROOT / "docs" / "how-to" / f"{name}.md").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    own = Project(tmp_path / "project")
    shutil.copytree(ROOT / "tests", own.root / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", own.root / "docs")
    shutil.copyfile(ROOT / "pyproject.toml", own.root / "pyproject.toml")
    interpreter_of(own)
    own.must("check", "--accept-counts")
    return own


def change(project: Project, page: str) -> int:
    """Make every change that a page shows; returns how many files it touches."""
    touched = set()
    for found in DIFF.finditer(page):
        command = ["git", "apply", "--unidiff-zero", "--recount", "-"]
        done = subprocess.run(
            command, cwd=project.root, input=found[1], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{found[1]}\n{done.stderr}"
        touched |= set(re.findall(r"^\+\+\+ b/(\S+)$", found[1], re.M))
    for found in FILE.finditer(page):
        path = project.root / found[1]
        assert not path.exists(), found[1]
        path.write_text(found[2], "utf-8")
        touched.add(found[1])
    return len(touched)


@pytest.mark.long
@pytest.mark.parametrize(("name", "files"), GUIDES.items())
def test_a_guide_leads_to_what_it_promises(project, name, files):
    assert change(project, guide(name)) == files
    steps = steps_of(guide(name))
    assert steps
    for step in steps:
        run_step(project, step)


def test_every_guide_changes_and_runs_something():
    for name, files in GUIDES.items():
        page = guide(name)
        assert bool(DIFF.search(page)) == bool(files), name
        assert steps_of(page), name
        for found in DIFF.finditer(page):
            command = ["git", "-c", "safe.directory=*", "apply", "--check", "--recount", "-"]
            done = subprocess.run(
                command, cwd=ROOT, input=found[1], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{name}: the code has changed; {done.stderr}"
        assert f"how-to/{name}.md" in (ROOT / "docs" / "README.md").read_text("utf-8")
