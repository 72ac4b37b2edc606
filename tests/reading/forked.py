"""What reads a stranger's file, in a fork of the tests' own process, which has loaded its libraries.

That is a tenth of the time. Files that could fill or stop a process are read in one of its own.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import IO, Any, Self

import pytest

from generator.reading import limits, pdf, pdf_process
from generator.reading.sheets import process as sheets_process
from generator.reading.sheets import workbook

_MAIN: dict[str, Callable[[], None]] = {
    "generator.reading.pdf_process": pdf_process.main,
    "generator.reading.sheets.process": sheets_process.main,
}


class ForkedWorker:
    """As ``subprocess.Popen`` for a command of ours, ``[interpreter, "-m", module, *arguments]``."""

    def __init__(self, command: Sequence[str], *, stdout: IO[bytes], **_streams: object) -> None:
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_work, args=(command, stdout.fileno()))
        self._process.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.join()

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("a fork", timeout)
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


def started(command: Sequence[str], **streams: Any) -> "ForkedWorker | subprocess.Popen[bytes]":
    """As ``subprocess.Popen``; a fork for the modules of ours."""
    return (ForkedWorker if command[2] in _MAIN else subprocess.Popen)(command, **streams)


def run(command: Sequence[str], *, timeout: float, **_streams: object) -> subprocess.CompletedProcess:
    """As ``subprocess.run`` for a command of ours."""
    with tempfile.TemporaryFile() as answer, ForkedWorker(command, stdout=answer) as worker:
        status = worker.wait(timeout)
        answer.seek(0)
        return subprocess.CompletedProcess(list(command), status, answer.read())


def _work(command: Sequence[str], answer: int) -> None:
    module, sys.argv = command[2], list(command[2:])
    # The tests' own process holds more than a report may take.
    limits._limit = lambda seconds: None
    with os.fdopen(os.dup(answer), "w", encoding="utf-8") as sys.stdout:
        _MAIN[module]()


@pytest.fixture(autouse=True)
def reading_in_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """For every test of a module that imports it."""
    forks = SimpleNamespace(
        Popen=started,
        run=run,
        DEVNULL=subprocess.DEVNULL,
        TimeoutExpired=subprocess.TimeoutExpired,
    )
    for module in (pdf, workbook):
        monkeypatch.setattr(module, "subprocess", forks)
