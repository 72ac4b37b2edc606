"""What operating systems do each in their own way: lock a file, write everything to the disk."""

from __future__ import annotations

import os
import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    # Windows keeps others from reading a locked byte: lock one that nobody reads, far behind the content.
    _LOCKED_BYTE = 1 << 30

    def try_lock(file: IO[str]) -> bool:
        """Whether ``file`` is now locked for this process alone; the system lets go when the process ends."""
        os.lseek(file.fileno(), _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def sync_disk() -> None:
        """Windows writes to the disk by itself, and offers no call for everything."""

else:
    import fcntl

    def try_lock(file: IO[str]) -> bool:
        """Whether ``file`` is now locked for this process alone; the system lets go when the process ends."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def sync_disk() -> None:
        """Have everything that was written reach the disk before the next write begins."""
        os.sync()
