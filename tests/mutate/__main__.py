"""``make mutate``: breaks single lines of the generator, one at a time, and shows which no test noticed.

Each break is made in a copy of the project and met by the nearest tests alone. The same seed draws the same
breaks from the same code.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.mutate.breaks import Break, breaks_of
from tests.mutate.nearest import nearest_tests

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    *("language", "reading", "records", "forms", "families", "checking", "packaging", "register"),
    *("search", "charts", "pages", "publishing", "pipeline", "adding"),
)
COPIED = ("generator", "tests", "scripts", "content")
# A break that makes tests hang is caught as well: nobody would wait for them.
LIMIT_SECONDS = 900
LEAST_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Drawn:
    """A break of a file, with the tests that should notice it."""

    file: str
    found: Break
    tests: tuple[str, ...]

    def shown(self, root: Path) -> str:
        code = (root / self.file).read_bytes()
        before = code.splitlines()[self.found.line - 1].decode().strip()
        after = self.found.applied(code).splitlines()[self.found.line - 1].decode().strip()
        return f"{self.file}:{self.found.line}\n    - {before}\n    + {after}"


def draw(root: Path, seed: int, count: int, parts: Sequence[str]) -> list[Drawn]:
    """So many breaks, spread over the parts by turns; within a part a file is drawn for all that it holds."""
    found = {part: _breaks_of_part(root, part) for part in parts}
    drawn: dict[tuple[str, int], Drawn] = {}
    rng = random.Random(seed)  # noqa: S311 - a sample, no secret
    for turn in range(count * 4):
        part = parts[turn % len(parts)]
        files = found[part]
        file = rng.choices(list(files), [len(breaks) for breaks in files.values()])[0]
        chosen = rng.choice(files[file])
        drawn.setdefault((file, chosen.line), Drawn(file, chosen, nearest_tests(file, root)))
        if len(drawn) == count:
            break
    return list(drawn.values())


@cache
def _breaks_of_part(root: Path, part: str) -> dict[str, list[Break]]:
    """The breaks of every file of a part, as it is when it is first asked for."""
    return {
        path.relative_to(root).as_posix(): breaks_of(path.read_bytes())
        for path in sorted((root / "generator" / part).rglob("*.py"))
    }


def copied(root: Path) -> Iterator[Path]:
    """A copy of the project whose code may be broken; what no break touches is only linked."""
    with tempfile.TemporaryDirectory(prefix="mutate-") as name:
        folder = Path(name)
        for path in root.iterdir():
            if path.name in COPIED:
                shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
            elif path.name not in {".git", "build", "site", ".cache"}:
                (folder / path.name).symlink_to(path)
        yield folder


def passed(root: Path, tests: Sequence[str]) -> bool:
    """Whether tests pass."""
    options = ["-xq", "-p", "no:cacheprovider", "-m", "not browser and not slow and not long"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    # A break must not be hidden by the byte code of the line before it.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, timeout=LIMIT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Draw, break, test, restore; then say what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--parts", nargs="*", default=PARTS)
    wish = parser.parse_args()
    survivors: list[str] = []
    failing: list[tuple[str, ...]] = []
    drawn = draw(ROOT, wish.seed, wish.count, wish.parts)
    for root in copied(ROOT):
        failing = [tests for tests in sorted({item.tests for item in drawn}) if not passed(root, tests)]
        for tests in failing:
            print(f"{' '.join(tests)}: tests fail before anything is broken; their breaks are left out")
        drawn = [item for item in drawn if item.tests not in failing]
        for number, item in enumerate(drawn, 1):
            began, code = time.monotonic(), (root / item.file).read_bytes()
            (root / item.file).write_bytes(item.found.applied(code))
            survived = passed(root, item.tests)
            (root / item.file).write_bytes(code)
            if survived:
                survivors.append(item.shown(root))
            verdict, seconds = ("SURVIVED" if survived else "caught"), time.monotonic() - began
            print(f"{number}/{len(drawn)} {verdict} {seconds:.0f} s {item.shown(root)}", flush=True)
    share = 1 - len(survivors) / max(1, len(drawn))
    print(f"\n{len(drawn)} breaks, {share:.0%} caught. Survived:\n\n" + "\n".join(survivors))
    sys.exit(bool(failing) or share < LEAST_SHARE)


if __name__ == "__main__":
    main()
