"""Limits of a process that opens a stranger's file, so that no file can fill or stop the machine."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource

# Address space, of which the interpreter and the libraries' code take a part.
MOST_MEMORY = 1_500_000_000


def limit_process(seconds: int) -> None:
    """Limit memory and processor time of this process; where the system has no such limits, do nothing."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
