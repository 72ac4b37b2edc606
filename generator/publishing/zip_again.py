"""A ZIP that is nearly the one before: what an entry holds unchanged is copied as it was compressed there.

To compress is most of the work of a large archive. The bytes are those of one made from nothing: an archive
that another compressor made is not used.
"""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

# Of a local header: 30 bytes, the lengths of name and extra field behind them at 26.
_LOCAL, _LENGTHS = 30, struct.Struct("<HH")


class ZipAgain:
    """A ZIP in the making.

    Args:
        target: the file, which doesn't exist yet.
        before: the archive as it was, or a path where none is.
        level: how hard to compress, 1 to 9.
    """

    def __init__(self, target: Path, before: Path, level: int) -> None:
        self._archive = zipfile.ZipFile(target, "w")
        self._level = level
        self._archive.comment = f"zlib {zlib.ZLIB_RUNTIME_VERSION}, level {level}".encode("ascii")
        self._before = _opened(before, self._archive.comment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()
        if self._before:
            self._before.close()

    def write(self, entry: zipfile.ZipInfo, data: bytes) -> None:
        """Add an entry."""
        kept = self._kept(entry, data)
        if kept is None:
            self._archive.writestr(entry, data, compresslevel=self._level)
        else:
            self._copy(entry, kept)

    def _kept(self, entry: zipfile.ZipInfo, data: bytes) -> zipfile.ZipInfo | None:
        """The entry before, where it holds the same."""
        found = self._before.NameToInfo.get(entry.filename) if self._before else None
        if not self._before or found is None:
            return None
        alike = (found.file_size, found.compress_type) == (len(data), entry.compress_type)
        with contextlib.suppress(zipfile.BadZipFile, zlib.error):
            return found if alike and self._before.read(found) == data else None
        return None

    def _copy(self, entry: zipfile.ZipInfo, kept: zipfile.ZipInfo) -> None:
        """Write an entry as `zipfile` does, with bytes that are compressed already."""
        archive, before = self._archive, self._before
        assert archive.fp and before and before.fp  # noqa: S101 - both are open
        before.fp.seek(kept.header_offset + _LOCAL - _LENGTHS.size)
        start = kept.header_offset + _LOCAL + sum(_LENGTHS.unpack(before.fp.read(_LENGTHS.size)))
        before.fp.seek(start)
        entry.CRC, entry.file_size, entry.compress_size = kept.CRC, kept.file_size, kept.compress_size
        archive.fp.seek(archive.start_dir, io.SEEK_SET)
        entry.header_offset = archive.fp.tell()
        archive.fp.write(entry.FileHeader(zip64=False) + before.fp.read(kept.compress_size))
        archive.start_dir = archive.fp.tell()
        archive.filelist.append(entry)
        archive.NameToInfo[entry.filename] = entry


def _opened(path: Path, comment: bytes) -> zipfile.ZipFile | None:
    """The archive as it was, if the same compressor made it."""
    with contextlib.suppress(OSError, zipfile.BadZipFile):
        archive = zipfile.ZipFile(path)
        if archive.comment == comment:
            return archive
        archive.close()
    return None
