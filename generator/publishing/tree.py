"""Folders as content: which files they hold and one digest for all of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` in the order of its path, as `names_below` names them."""
    return (folder / name for name in names_below(folder))


def names_below(folder: Path) -> list[str]:
    """The relative name of every file below ``folder``, sorted.

    Bytecode and what a killed build left are passed over. A folder that doesn't exist holds no files.
    """
    try:
        return sorted(_names(os.fspath(folder), ""))
    except (FileNotFoundError, NotADirectoryError):
        return []


def digest_tree(folder: Path) -> str:
    """SHA-256 over the relative paths and bytes of a folder's files; empty text where there is no folder."""
    if not folder.is_dir():
        return ""
    return digest_entries(_contents(folder, ""))


def stamp_tree(folder: Path) -> str:
    """SHA-256 over paths, sizes, times and places on the disk of a folder's files, none of which is read.

    Equal stamps mean equal files: the time of a file's last change of any kind can't be set by hand.
    """
    total = hashlib.sha256()
    root = os.fspath(folder)
    for name in names_below(folder):
        found = os.stat(f"{root}/{name}")  # noqa: PTH116 - a path for each of them takes longer
        facts = found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
        total.update(f"{len(name.encode())} {name} {facts}\n".encode())
    return total.hexdigest()


def digest_inputs(paths: Iterable[Path], root: Path) -> str:
    """SHA-256 over files and folders by their path below ``root``; what is missing counts as missing."""
    entries: list[tuple[str, bytes]] = []
    for path in paths:
        place = path.relative_to(root).as_posix()
        if path.is_dir():
            entries.extend(_contents(path, "" if place == "." else f"{place}/"))
        elif path.is_file():
            entries.append((place, path.read_bytes()))
    return digest_entries(sorted(entries))


def digest_entries(entries: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over (name, bytes) pairs in the given order."""
    total = hashlib.sha256()
    for name, data in entries:
        total.update(f"{len(name.encode())} {name} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


def _names(folder: str, before: str) -> Iterator[str]:
    """Names behind what stands ``before`` them: plain texts, for a site has ten thousand files."""
    with os.scandir(folder) as found:
        for entry in found:
            if _is_residue(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _names(entry.path, f"{before}{entry.name}/")
            elif entry.is_file():
                yield before + entry.name


def _contents(folder: Path, before: str) -> Iterator[tuple[str, bytes]]:
    root = os.fspath(folder)
    for name in names_below(folder):
        with open(f"{root}/{name}", "rb") as file:  # noqa: PTH123 - a path for each of them takes as long
            yield before + name, file.read()


def _is_residue(part: str) -> bool:
    return part == "__pycache__" or (part.startswith(".") and part.endswith((".new", ".old")))
