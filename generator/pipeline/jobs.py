"""What stages have made elsewhere: named functions of files and small values, whose bytes come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from generator.errors import Problem, ProblemError
from generator.paths import ProjectPaths
from generator.pipeline.workers import cores, started
from generator.publishing.cache import Cache


@dataclass(frozen=True, slots=True)
class Job:
    """A function without side effects, and all that it may look at.

    Attributes:
        name: of what is made, as progress tells it.
        function: of a module of the generator. It is given the folder of the project and ``values``, and
            returns bytes by file name; where it can't, it raises a `ProblemError`.
        values: small values, and bytes.
        inputs: the files and folders that it reads, by their place below the folder of the project. Elsewhere
            it finds no others; one that doesn't exist is missing there too.
        kept: stage and key by which the cache keeps what is made; None where the caller gets it.
    """

    name: str
    function: Callable[..., Mapping[str, bytes]]
    values: tuple[Any, ...] = ()
    inputs: tuple[str, ...] = ()
    kept: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: problems where it failed, files where the cache doesn't keep them."""

    name: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


class Engine(Protocol):
    """Who runs jobs. Whoever it is, the bytes are the same."""

    def started(
        self, root: Path, jobs: Sequence[Job], processes: int
    ) -> AbstractContextManager[Iterator[Done]]:
        """All jobs run while the body does other work; what became of them, as they end.

        ``root`` is the folder of the project, ``processes`` how many of this machine may work at a time.
        """


class Here:
    """Processes of this machine."""

    @contextmanager
    def started(self, root: Path, jobs: Sequence[Job], processes: int) -> Iterator[Iterator[Done]]:
        """As `Engine.started`."""
        with started(run_job, [(root, job) for job in jobs], max(1, min(processes, len(jobs)))) as results:
            yield results


HERE = Here()


def run_all(engine: Engine, root: Path, jobs: Sequence[Job]) -> Iterator[Done]:
    """What became of jobs, as they end; a single one runs in this process, which would only wait for it."""
    if len(jobs) <= 1:
        for job in jobs:
            yield run_job(root, job)
        return
    with engine.started(root, jobs, cores()) as results:
        yield from results


def run_job(root: Path, job: Job) -> Done:
    """Run a job in this process."""
    try:
        files = job.function(root, *job.values)
    except ProblemError as error:
        return Done(job.name, problems=error.problems)
    return keep(root, job, files)


def keep(root: Path, job: Job, files: Mapping[str, bytes]) -> Done:
    """Put what a job made where it belongs."""
    if job.kept is None:
        return Done(job.name, files)
    Cache(ProjectPaths(root).cache).put(*job.kept, files)
    return Done(job.name)


def places(paths: Iterable[Path], root: Path) -> tuple[str, ...]:
    """Files and folders of the project as a job names them."""
    return tuple(path.relative_to(root).as_posix() for path in paths)
