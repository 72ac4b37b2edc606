"""Compares the bytes of data/packages with what is committed: ``python scripts/same_packages.py``.

Any system must make the same bytes. ``git diff`` would not do: it forgives line endings.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "data/packages"


def blob_name(data: bytes) -> str:
    """The name that git gives to these bytes: SHA-1 of kind, length and content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def committed(root: Path) -> dict[str, str]:
    """Git's name for the bytes of every committed file of the packages, by path."""
    command = ["git", "-c", "safe.directory=*", "ls-tree", "-r", "-z", "HEAD", "--", FOLDER]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True).stdout  # noqa: S603 - fixed words
    entries = [entry.split("\t") for entry in listed.decode("utf-8").split("\0") if entry]
    return {path: head.split()[2] for head, path in entries}


def present(root: Path) -> dict[str, str]:
    """The same for the files that stand in the folder."""
    files = [path for path in (root / FOLDER).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): blob_name(path.read_bytes()) for path in files}


def differences(root: Path) -> list[str]:
    """A line for each file that is missing, new or has other bytes, by path."""
    before, now = committed(root), present(root)
    kinds = dict.fromkeys(now.keys() - before.keys(), "new")
    kinds |= dict.fromkeys(before.keys() - now.keys(), "missing")
    kinds |= {path: "other bytes" for path in now.keys() & before.keys() if now[path] != before[path]}
    return [f"{kind}: {path}" for path, kind in sorted(kinds.items())]


if __name__ == "__main__":
    found = differences(ROOT)
    print("\n".join(found) or f"{len(committed(ROOT))} files of {FOLDER} are as committed, byte by byte.")
    sys.exit(bool(found))
