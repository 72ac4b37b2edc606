"""Long texts in pieces, so that a browser never loads a whole report to show one line of it."""

from __future__ import annotations

CHUNK = 2_000
# Neighbouring pieces share this many characters: a phrase that stands on the border is whole in one of them.
# Of a longer query search proves only so much.
OVERLAP = 100


def chunks_of(text: str) -> list[str]:
    """The text in overlapping pieces of at most `CHUNK` characters; one empty piece for an empty text."""
    if len(text) <= CHUNK:
        return [text]
    step = CHUNK - OVERLAP
    return [text[start : start + CHUNK] for start in range(0, len(text) - OVERLAP, step)]
