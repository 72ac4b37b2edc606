"""Pages without the indentation of their templates: a kilobyte and a half of every page, sent for nothing."""

from __future__ import annotations

import re
from pathlib import Path

from generator.publishing.tree import files_below

# What stands inside these is shown as it is written.
_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_LINE_END = re.compile(r"\s*\n\s*")


def compact_pages(site: Path) -> None:
    """Rewrite every page in place."""
    for path in files_below(site):
        if path.suffix == ".html":
            path.write_text(compact(path.read_text("utf-8")), "utf-8")


def compact(page: str) -> str:
    """``page`` with single line feeds for white space that holds one; preformatted text stays."""
    parts = _KEPT.split(page)
    # Of three parts the first is outside, the second preformatted, the third the name of its tag.
    return "".join(
        _LINE_END.sub("\n", part) if number % 3 == 0 else part
        for number, part in enumerate(parts)
        if number % 3 != 2
    )
