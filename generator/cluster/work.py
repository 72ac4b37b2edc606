"""What a worker does: it brings what a job reads into a folder, and runs the job there."""

from __future__ import annotations

import pickle
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from distributed import Worker, get_worker

from generator.cluster.store import Blob, Store
from generator.cluster.told import told
from generator.cluster.versions import version_problems, versions
from generator.errors import ProblemError
from generator.pipeline.jobs import Done, Job, run_job

# A build answers within milliseconds; what it was asked is lost where its connection was interrupted.
_ASK_AGAIN_SECONDS, _PATIENCE_SECONDS = 10.0, 120.0
_LOOK_SECONDS = 0.005
# Jobs are written for processes of their own, whatever number of threads a worker has.
_ALONE = Lock()


@dataclass(frozen=True, slots=True)
class Call:
    """A job as it travels: digests and small values, no bytes and no path of the machine that asks.

    Attributes:
        job: with a `Blob` in place of each value that is bytes.
        files: digest of every file that it reads, by its place.
        versions: of the machine that asks.
        asked_at: the topic of Dask's events by which that machine is asked for bytes.
        store: address of the object storage that both know; empty where bytes travel over Dask's connections.
    """

    job: Job
    files: Mapping[str, Blob]
    versions: Mapping[str, str]
    asked_at: str
    store: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job, its files apart: bytes, or where they are kept."""

    done: Done
    files: Mapping[str, bytes | Blob]


def work(packed: bytes) -> Answer:
    """Run a job on this worker; packed, it is a `Call` that the scheduler need not understand.

    Raises:
        ProblemError: CLUSTER-VERSION, CLUSTER-BYTES.
    """
    call: Call = pickle.loads(packed)  # noqa: S301 - as all that Dask sends
    worker = get_worker()
    unlike = version_problems(worker.address, versions(), call.versions)
    if unlike:
        raise ProblemError(unlike)
    own = own_store(worker)
    values = [value for value in call.job.values if isinstance(value, Blob)]
    _bring([*call.files.values(), *values], own, call, worker)
    with _ALONE, tempfile.TemporaryDirectory(dir=worker.local_directory) as folder:
        root = Path(folder).resolve()
        for place, blob in call.files.items():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            (root / place).write_bytes(_read(blob, own, worker))
        given = (_read(value, own, worker) if isinstance(value, Blob) else value for value in call.job.values)
        done = run_job(root, replace(call.job, values=tuple(given), kept=None))
    files: Mapping[str, bytes | Blob] = done.files
    if call.store:
        shared = Store(call.store)
        files = {name: shared.put(data) for name, data in done.files.items()}
    return Answer(replace(done, files={}), files)


def receive(parts: Sequence[bytes], dask_worker: Worker) -> None:
    """Keep bytes that were asked for."""
    for data in parts:
        own_store(dask_worker).put(data)


def own_store(worker: Worker) -> Store:
    """What the worker was sent, in a folder that goes with it."""
    return Store(str(Path(worker.local_directory, "store").resolve()))


def _bring(blobs: Sequence[Blob], own: Store, call: Call, worker: Worker) -> None:
    """Wait till all are in the worker's own store."""
    lacking = _lacking({blob.digest for blob in blobs}, own)
    if call.store and lacking:
        shared = Store(call.store)
        for data in map(shared.get, sorted(lacking)):
            if data is not None:
                own.put(data)
        lacking = _lacking(lacking, own)
    asked, progress = 0.0, time.monotonic()
    while lacking:
        now = time.monotonic()
        if now - progress > _PATIENCE_SECONDS:
            raise _not_sent(worker, f"{len(lacking)} of {len(blobs)} files")
        if now - asked > _ASK_AGAIN_SECONDS:
            worker.log_event(call.asked_at, {"worker": worker.address, "digests": sorted(lacking)})
            asked = now
        time.sleep(_LOOK_SECONDS)
        left = _lacking(lacking, own)
        progress = now if left != lacking else progress
        lacking = left


def _lacking(digests: set[str], own: Store) -> set[str]:
    return {digest for digest in digests if digest not in own}


def _read(blob: Blob, own: Store, worker: Worker) -> bytes:
    data = own.get(blob.digest)
    if data is None:
        raise _not_sent(worker, f"{blob.digest} damaged in {own.url}")
    return data


def _not_sent(worker: Worker, seen: str) -> ProblemError:
    remedy = "See whether the disk of the worker is full and its connection stands, then build again."
    return told("CLUSTER-BYTES", worker.address, f"lacking: {seen}", "what the job reads", remedy)
