"""Processes at work: results as they come, and Ctrl-C that is heard once the processes have begun."""

import os
import signal
import threading
from concurrent.futures import Future
from math import sqrt

import pytest

from generator.pipeline.workers import _submit, cores, started


def test_tasks_run_in_processes_while_the_body_does_other_work():
    with started(os.getpid, [(), ()]) as results:
        assert os.getpid() not in results


@pytest.mark.parametrize(("usable", "processes"), [(1, 1), (3, 3), (64, 8)])
def test_one_process_works_a_core_and_never_too_many(usable, processes, monkeypatch):
    monkeypatch.setattr("generator.pipeline.workers.sys.platform", "linux")
    monkeypatch.setattr(
        "generator.pipeline.workers.os.sched_getaffinity", lambda _: set(range(usable)), raising=False
    )
    assert cores() == processes


@pytest.fixture
def another_thread():
    """As the one that draws the progress: it blocks no signal, so the system may hand it Ctrl-C."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


def test_ctrl_c_pressed_while_processes_begin_is_heard_right_after(listening, another_thread):
    submitted = []

    class Pressed:
        def submit(self, function, *arguments):
            os.kill(os.getpid(), signal.SIGINT)
            submitted.append(arguments)
            return Future()

    with pytest.raises(KeyboardInterrupt):
        _submit(Pressed(), sqrt, [(1,), (4,)])  # type: ignore[arg-type]
    assert submitted == [(1,), (4,)]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())
