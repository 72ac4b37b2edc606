"""Wrapped lines back to paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from generator.reading.spacing import ends_latin, starts_latin, tidy


def join_pair(left: str, right: str) -> str:
    """Two pieces that a line wrap or a page break separated.

    A Latin word followed by a Latin word had a space between them that the wrap swallowed; a digit followed
    by a digit is one number cut in two; anything next to a CJK character or a hyphen joins directly.
    """
    left, right = left.rstrip(), right.lstrip()
    if ends_latin(left) and starts_latin(right) and not (left[-1].isdigit() and right[0].isdigit()):
        return f"{left} {right}"
    return left + right


def join_wrapped(pieces: Iterable[str]) -> str:
    """All pieces of a paragraph in order, joined and tidied; empty pieces don't count."""
    joined = ""
    for piece in pieces:
        if piece.strip():
            joined = join_pair(joined, tidy(piece)) if joined else tidy(piece)
    return tidy(joined)
