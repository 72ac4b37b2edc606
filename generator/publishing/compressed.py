"""A site as a server that knows gzip may keep it: texts as ``<name>.gz`` alone, at two fifths of the bytes.

Such a server sends them as they are to whoever understands gzip, and decompresses them for others.
"""

from __future__ import annotations

import contextlib
import gzip
import shutil
import zlib
from pathlib import Path

from generator.publishing.tree import files_below

_TEXTS = frozenset(
    {".html", ".css", ".js", ".svg", ".json", ".jsonld", ".csv", ".sqlite", ".xml", ".atom"}
    | {".md", ".txt", ".bib", ".ris", ".cff", ".yml", ".ipynb"}
)
# What servers and crawlers look for by this very name; the first two also tell a site of ours.
_AS_IT_IS = frozenset({"index.html", "sitemap.xml", "404.html", "robots.txt"})
_LEVEL = 9


def write_compressed(site: Path, folder: Path, before: Path) -> None:
    """Write ``site`` to ``folder``, which doesn't exist yet, with its texts compressed.

    Args:
        site: the finished site.
        folder: where to write.
        before: the site that was deployed last. What it has compressed with the same content is taken from
            there: that is quick, and another compressor rewrites no released version.
    """
    for path in files_below(site):
        name = path.relative_to(site).as_posix()
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in _TEXTS and name not in _AS_IT_IS:
            data = path.read_bytes()
            packed = _kept(before / f"{name}.gz", data) or gzip.compress(data, _LEVEL, mtime=0)
            (folder / f"{name}.gz").write_bytes(packed)
        else:
            shutil.copyfile(path, target)


def _kept(path: Path, data: bytes) -> bytes | None:
    """The compressed file at ``path``, where it holds ``data``."""
    with contextlib.suppress(OSError, EOFError, zlib.error):
        packed = path.read_bytes()
        return packed if gzip.decompress(packed) == data else None
    return None
