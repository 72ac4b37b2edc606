"""One writer at a time: a lock that says who holds it and that the system releases when its holder dies."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from generator.errors import Problem, ProblemError
from generator.publishing.system import try_lock

_STEP_SECONDS = 0.1


@contextlib.contextmanager
def build_lock(file: Path, command: str, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the lock while the body runs.

    Args:
        file: lock file; it stays when the lock is released, only the system's lock on it counts.
        command: what this process does, shown to a second one.
        wait_seconds: how long to wait for another holder before giving up.

    Raises:
        ProblemError: LOCK-HELD, naming process, host and command of the holder.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="utf-8") as handle:
        _acquire(handle, file, wait_seconds)
        handle.seek(0)
        handle.truncate()
        json.dump({"pid": os.getpid(), "host": platform.node(), "command": command}, handle)
        handle.flush()
        yield


def _acquire(handle: IO[str], file: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while not try_lock(handle):
        if time.monotonic() >= deadline:
            raise ProblemError([_held(handle, file)])
        time.sleep(_STEP_SECONDS)


def _held(handle: IO[str], file: Path) -> Problem:
    handle.seek(0)
    try:
        holder = json.loads(handle.read())
        seen = f"process {holder['pid']} on {holder['host']} holds it and runs `{holder['command']}`"
    except (ValueError, KeyError, TypeError):
        seen = "another process holds it"
    remedy = "Wait until that process ends, or stop it; the lock goes with it."
    return Problem("LOCK-HELD", f"{file.parent.name}/{file.name}", None, seen, "no other writer", remedy)
