"""Prints what CHANGELOG.md says of a version: ``python scripts/release_notes.py v0.2.0``.

Fails where the tag is not the version of pyproject.toml, or the changelog has no dated section for it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# `## [0.2.0] - 2027-01-15`
DATED = re.compile(r"^## \[(?P<version>\d+\.\d+\.\d+)\] - (?P<day>\d{4}-\d{2}-\d{2})\n", re.M)
HEADING = re.compile(r"^## ", re.M)


def notes_of(tag: str, version: str, changelog: str) -> str:
    """The section of the version that ``tag`` (v0.2.0) names.

    Raises:
        LookupError: where tag, version and changelog don't agree.
    """
    if tag != f"v{version}":
        raise LookupError(f"the tag is {tag}, but pyproject.toml has version {version}")
    for found in DATED.finditer(changelog):
        if found["version"] == version:
            section = HEADING.split(changelog[found.end() :], maxsplit=1)[0].strip()
            if section:
                return section + "\n"
    raise LookupError(f"CHANGELOG.md has no section `## [{version}] - <day>` that says something")


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    try:
        sys.stdout.write(
            notes_of(sys.argv[1], project["version"], (ROOT / "CHANGELOG.md").read_text("utf-8"))
        )
    except LookupError as error:
        sys.exit(str(error))
