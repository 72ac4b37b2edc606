"""The engine that a command asks for; Dask is loaded only where it is one of Dask's."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator.cluster.told import told
from generator.errors import ProblemError
from generator.pipeline.jobs import HERE, Engine

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_SECONDS, _WORKER_SECONDS = 10, 60
_GUIDE = "docs/how-to/build-on-several-machines.md"


@contextmanager
def engine_at(scheduler: str, store: str = "") -> Iterator[Engine]:
    """The processes of this machine, or the workers of the Dask ``scheduler`` where its address is given.

    ``store`` is the address of object storage that all machines can reach; without it bytes travel over the
    connections of Dask.

    Raises:
        ProblemError: CLUSTER-EXTRA, CLUSTER-UNREACHABLE, CLUSTER-WORKERS, CLUSTER-VERSION, CLUSTER-STORE.
    """
    if not scheduler:
        yield HERE
        return
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        remedy = (
            f"Install the extra: pip install '.[cluster]', or all that requirements.lock pins ({_GUIDE})."
        )
        raise told("CLUSTER-EXTRA", scheduler, str(error), "Dask", remedy) from error
    from generator.cluster.engine import Cluster  # noqa: PLC0415
    from generator.cluster.supply import Supply  # noqa: PLC0415

    with _connected(Client, scheduler) as client:
        _require_same(client, scheduler)
        try:
            supply = Supply(client, store)
        except (ValueError, ImportError, OSError) as error:
            remedy = f"Give an address that fsspec knows, such as s3://bucket/folder ({_GUIDE})."
            raise told("CLUSTER-STORE", store, str(error), "a store", remedy) from error
        with supply:
            yield Cluster(client, supply, scheduler, store)


@contextmanager
def _connected(kind: Any, scheduler: str) -> Iterator[Client]:
    try:
        with warnings.catch_warnings():
            # Other versions are refused, with their names.
            warnings.simplefilter("ignore")
            client = kind(scheduler, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:  # a type where TLS has no certificate
        seen, expected = f"{type(error).__name__}: {error}", "a Dask scheduler that answers"
        remedy = f"Start one (.venv/bin/python -m dask scheduler), and give its address ({_GUIDE})."
        raise told("CLUSTER-UNREACHABLE", scheduler, seen, expected, remedy) from error
    with client:
        yield client


def _require_same(client: Client, scheduler: str) -> None:
    """Raise where there is no worker, or one that would make other bytes."""
    from generator.cluster.versions import version_problems, versions  # noqa: PLC0415

    try:
        client.wait_for_workers(1, timeout=_WORKER_SECONDS)
    except TimeoutError as error:
        remedy = f"Start workers: .venv/bin/python -m dask worker {scheduler} --nthreads 1 ({_GUIDE})."
        raise told("CLUSTER-WORKERS", scheduler, "no worker", "at least one", remedy) from error
    found: dict[str, Any] = client.run(versions, on_error="return")
    problems = []
    for who, there in sorted(found.items()):
        # A worker without this code can't even be asked.
        known = {"generator": f"none ({there})"} if isinstance(there, BaseException) else there
        problems += version_problems(who, known, versions())
    if problems:
        raise ProblemError(problems)
