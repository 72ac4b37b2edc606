"""Bytes by their digest, in a folder or in object storage."""

from __future__ import annotations

import hashlib
import os
import uuid
from dataclasses import dataclass, field
from typing import Any

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that are kept in a store, in place of themselves."""

    digest: str


@dataclass(frozen=True, slots=True)
class Store:
    """Files named by the SHA-256 of what they hold; ``url`` is a folder or what fsspec knows (``s3://…``)."""

    url: str
    _files: Any = field(init=False, repr=False)
    _root: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        files, root = url_to_fs(self.url)
        object.__setattr__(self, "_files", files)
        object.__setattr__(self, "_root", root.rstrip("/"))

    def __contains__(self, digest: str) -> bool:
        return bool(self._files.exists(self._place(digest)))

    def get(self, digest: str) -> bytes | None:
        """The bytes; None where they are missing or damaged."""
        try:
            data: bytes = self._files.cat_file(self._place(digest))
        except FileNotFoundError:
            return None
        if digest_of(data) == digest:
            return data
        self._files.rm_file(self._place(digest))
        return None

    def put(self, data: bytes) -> Blob:
        """Keep bytes; those that are there already stay."""
        blob = Blob(digest_of(data))
        if blob.digest not in self:
            self._write(self._place(blob.digest), data)
        return blob

    def _write(self, place: str, data: bytes) -> None:
        """Objects appear whole by themselves; a file does when it gets its name."""
        if not isinstance(self._files, LocalFileSystem):
            self._files.pipe_file(place, data)
            return
        self._files.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH120 - of any file system
        part = f"{place}.{uuid.uuid4().hex}"
        self._files.pipe_file(part, data)
        os.replace(part, place)  # noqa: PTH105

    def _place(self, digest: str) -> str:
        return f"{self._root}/{digest[:2]}/{digest}"


def digest_of(data: bytes) -> str:
    """By what bytes are known."""
    return hashlib.sha256(data).hexdigest()
