"""A project with as many reports as wanted: the committed ones and later editions that print the same.

Nothing is parsed here; build it in its folder, as any project.
"""

import argparse
import shutil
from itertools import count, islice
from pathlib import Path

from tests.simulated.edition import KINDS, reprint, write_edition
from tests.tooling.tracked import ROOT

COPIED = (
    "generator",
    "data/schemas",
    "data/migrations",
    "data/sources",
    "data/reference",
    "data/releases",
    "content",
    "docs",
)
FILES = ("mkdocs.yml", "pyproject.toml")


def write_project(root: Path, reports: int) -> list[str]:
    """A project with this many reports in a new folder; returns the names of those that are simulated."""
    for name in (*COPIED, "site_templates"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copyfile(ROOT / name, root / name)
    # What was reviewed of the committed reports says nothing of the others.
    for reviewed in ("row_counts.yml", "urls.txt"):
        (root / "content" / reviewed).unlink()
    every = (reprint(family, ahead) for ahead in count(1) for family in KINDS)
    editions = list(islice(every, max(0, reports - len(KINDS))))
    for edition in editions:
        write_edition(edition, root)
    return [edition.report_id for edition in editions]


def main() -> None:
    """Write the project that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="a folder that doesn't exist yet")
    parser.add_argument("--reports", type=int, default=20, help="how many reports in all")
    options = parser.parse_args()
    names = write_project(options.folder, options.reports)
    print(f"{len(names)} simulated reports in {options.folder}. Accept their counts and build it there:")
    print("python -m generator check --accept-counts && python -m generator build")


if __name__ == "__main__":
    main()
