"""The tutorial is right as written: its commands run in their order, and print what it says they print."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.project import SMALL, Project
from tests.tooling.tracked import ROOT

PAGE = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(sh fails|sh|text)\n(.*?)^```$", re.M | re.S)


def steps() -> list[tuple[str, bool, list[str]]]:
    """Commands, whether they fail, and the lines that their output holds."""
    found: list[tuple[str, bool, list[str]]] = []
    for kind, body in BLOCK.findall(PAGE.read_text("utf-8")):
        if kind == "text":
            found[-1][2].extend(body.splitlines())
        else:
            found.append((body, kind == "sh fails", []))
    return found


def test_the_page_is_read_as_steps():
    found = steps()
    assert len(found) >= 10
    assert sum(bool(lines) for _, _, lines in found) >= 9
    assert "add docs/tutorial/plan-excerpt.txt" in "".join(command for command, _, _ in found)


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
    (own.root / ".venv" / "bin").mkdir(parents=True)
    (own.root / ".venv" / "bin" / "python").symlink_to(sys.executable)
    own.must("check", "--accept-counts")
    return own


@pytest.mark.slow
def test_every_command_does_what_the_page_says(project):
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    # The interpreter behind the link knows its libraries by the environment it belongs to.
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    for command, fails, lines in steps():
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=project.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        output = done.stdout + done.stderr
        assert (done.returncode != 0) == fails, f"{command}\n{output}"
        assert [line for line in lines if line not in output] == [], f"{command}\n{output}"
    assert not (project.root / "content" / "reports" / "tutorial-annual-plan-115.yml").exists()
