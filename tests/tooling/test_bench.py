"""The benchmark measures what it says; how fast this machine is, no test decides."""

import subprocess
import sys

import pytest

from tests.bench.bench import Measure, Task, copy_project, run_once, tasks
from tests.tooling.tracked import ROOT

TASK = Task("package x", ("package", "x"), seconds=2.0, megabytes=600)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (Measure(2.0, 600), "ok"),
        (Measure(2.01, 600), "too slow"),
        (Measure(2.01, 601), "too slow, too large"),
        (Measure(0.1, 10, "no such report"), "FAILED: no such report"),
    ],
)
def test_a_bar_that_is_missed_is_named(found, verdict):
    assert found.verdict(TASK) == verdict


def test_memory_and_time_of_a_process_are_seen(tmp_path):
    held = "import time; held = bytearray(300_000_000); time.sleep(0.3)"
    # In a process of its own: a child counts at least the memory of the parent that forked it.
    program = (
        f"import sys; from pathlib import Path; from tests.bench.bench import run_once; "
        f"run = run_once([sys.executable, '-c', {held!r}], Path({str(tmp_path)!r})); "
        f"print(run.megabytes, run.seconds, run.failure)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    megabytes, seconds, *failure = done.stdout.split()
    assert failure == []
    assert 300 < float(megabytes) < 400
    assert float(seconds) >= 0.3


def test_the_last_line_of_a_failed_run_is_its_failure(tmp_path):
    run = run_once(
        [sys.executable, "-c", "print('one'); raise SystemExit('line 3: no such table')"], tmp_path
    )
    assert run.failure == "line 3: no such table"


def test_every_report_is_measured_in_a_copy(tmp_path):
    copy_project(tmp_path)
    names = [task.name for task in tasks(tmp_path, runs=1)]
    reports = sorted(path.stem for path in (tmp_path / "content" / "reports").glob("*.yml"))
    assert names == [
        *(f"package {report}" for report in reports),
        "add a PDF of 50 pages",
        "add a PDF of 400 pages",
        "build, from nothing",
        "build, nothing changed",
        "build, one YAML changed",
    ]
    assert reports


def test_a_change_changes_one_manifest_each_time(tmp_path):
    copy_project(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "content").rglob("*.yml")}
    change = tasks(tmp_path, runs=1)[-1].prepare
    change(tmp_path)
    once = {path: path.read_bytes() for path in before}
    change(tmp_path)
    twice = {path: path.read_bytes() for path in before}
    assert [path.stem for path in before if before[path] != once[path]] == ["moea-infra-review-110"]
    assert [path.stem for path in before if once[path] != twice[path]] == ["moea-infra-review-110"]
