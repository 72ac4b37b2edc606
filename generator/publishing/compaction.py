"""Pages without the indentation of their templates: a kilobyte and a half of every page, sent for nothing."""

from __future__ import annotations

import re

# What stands inside these is shown as it is written.
_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_LINE_END = re.compile(r"\s*\n\s*")


def compact(page: str) -> str:
    """``page`` with single line feeds for white space that holds one; preformatted text stays."""
    parts = _KEPT.split(page)
    # Of three parts the first is outside, the second preformatted, the third the name of its tag.
    return "".join(
        _LINE_END.sub("\n", part) if number % 3 == 0 else part
        for number, part in enumerate(parts)
        if number % 3 != 2
    )
