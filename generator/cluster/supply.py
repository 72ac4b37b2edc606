"""What workers are sent when they ask for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from distributed import Client

from generator.cluster.store import Blob, Store, digest_of
from generator.cluster.work import receive

# So many bytes a message: a worker goes on answering its scheduler meanwhile.
_MESSAGE = 16 * 2**20


class Supply:
    """Files and values by their digest; a thread sends them to the workers that ask."""

    def __init__(self, client: Client, store: str) -> None:
        self.topic = f"reports-{client.id}"
        self._client = client
        self._shared = Store(store) if store else None
        self._known: dict[str, Path | bytes] = {}
        self._blobs: dict[Path, Blob] = {}
        self._asked: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._answer, daemon=True)

    def __enter__(self) -> Supply:
        self._client.subscribe_topic(self.topic, lambda event: self._asked.put(event[1]))
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._asked.put(None)
        self._thread.join()

    def file(self, path: Path) -> Blob:
        """A file by its digest; nothing changes it while a build runs."""
        if path not in self._blobs:
            data = path.read_bytes()
            self._blobs[path] = self._offer(data, path)
        return self._blobs[path]

    def value(self, data: bytes) -> Blob:
        """Bytes by their digest."""
        return self._offer(data, data)

    def fetch(self, files: Mapping[str, bytes | Blob]) -> dict[str, bytes]:
        """The bytes that a worker gave.

        Raises:
            KeyError: with the name of a file that the object storage lost.
        """
        found: dict[str, bytes] = {}
        for name, given in files.items():
            data = self._shared.get(given.digest) if isinstance(given, Blob) and self._shared else given
            if not isinstance(data, bytes):
                raise KeyError(name)
            found[name] = data
        return found

    def _offer(self, data: bytes, source: Path | bytes) -> Blob:
        blob = self._shared.put(data) if self._shared else Blob(digest_of(data))
        self._known[blob.digest] = source
        return blob

    def _answer(self) -> None:
        while (asked := self._asked.get()) is not None:
            for parts in _messages(map(self._read, asked["digests"])):
                # A worker that is gone needs nothing; who takes its job over asks for itself.
                self._client.run(receive, parts, workers=[asked["worker"]], on_error="ignore")

    def _read(self, digest: str) -> bytes:
        source = self._known[digest]
        return source if isinstance(source, bytes) else source.read_bytes()


def _messages(parts: Iterable[bytes]) -> Iterator[Sequence[bytes]]:
    message: list[bytes] = []
    for data in parts:
        if message and sum(map(len, message)) + len(data) > _MESSAGE:
            yield message
            message = []
        message.append(data)
    if message:
        yield message
