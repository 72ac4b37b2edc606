"""A process that opens a stranger's file: its work is limited, not the time that it waits."""

import subprocess
import sys

import pytest

from generator.reading.limits import waiting_seconds, worked_too_long
from tests.tooling.tracked import ROOT

WORKER = "from generator.reading.limits import print_answer\nprint_answer({}, 1, 'TOO-LARGE')"


def status_of(read: str) -> tuple[int, str]:
    """Status and output of a process that may work for a second."""
    done = subprocess.run(
        [sys.executable, "-c", WORKER.format(read)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_a_process_that_works_too_long_is_told_from_one_that_breaks():
    status, _ = status_of("lambda: exec('while True: pass')")
    assert worked_too_long(status)
    status, _ = status_of("lambda: {'pages': 1 // 0}")
    assert not worked_too_long(status)


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_waiting_is_no_work():
    read = "lambda: [__import__('time').sleep(1.5), {'pages': []}][1]"
    assert status_of(read) == (0, '{"pages": []}')
    assert waiting_seconds(1) > 1.5
