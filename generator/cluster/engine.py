"""Jobs on a Dask cluster: the second engine."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from distributed import Client, wait

from generator.cluster.supply import Supply
from generator.cluster.told import told
from generator.cluster.versions import versions
from generator.cluster.work import Call, work
from generator.errors import ProblemError
from generator.pipeline.jobs import Done, Job, keep
from generator.publishing.tree import files_below

# How often to look whether there are workers, and how long to wait for one.
_LOOK_SECONDS, _PATIENCE_SECONDS = 5.0, 120.0


class Cluster:
    """The workers of a scheduler; they know nothing of this machine but what they are sent."""

    def __init__(self, client: Client, supply: Supply, scheduler: str, store: str) -> None:
        self._client, self._supply = client, supply
        self._scheduler, self._store = scheduler, store
        self._turn = 0

    @contextmanager
    def started(self, root: Path, jobs: Sequence[Job], _processes: int) -> Iterator[Iterator[Done]]:
        """As `Engine.started`. What is asked for later is waited for sooner: it goes before the rest."""
        self._turn += 1
        futures = {
            self._client.submit(work, self._call(root, job), pure=False, priority=self._turn): job
            for job in jobs
        }
        try:
            yield self._results(root, futures)
        finally:
            self._client.cancel(list(futures))

    def _call(self, root: Path, job: Job) -> bytes:
        files = {
            path.relative_to(root).as_posix(): self._supply.file(path)
            for place in job.inputs
            for path in ([root / place] if (root / place).is_file() else files_below(root / place))
        }
        values = tuple(self._supply.value(v) if isinstance(v, bytes) else v for v in job.values)
        job = replace(job, values=values, inputs=(), kept=None)
        return pickle.dumps(Call(job, files, versions(), self._supply.topic, self._store))

    def _results(self, root: Path, futures: Mapping[Any, Job]) -> Iterator[Done]:
        waiting = set(futures)
        while waiting:
            for future in self._some(waiting):
                waiting.remove(future)
                job = futures[future]
                answer = self._answer(future, job)
                # The worker may forget what it made.
                future.release()
                yield answer.done if answer.done.problems else keep(root, job, self._files(answer))

    def _files(self, answer: Any) -> dict[str, bytes]:
        try:
            return self._supply.fetch(answer.files)
        except KeyError as error:
            remedy = "See that nothing empties the storage while a build runs, then build again."
            seen, expected = f"no {error.args[0]}", "what a worker put there"
            raise told("CLUSTER-BYTES", self._store, seen, expected, remedy) from error

    def _some(self, waiting: set[Any]) -> set[Any]:
        """Those that have ended, at least one."""
        last_seen = time.monotonic()
        while True:
            try:
                return set(wait(list(waiting), timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                pass
            except CancelledError as error:
                raise _lost(self._scheduler, "the jobs are gone") from error
            if self._client.scheduler_info(n_workers=1)["workers"]:
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > _PATIENCE_SECONDS:
                raise _lost(self._scheduler, "no worker")

    def _answer(self, future: Any, job: Job) -> Any:
        try:
            return future.result()
        except ProblemError:
            raise
        except CancelledError as error:
            raise _lost(self._scheduler, "the jobs are gone") from error
        except Exception as error:  # whatever a worker or Dask raises: KilledWorker, errors of the system
            seen = f"{job.name} stopped with {type(error).__name__}: {error}"
            remedy = "Look at the logs of the workers; without --scheduler it runs on this machine."
            raise told("CLUSTER-JOB", self._scheduler, seen, "bytes", remedy) from error


def _lost(scheduler: str, seen: str) -> ProblemError:
    remedy = "See whether the scheduler and its workers still run, then build again: what was made is kept."
    return told("CLUSTER-LOST", scheduler, seen, "workers that finish their jobs", remedy)
