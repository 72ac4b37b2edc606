"""Writes actions of the workflows by digest: ``python scripts/pin_actions.py``.

``uses: owner/name@v4`` becomes ``uses: owner/name@<commit>  # v4``: a tag can be moved, a commit can't. Which
commit a tag names is asked of the action's own repository; where it does not answer, the script fails.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "https://github.com"
# `uses: actions/checkout@v4`
BY_TAG = re.compile(r"(?P<head>\buses: (?P<action>[\w.-]+/[\w.-]+)(?:/[\w./-]+)?@)(?P<tag>v[\w.]+)$", re.M)


def commit_of(action: str, tag: str, host: str = HOST) -> str:
    """The commit that a tag of a repository names.

    Raises:
        LookupError: where the repository does not answer or has no such tag.
    """
    # The second is the commit behind a tag that is an object of its own; where there is one, it comes last.
    wanted = [f"refs/tags/{tag}", f"refs/tags/{tag}^{{}}"]
    command = ["git", "ls-remote", f"{host}/{action}", *wanted]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - no shell
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise LookupError(f"{action}: no commit for the tag {tag}. {done.stderr.strip()}")
    return lines[-1].split()[0]


def pinned(workflow: str, host: str = HOST) -> str:
    """The text of a workflow with every tag replaced by its commit; the tag stays as a comment."""

    def by_commit(found: re.Match[str]) -> str:
        return f"{found['head']}{commit_of(found['action'], found['tag'], host)}  # {found['tag']}"

    return BY_TAG.sub(by_commit, workflow)


if __name__ == "__main__":
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        try:
            path.write_text(pinned(path.read_text("utf-8")), "utf-8", newline="\n")
        except LookupError as error:
            sys.exit(str(error))
