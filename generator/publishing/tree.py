"""Folders as content: which files they hold and one digest for all of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` in the order of its path.

    Bytecode and what a killed build left are passed over. A folder that doesn't exist holds no files.
    """
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_residue(name)]
        found += [f"{place}{os.sep}{name}" for name in names if not _is_residue(name)]
    for path in map(Path, sorted(found, key=lambda name: name.replace(os.sep, "/"))):
        if path.is_file():
            yield path


def digest_tree(folder: Path) -> str:
    """SHA-256 over the relative paths and bytes of a folder's files; empty text where there is no folder."""
    if not folder.is_dir():
        return ""
    return digest_entries((p.relative_to(folder).as_posix(), p.read_bytes()) for p in files_below(folder))


def digest_inputs(paths: Iterable[Path], root: Path) -> str:
    """SHA-256 over files and folders by their path below ``root``; what is missing counts as missing."""
    entries: list[tuple[str, bytes]] = []
    for path in paths:
        if path.is_dir():
            entries.extend((p.relative_to(root).as_posix(), p.read_bytes()) for p in files_below(path))
        elif path.is_file():
            entries.append((path.relative_to(root).as_posix(), path.read_bytes()))
    return digest_entries(sorted(entries))


def digest_entries(entries: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over (name, bytes) pairs in the given order."""
    total = hashlib.sha256()
    for name, data in entries:
        total.update(f"{len(name.encode())} {name} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


def _is_residue(part: str) -> bool:
    return part == "__pycache__" or (part.startswith(".") and part.endswith((".new", ".old")))
