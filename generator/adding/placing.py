"""Several files of the project written together or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


def place(files: Mapping[Path, bytes]) -> None:
    """Write every file, in the given order; where one can't be written, all are put back as they were.

    Each file is finished aside and renamed, so that nobody meets half of one.

    Raises:
        OSError: what the system said; nothing has changed then.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    asides = {path: path.with_name(f".{path.name}.new") for path in files}
    done: list[Path] = []
    with _removed(asides.values()):
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            asides[path].write_bytes(data)
        try:
            for path, aside in asides.items():
                aside.replace(path)
                done.append(path)
        except BaseException:
            _put_back({path: before[path] for path in done})
            raise


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)


@contextlib.contextmanager
def _removed(asides: Iterable[Path]) -> Iterator[None]:
    try:
        yield
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)
