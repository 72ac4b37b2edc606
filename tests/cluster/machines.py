"""A scheduler and workers of Dask, processes on the loopback address that end by themselves.

They run in a folder of their own that holds the code and nothing of the project, as other machines would.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.patience import WAIT_SECONDS
from tests.tooling.tracked import ROOT

# The code, and what it reads of its own checkout.
CODE = ("generator", "data/migrations")
QUIET = {
    "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3",
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
}


@dataclass
class Machines:
    """What runs: the address of the scheduler, and each worker by its address."""

    address: str
    folder: Path
    workers: dict[str, subprocess.Popen] = field(default_factory=dict)

    def start_worker(self, *options: str) -> subprocess.Popen:
        here = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        ends = ("--lifetime", f"{WAIT_SECONDS} seconds", "--death-timeout", "60")
        own = ("--local-directory", str(self.folder / "scratch"), *options)
        return start(self.folder, "worker", self.address, *here, *ends, *own)


def start(folder: Path, *command: str) -> subprocess.Popen:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    with (folder / f"{command[0]}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=folder,
            env=environment | QUIET,
            stdout=log,
            stderr=log,
        )


@contextmanager
def running(folder: Path, workers: int) -> Iterator[Machines]:
    """So many workers and their scheduler, stopped in the end."""
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    known = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(known))
    processes = [start(folder, "scheduler", *options, "--idle-timeout", f"{WAIT_SECONDS} seconds")]
    try:
        machines = Machines(_address(known), folder)
        for number in range(workers):
            name = f"worker-{number}"
            machines.workers[name] = machines.start_worker("--name", name)
            processes.append(machines.workers[name])
        yield machines
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _address(known: Path) -> str:
    ends = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < ends:
        try:
            return str(json.loads(known.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    raise TimeoutError(known)
