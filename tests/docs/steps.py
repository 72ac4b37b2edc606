"""The commands of a page of the documentation, run as a reader would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field

from tests.cli.project import Project
from tests.patience import WAIT_SECONDS

BLOCK = re.compile(r"^```(sh fails|sh|text)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Step:
    """A block of commands, whether it fails, and the lines that its output holds."""

    command: str
    fails: bool
    lines: list[str] = field(default_factory=list)


def steps_of(page: str) -> list[Step]:
    """The steps of a page, in its order."""
    found: list[Step] = []
    for kind, body in BLOCK.findall(page):
        if kind == "text":
            found[-1].lines.extend(body.splitlines())
        else:
            found.append(Step(body, kind == "sh fails"))
    return found


def interpreter_of(project: Project) -> None:
    """Give a project the interpreter of the tests as its own."""
    (project.root / ".venv" / "bin").mkdir(parents=True)
    (project.root / ".venv" / "bin" / "python").symlink_to(sys.executable)


def run_step(project: Project, step: Step) -> None:
    """Run a step; it ends as the page says, and prints what the page says."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHONPATH", "PYTEST"))
    }
    # The interpreter behind the link knows its libraries by the environment it belongs to.
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", step.command],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=WAIT_SECONDS,
        check=False,
    )
    output = done.stdout + done.stderr
    assert (done.returncode != 0) == step.fails, f"{step.command}\n{output}"
    assert [line for line in step.lines if line not in output] == [], f"{step.command}\n{output}"
