"""Processes at work, one a core; they end with their parent, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Result = TypeVar("Result")
# Each loads the libraries and holds a report: more would take memory faster than they save time.
_MOST = 8


def cores() -> int:
    """How many processes can work at a time here: one a core that this process may use, at most eight."""
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(usable, _MOST)


@contextmanager
def started(
    function: Callable[..., Result], tasks: Sequence[tuple[Any, ...]], processes: int = 1
) -> Iterator[Iterator[Result]]:
    """Results of ``function(*task)`` as they come, made in processes while the body does other work.

    One process is enough beside the body: each has to load the libraries anew. ``function`` is importable by
    name and raises nothing that another process could not rebuild.
    """
    # New interpreters, not forks: the thread that draws the progress must not be copied in mid-drawing.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare)
    try:
        futures = _submit(executor, function, tasks)
        yield (future.result() for future in as_completed(futures))
    finally:
        executor.shutdown(cancel_futures=True)


def _submit(
    executor: ProcessPoolExecutor, function: Callable[..., Result], tasks: Sequence[tuple[Any, ...]]
) -> list[Future[Result]]:
    """Start processes that don't hear Ctrl-C: this one alone hears it and says what happened."""
    with _ctrl_c_held_back():
        return [executor.submit(function, *task) for task in tasks]


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Ctrl-C pressed meanwhile is not lost: it is heard right after.

    The mask is for the processes that begin. It can't be all: any other thread that doesn't block the signal
    takes it, and Python then interrupts the main one. Windows has no mask.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if pressed:
            signal.raise_signal(signal.SIGINT)


def _prepare() -> None:
    """In each process: end when the parent is gone, which a killed parent can't tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
