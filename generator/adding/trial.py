"""A new report tried out in a folder of its own, by the very code that a build runs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ProblemError
from generator.packaging.reader import Package, load_package
from generator.paths import ProjectPaths
from generator.pipeline.package_stage import Outcome, make_package


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of the report: counts and problems, and its package."""

    outcome: Outcome
    package: Package


@contextmanager
def tried_out(paths: ProjectPaths, report_id: str, files: Mapping[Path, bytes]) -> Iterator[Trial]:
    """Parse, check and package a report from files that are not in the project yet.

    Args:
        paths: the project; it is only read.
        report_id: the report.
        files: bytes of the new files by their path in the project.

    Raises:
        ProblemError: with everything that keeps the report from being parsed.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        _mirror(paths, root)
        for path, data in files.items():
            target = root / path.relative_to(paths.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        outcome = make_package(root, report_id, "trial")
        if outcome.files is None:
            raise ProblemError(outcome.problems)
        yield Trial(outcome, load_package(outcome.files))


def _mirror(paths: ProjectPaths, root: Path) -> None:
    """What parsing reads beside source and manifest: schemas linked, content copied."""
    (root / "data").mkdir()
    (root / "data" / "schemas").symlink_to(paths.schemas, target_is_directory=True)
    shutil.copytree(paths.content, root / "content")
