"""What a run of the tests cost is told by folder, and what other processes spent is part of it."""

import subprocess
import sys
import time
from collections import Counter

import pytest

from tests.effort import Effort, processor_seconds, told

BUSY = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ninput()"


def test_the_sum_stands_beside_the_bar_and_the_folders_follow() -> None:
    took = Counter(
        {
            "tests/site/test_pages.py::test_a[x/y]": 20.0,
            "tests/site/test_pages.py::test_b": 5.0,
            "tests/families/st_plan/test_flags.py::test_c": 7.0,
            "tests/test_top.py::test_d": 2.0,
            "tests/search/test_fast.py::test_e": 0.2,
        }
    )
    assert told(took, 40.2, 60) == [
        "processor time: 40 s of 60; 6 for starting and collecting",
        "by folder: site 25, families/st_plan 7, . 2",
    ]
    assert told(took, 64.2, 60)[0].startswith("processor time: 64 s of 60, 4 too many; ")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the processes of a process")
def test_a_process_that_still_runs_counts() -> None:
    before, own = processor_seconds(), time.process_time()
    with subprocess.Popen(
        [sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as busy:
        assert busy.stdout is not None
        busy.stdout.readline()
        spent = processor_seconds() - before - (time.process_time() - own)
        busy.communicate(b"\n")
    assert spent >= 0.25


def test_what_was_spent_stays_in_the_sum_when_its_process_is_gone(pytestconfig) -> None:
    """A browser that is closed takes the time of its pages from the list: a sum of less would be told."""
    own, others = iter([2.0, 3.0, 7.0, 8.0]), iter([0.0, 9.0, 1.0])
    effort = Effort(pytestconfig, lambda: next(own), lambda: next(others))
    assert [effort.since(listed) for listed in (True, True, False)] == [10, 0, 1]
    assert effort._spent == 13
