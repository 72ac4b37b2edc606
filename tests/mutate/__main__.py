"""``make mutate``: breaks single lines of the generator, one at a time, and shows which no test noticed.

Each break is made in a copy of the project and met by the nearest tests alone, first by those that import the
broken module. A test that fails without the break too notices nothing. The same seed draws the same
breaks from the same code.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.mutate.breaks import Break, breaks_of
from tests.mutate.nearest import nearest_first, nearest_tests

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    *("language", "reading", "records", "forms", "families", "checking", "packaging", "register"),
    *("search", "charts", "pages", "publishing", "pipeline", "adding"),
)
COPIED = ("generator", "tests", "scripts", "content")
# A break that makes tests hang is caught as well: nobody would wait for them. Seconds of the processor, as a
# busy machine must not make a verdict.
LIMIT_SECONDS = 900
# What waits or sleeps takes no processor; nobody waits for that either, however busy the machine.
WALL_SECONDS = 4 * LIMIT_SECONDS
LEAST_SHARE = 0.85
# What runs before a merge notices too; it takes longer, and is asked only where no other test notices.
CHOSEN = ("not browser and not slow and not long", "long and not browser and not slow")


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
def _breaks_of_part(root: Path, part: str) -> dict[str, tuple[Break, ...]]:
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
                shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("*.pyc.*"))
            elif path.name not in {".git", "build", "site", ".cache"}:
                (folder / path.name).symlink_to(path)
        yield folder


class NearTests:
    """The tests of a copy of the project, of which some may fail before anything is broken."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache = root / ".mutate"
        # Byte code is known by the second of its source: no two states of a file are of one second.
        self._seconds = itertools.count(int(time.time()))
        self.stale: list[str] = []

    def notice(self, item: Drawn) -> bool:
        """Whether a test fails for a break that passes without it; the break is made and taken back."""
        return any(self._is_noticed(item, chosen) for chosen in CHOSEN)

    def _is_noticed(self, item: Drawn, chosen: str) -> bool:
        path, near = self._root / item.file, nearest_first(item.file, item.tests, self._root)
        code = path.read_bytes()
        while True:
            self._put(path, item.found.applied(code))
            survived = self._pass("-m", chosen, *near)
            self._put(path, code)
            if survived or self._pass("-m", chosen, "--lf", "--lfnf=none", *near):
                return not survived
            self.stale += sorted(json.loads((self._cache / "v/cache/lastfailed").read_text("utf-8")))

    def _put(self, path: Path, code: bytes) -> None:
        path.write_bytes(code)
        second = next(self._seconds)
        os.utime(path, (second, second))

    def _pass(self, *arguments: str) -> bool:
        options = ["-xq", "-o", f"cache_dir={self._cache}"]
        stale = [f"--deselect={name}" for name in self.stale]
        command = [sys.executable, "-m", "pytest", *options, *stale, *arguments]
        try:
            done = subprocess.run(
                command,
                cwd=self._root,
                capture_output=True,
                preexec_fn=_limited,
                timeout=WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def _limited() -> None:
    """End this process, and each that it starts, after so much work."""
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS))


def main() -> None:
    """Draw, break, test, restore; then say what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--parts", nargs="*", default=PARTS)
    wish = parser.parse_args()
    survivors: list[str] = []
    drawn = draw(ROOT, wish.seed, wish.count, wish.parts)
    for root in copied(ROOT):
        tests = NearTests(root)
        for number, item in enumerate(drawn, 1):
            began, noticed = time.monotonic(), tests.notice(item)
            if not noticed:
                survivors.append(item.shown(root))
            verdict, seconds = ("caught" if noticed else "SURVIVED"), time.monotonic() - began
            print(f"{number}/{len(drawn)} {verdict} {seconds:.0f} s {item.shown(root)}", flush=True)
        for name in tests.stale:
            print(f"{name} fails before anything is broken; it was left out")
    share = 1 - len(survivors) / max(1, len(drawn))
    print(f"\n{len(drawn)} breaks, {share:.0%} caught. Survived:\n\n" + "\n".join(survivors))
    sys.exit(share < LEAST_SHARE)


if __name__ == "__main__":
    main()
