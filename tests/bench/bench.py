"""Time and memory of whole runs, as a maintainer meets them: `make bench`.

Every command runs in a process of its own, in a copy of the tracked files, so that neither caches nor the
working tree take part. Time is the shortest of several runs (the others were disturbed), memory the largest.
Exit status 1 where a bar is missed or a command fails. Not part of the tests: a time depends on the machine.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PARSE_SECONDS = {"infra-review": 3.0, "business-report": 3.0}
PARSE_SECONDS_ELSE = 2.0
PARSE_MEGABYTES = 600
BOOK_SECONDS = {50: 5.0, 400: 30.0}
BOOK_MEGABYTES = 500
# What no typeset book tells and `add` asks for.
BOOK_FACTS = (
    "--report-id", "test-unit-budget-114", "--title-zh", "測試部試算處 114 年度單位預算案",
    "--title-en", "Unit budget of a test, 114", "--description-zh", "只為測量時間。",
    "--description-en", "To measure time alone.", "--issuer-zh", "測試部試算處", "--issuer-en", "Test Office",
    "--issuer-url", "https://example.org/", "--phase", "proposal", "--origin", "https://example.org/book.pdf",
    "--retrieved", "2025-09-01", "--published", "2025-08", "--year", "114",
)  # fmt: skip
BUILD_SECONDS = 60.0
UNCHANGED_SECONDS = 3.0
CHANGED_SECONDS = 10.0
BUILD_MEGABYTES = 1000


@dataclass(frozen=True)
class Task:
    """A command of the generator and its bars: seconds of wall time, megabytes of peak resident memory.

    ``prepare`` changes the project before each run.
    """

    name: str
    arguments: tuple[str, ...]
    seconds: float
    megabytes: int
    runs: int = 1
    prepare: Callable[[Path], None] = lambda folder: None


@dataclass(frozen=True)
class Measure:
    """What one or several runs of a task took; ``failure`` is the last line of a run that failed."""

    seconds: float
    megabytes: float
    failure: str = ""

    def verdict(self, task: Task) -> str:
        if self.failure:
            return f"FAILED: {self.failure}"
        missed = []
        if self.seconds > task.seconds:
            missed.append("too slow")
        if self.megabytes > task.megabytes:
            missed.append("too large")
        return ", ".join(missed) or "ok"


def run_once(command: list[str], folder: Path) -> Measure:
    """Run to the end and measure; the memory is that of the largest process of the run."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        # Unbuffered: what was said last must also stand last.
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        lines = output.read().decode("utf-8", "replace").split("\n")
    bytes_a_unit = 1 if sys.platform == "darwin" else 1024
    last = next((line for line in reversed(lines) if re.search(r"\w", line)), "no output").strip(" │")
    return Measure(seconds, usage.ru_maxrss * bytes_a_unit / 1e6, last if process.returncode else "")


def measure(task: Task, folder: Path) -> Measure:
    """Run a task as often as it asks for; the first failure ends it."""
    measures = []
    for _ in range(task.runs):
        task.prepare(folder)
        measures.append(run_once([sys.executable, "-m", "generator", *task.arguments], folder))
        if measures[-1].failure:
            return measures[-1]
    return Measure(min(m.seconds for m in measures), max(m.megabytes for m in measures))


def tasks(folder: Path, runs: int) -> list[Task]:
    """Parse and package every report that has a manifest, then build: all, nothing, one change."""
    found = []
    for path in sorted((folder / "content" / "reports").glob("*.yml")):
        manifest = yaml.safe_load(path.read_text("utf-8"))
        seconds = PARSE_SECONDS.get(manifest["family"], PARSE_SECONDS_ELSE)
        name = f"package {manifest['report_id']}"
        found.append(Task(name, ("package", manifest["report_id"]), seconds, PARSE_MEGABYTES, runs))
    for pages, bar in BOOK_SECONDS.items():
        arguments = ("add", f"book-{pages}.pdf", "--dry-run", *BOOK_FACTS)
        name, prepare = f"add a PDF of {pages} pages", partial(typeset_book, pages=pages)
        found.append(Task(name, arguments, bar, BOOK_MEGABYTES, runs, prepare))
    found.append(Task("build, from nothing", ("build",), BUILD_SECONDS, BUILD_MEGABYTES))
    found.append(Task("build, nothing changed", ("build",), UNCHANGED_SECONDS, BUILD_MEGABYTES))
    changed = ("build, one YAML changed", ("build",), CHANGED_SECONDS, BUILD_MEGABYTES, runs, change_manifest)
    found.append(Task(*changed))
    return found


def typeset_book(folder: Path, pages: int) -> None:
    """A budget book as PDF, made once."""
    file = folder / f"book-{pages}.pdf"
    if not file.exists():
        command = [sys.executable, "-m", "tests.bench.books", file.name, "--pages", str(pages)]
        subprocess.run(command, cwd=folder, check=True)


def change_manifest(folder: Path) -> None:
    """One keyword more in the manifest of the longest report, and the new version that it then needs."""
    longest = max((folder / "data" / "sources").glob("*.txt"), key=lambda source: source.stat().st_size)
    path = folder / "content" / "reports" / f"{longest.stem}.yml"
    manifest = yaml.safe_load(path.read_text("utf-8"))
    manifest["keywords"].append(f"關鍵字{len(manifest['keywords'])}")
    released, _, patch = manifest["version"].rpartition(".")
    manifest["version"] = f"{released}.{int(patch) + 1}"
    path.write_text(yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False), "utf-8")


def copy_project(folder: Path) -> None:
    """Lay the tracked files, as they stand in the working tree, into an empty folder."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3, help="how often each report is parsed (3)")
    parser.add_argument("--only", default="", help="only tasks whose name contains this")
    options = parser.parse_args()
    print(f"{'task':36}{'seconds':>9}{'bar':>6}{'MB':>7}{'bar':>6}  verdict")
    good = True
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        copy_project(Path(name))
        for task in tasks(Path(name), options.runs):
            if options.only not in task.name:
                continue
            found = measure(task, Path(name))
            verdict = found.verdict(task)
            good = good and verdict == "ok"
            print(
                f"{task.name:36}{found.seconds:9.2f}{task.seconds:6.0f}{found.megabytes:7.0f}"
                f"{task.megabytes:6}  {verdict}",
                flush=True,
            )
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
