import json
import os
import subprocess
import sys
import time

import pytest

from generator.errors import ProblemError
from generator.publishing.lock import build_lock

HOLD = """
import sys, time
from pathlib import Path
from generator.publishing.lock import build_lock
with build_lock(Path(sys.argv[1]), "build"):
    print("held", flush=True)
    time.sleep(900)
"""


@pytest.fixture
def holder(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_process_says_who_holds_the_lock(tmp_path, holder):
    with pytest.raises(ProblemError) as caught, build_lock(tmp_path / "lock", "check"):
        pytest.fail("two hold the lock")
    (problem,) = caught.value.problems
    assert problem.code == "LOCK-HELD"
    assert f"process {holder.pid} on {os.uname().nodename} " in problem.seen
    assert "`build`" in problem.seen


def test_a_killed_holder_holds_nothing(tmp_path, holder):
    holder.kill()
    holder.wait()
    with build_lock(tmp_path / "lock", "check"):
        assert json.loads((tmp_path / "lock").read_text())["pid"] == os.getpid()


def test_a_patient_process_waits_for_the_lock(tmp_path, holder):
    started = time.monotonic()
    with pytest.raises(ProblemError), build_lock(tmp_path / "lock", "check", wait_seconds=0.3):
        pytest.fail("two hold the lock")
    assert time.monotonic() - started >= 0.3
