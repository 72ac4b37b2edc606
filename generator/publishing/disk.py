"""Failures of the disk as problems that name the file and the way out."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem, ProblemError

_ERRNO = re.compile(r"\[Errno (\d+)\]")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def disk_problems(root: Path) -> Iterator[None]:
    """Turn the OSError of a write in the body into a ProblemError that names the file from the ``root``.

    Raises:
        ProblemError: WRITE-SPACE where the disk or the quota is full, WRITE-DENIED where rights are missing,
            WRITE-FAILED for anything else.
    """
    try:
        yield
    except shutil.Error as error:
        # Of a copied folder: one entry a file, with the reason in words; the first says what is wrong.
        _, target, reason = error.args[0][0]
        raise ProblemError([_problem(_as_os_error(str(reason)), _named(Path(target), root))]) from error
    except OSError as error:
        name = _named(Path(str(error.filename)), root) if error.filename else "the project folder"
        raise ProblemError([_problem(error, name)]) from error


def _named(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _as_os_error(reason: str) -> OSError:
    """``[Errno 28] No space left on device: …`` as what it was before it was put into words."""
    found = _ERRNO.match(reason)
    return OSError(int(found[1]), os.strerror(int(found[1]))) if found else OSError(reason)


def _problem(error: OSError, name: str) -> Problem:
    reason = error.strerror or str(error)
    unchanged = "What is published stays as it was."
    if error.errno in _FULL:
        remedy = f"Make room and run the command again. {unchanged}"
        return Problem("WRITE-SPACE", name, None, reason, "room on the disk", remedy)
    if error.errno in _DENIED:
        remedy = f"Give the user who runs the command the right to write there. {unchanged}"
        return Problem("WRITE-DENIED", name, None, reason, "a writable file or folder", remedy)
    return Problem("WRITE-FAILED", name, None, reason, "a working disk", f"Look at the disk. {unchanged}")
