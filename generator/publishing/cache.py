"""What stages made, kept by the digest of everything they read: the same inputs are never worked on twice."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.swap import write_files
from generator.publishing.tree import digest_tree

_SEAL = "sealed"
# How a rename says that another process put a folder there first.
_TAKEN = {errno.ENOTEMPTY, errno.EEXIST}


@dataclass(frozen=True, slots=True)
class Cache:
    """Folders below ``folder``: ``<stage>/<key>/files/…`` and a seal with the digest of these files."""

    folder: Path

    def place(self, stage: str, key: str) -> Path:
        """Where a stage's files stand once they are kept."""
        return self.folder / stage / key / "files"

    def get(self, stage: str, key: str) -> Path | None:
        """The folder with a stage's files, or None where they were not kept or are damaged."""
        entry = self.folder / stage / key
        try:
            sealed = (entry / _SEAL).read_text("utf-8")
        except OSError:
            return None
        if sealed != digest_tree(entry / "files"):
            shutil.rmtree(entry, ignore_errors=True)
            return None
        return entry / "files"

    def put(self, stage: str, key: str, files: Mapping[str, bytes]) -> Path:
        """Keep what a stage made; returns its folder. Two may put the same: the first stays."""
        entry = self.folder / stage / key
        aside = entry.with_name(f".{key}.{os.getpid()}.new")
        shutil.rmtree(aside, ignore_errors=True)
        write_files(aside / "files", files)
        (aside / _SEAL).write_text(digest_tree(aside / "files"), "utf-8", newline="\n")
        while True:
            try:
                aside.replace(entry)
                return entry / "files"
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise
            if self.get(stage, key) is not None:
                shutil.rmtree(aside, ignore_errors=True)
                return entry / "files"
            shutil.rmtree(entry, ignore_errors=True)

    def keep_only(self, stage: str, keys: Iterable[str]) -> None:
        """Remove a stage's entries that no current input asks for."""
        wanted = set(keys)
        for entry in sorted((self.folder / stage).glob("*")) + sorted((self.folder / stage).glob(".*.new")):
            if entry.name not in wanted:
                shutil.rmtree(entry, ignore_errors=True)
