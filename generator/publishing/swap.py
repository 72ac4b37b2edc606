"""Replace a folder by a finished one so that a reader meets the old or the new one, never a part."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# Answers of a kernel or file system that can't exchange two names in one step.
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}


def staging_of(target: Path) -> Path:
    """Where the successor of ``target`` is written: beside it, on the same file system."""
    return target.with_name(f".{target.name}.new")


def retired_of(target: Path) -> Path:
    """Where ``target`` waits for its removal where the two names can't be exchanged in one step."""
    return target.with_name(f".{target.name}.old")


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` by their relative names into ``folder``, which is made where it doesn't exist."""
    for name, data in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` aside and swap them in as ``target``; the old folder stays whole until the end."""
    staging = staging_of(target)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        write_files(staging, files)
        swap_folder(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def swap_folder(staging: Path, target: Path) -> None:
    """Put ``staging`` in the place of ``target``, which may not exist yet, and remove the old folder."""
    exchange_folders(staging, target)
    shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(retired_of(target), ignore_errors=True)


def exchange_folders(staging: Path, target: Path) -> None:
    """Put ``staging`` in the place of ``target`` and leave the old folder as ``staging`` or `retired_of` it.

    One system call where the system can exchange two names (Linux), so that ``target`` exists at every
    moment; two renames elsewhere, between which a killed process leaves the old folder as `retired_of` it.
    """
    if not target.exists():
        staging.replace(target)
        return
    if _exchanged(staging, target):
        return
    retired = retired_of(target)
    shutil.rmtree(retired, ignore_errors=True)
    # A folder of an image's lower layer can't be renamed, only copied: move does either.
    shutil.move(target, retired)
    staging.replace(target)


def _exchanged(first: Path, second: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(first), os.fsencode(second))
    if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(second))
