"""A process that opens a stranger's file, limited so that no file can fill or stop the machine."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from typing import Any

if sys.platform != "win32":
    import resource

# On a busy machine a process gets a small part of its processor: waiting for it lasts longer than it works.
_WAITING = 10
# Between the signal that tells a process of its limit and the one that it can't ignore.
_GRACE_SECONDS = 5
# Address space, of which the interpreter and the libraries' code take a part.
MOST_MEMORY = 1_500_000_000


class RefusedError(Exception):
    """The file is not read; ``answer`` has the code of the problem and what was seen."""

    def __init__(self, code: str, seen: str) -> None:
        super().__init__(seen)
        self.answer = {"code": code, "seen": seen}


def print_answer(read: Callable[[], dict[str, Any]], seconds: int, too_large: str) -> None:
    """Limit this process, read, and print what was found as JSON, or ``code`` and ``seen`` of a refused file.

    ``too_large`` is the code for a file that needs more memory than a report may take.
    """
    _limit(seconds)
    try:
        found = read()
    except RefusedError as error:
        found = error.answer
    except MemoryError:
        found = {"code": too_large, "seen": "more than fits into the memory that a report may take"}
    sys.stdout.write(json.dumps(found))


def waiting_seconds(seconds: int) -> int:
    """How long to wait for a process that may work for so long: longer, where the system counts its work."""
    return seconds if sys.platform == "win32" else seconds * _WAITING


def worked_too_long(status: int) -> bool:
    """Whether a process ended, with this status, because it had used up its processor time."""
    return sys.platform != "win32" and status == -signal.SIGXCPU


def _limit(seconds: int) -> None:
    """Limit memory and processor time of this process; where the system has no such limits, do nothing."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + _GRACE_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
