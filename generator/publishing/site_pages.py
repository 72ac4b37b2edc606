"""The pages of a built site, read once for all that is still done to them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.publishing.tree import files_below
from generator.publishing.unchanged import put_file


def read_pages(site: Path) -> dict[str, str]:
    """Every HTML file below ``site`` by its name from there."""
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in files_below(site)
        if path.suffix == ".html"
    }


def put_pages(site: Path, pages: Mapping[str, str], before: Path | None = None) -> None:
    """Put the pages in place; ``before`` is the site as the last build left it."""
    for name, page in pages.items():
        put_file(site / name, page.encode("utf-8"), before / name if before else None)
