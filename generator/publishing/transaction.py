"""Several folders published together: all of them are finished aside, then all are swapped in.

A journal makes the step safe. Before it is written nothing published has changed, and the next build throws
away what lies aside. Once it is written the new state is decided: a build that was killed in the middle of
the swaps is completed by the next command (`recover`).
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.publishing.swap import exchange_folders, retired_of, staging_of
from generator.publishing.system import sync_disk


class Transaction:
    """Collects finished folders and publishes them in one go.

    Args:
        root: the project's root; the journal names targets relative to it.
        journal: file that exists exactly while the swaps are under way.
    """

    def __init__(self, root: Path, journal: Path) -> None:
        self._root = root
        self._journal = journal
        self._targets: list[Path] = []

    def stage(self, target: Path) -> Path:
        """An empty folder aside that will replace ``target``."""
        staging = staging_of(target)
        _remove(staging)
        staging.mkdir(parents=True)
        self._targets.append(target)
        return staging

    def commit(self) -> None:
        """Publish everything that was staged; nothing happens where nothing was."""
        if not self._targets:
            return
        # The files must be on the disk before the journal says so: a power cut keeps the order.
        sync_disk()
        entries = {
            target.relative_to(self._root).as_posix(): staging_of(target).stat().st_ino
            for target in self._targets
        }
        _write_durably(self._journal, json.dumps(entries, indent=1))
        recover(self._root, self._journal)

    def abort(self) -> None:
        """Forget what was staged; what is published stays as it is."""
        for target in self._targets:
            _remove(staging_of(target))


def recover(root: Path, journal: Path) -> list[str]:
    """Complete the swaps that a journal names; returns the targets that had not been swapped yet.

    A staged folder is known by its inode, which renaming keeps: whether a swap was done shows in the target.
    """
    try:
        entries = json.loads(journal.read_text("utf-8"))
    except FileNotFoundError:
        return []
    completed = []
    for name, inode in entries.items():
        target = root / name
        staging = staging_of(target)
        if staging.is_dir() and staging.stat().st_ino == inode:
            exchange_folders(staging, target)
            completed.append(name)
    journal.unlink()
    for name in entries:
        _remove(staging_of(root / name))
        _remove(retired_of(root / name))
    return completed


def clear_leftovers(targets: Iterable[Path]) -> None:
    """Remove what a killed build left beside ``targets``: after `recover`, with the lock held."""
    for target in targets:
        retired = retired_of(target)
        if retired.is_dir() and not target.exists():
            retired.replace(target)
        _remove(retired)
        _remove(staging_of(target))


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _write_durably(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.tmp")
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
