"""Files that are as they were: the new folder names them too, instead of writing them once more.

A new file costs ten times what a second name costs, and a build that changed one report writes ten thousand
files of which nearly all stay the same. Both names lead to one file from then on: what stands in a folder
that is being built is never changed in place, but replaced by `put_file`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path


def put_file(path: Path, data: bytes, before: Path | None = None) -> None:
    """Make ``path`` a file with ``data``; folders are made as needed.

    Args:
        path: what stands there is replaced, not changed.
        data: content of the file.
        before: the same file as it was; where it holds ``data``, ``path`` becomes a second name of it.
    """
    path.unlink(missing_ok=True)
    if before is not None and _holds(before, data) and _linked(before, path):
        return
    _in_its_folder(path, lambda: path.write_bytes(data))


def put_files(folder: Path, files: Mapping[str, bytes], before: Path | None = None) -> None:
    """`put_file` for ``files`` by their relative names; ``before`` is the folder as it was."""
    for name, data in sorted(files.items()):
        put_file(folder / name, data, before / name if before else None)


def link_or_copy(source: Path, path: Path) -> None:
    """Make ``path`` a second name of ``source``, or a copy where the file system allows no second name."""
    path.unlink(missing_ok=True)
    if not _linked(source, path):
        _in_its_folder(path, lambda: path.write_bytes(source.read_bytes()))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _linked(source: Path, path: Path) -> bool:
    with contextlib.suppress(OSError):
        _in_its_folder(path, lambda: os.link(source, path))
        return True
    return False


def _in_its_folder(path: Path, make: Callable[[], object]) -> None:
    """``make`` the file ``path``; nearly always its folder exists, and asking for it would take longer."""
    try:
        make()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        make()
