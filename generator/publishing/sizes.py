"""How large a site is, by kind of file: hosts have limits, and what grows shows here first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.offline import NAME as OFFLINE
from generator.publishing.tree import names_below

# The first that fits a file's place below the site says its kind.
_KINDS = [
    (re.compile(pattern), kind)
    for pattern, kind in (
        (re.escape(OFFLINE), "offline ZIP"),
        (r"search/(?!index\.html).*", "search"),
        (r"data/[^/]+/\d+\.\d+\.\d+/.*", "released versions"),
        (r"charts/.*", "charts"),
        (r"ask/tables/.*", "tables of ask/"),
        (r".*\.html", "pages"),
        (r"data/.*\.csv", "CSV"),
        (r"data/.*\.json", "JSON"),
        (r"data/.*\.parquet", "Parquet"),
        (r"data/.*\.xlsx", "XLSX"),
        (r"data/.*\.sqlite", "SQLite"),
        (r"data/.*\.zip", "ZIP"),
    )
]


@dataclass(frozen=True, slots=True)
class Size:
    """Number and bytes of the files of one kind."""

    kind: str
    files: int
    size: int


def sizes(site: Path) -> list[Size]:
    """Every file of ``site`` counted once, the kind with most bytes first."""
    found: dict[str, list[int]] = {}
    for name in names_below(site):
        kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(name)), "other")
        found.setdefault(kind, []).append((site / name).stat().st_size)
    counted = [Size(kind, len(each), sum(each)) for kind, each in found.items()]
    return sorted(counted, key=lambda item: (-item.size, item.kind))


def in_words(found: Iterable[Size]) -> str:
    """``12.3 MB in 456 files: pages 7.0, CSV 5.3``, in millions of bytes."""
    found = list(found)
    kinds = ", ".join(f"{item.kind} {item.size / 1e6:.1f}" for item in found)
    return f"{sum(s.size for s in found) / 1e6:.1f} MB in {sum(s.files for s in found):,} files: {kinds}"
