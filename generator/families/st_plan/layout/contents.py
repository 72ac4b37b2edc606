"""Lines of the table of contents: a heading, a leader, the number of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAGE_AT_END = re.compile(r"(?<!\d)\d{1,4}$")
_DOTS, _WIDE_DOTS = ".․", "．…⋯‥·‧"
_RUN_OF_DOTS = re.compile(f"[{re.escape(_DOTS + _WIDE_DOTS)}]{{3,}}")
_BLANKS = " \t\u3000\xa0"
_FEWEST_DOTS = 3


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: the heading, the page where it stands, the source lines."""

    title: str
    page: str
    numbers: tuple[int, ...]


def contents_entry(text: str) -> tuple[str, str] | None:
    """Title and page of a line of the contents (``壹、前言.....1``), or None.

    Read from the end: a pattern that looks for the leader from the start tries all ways in a line of dots.
    """
    page = _PAGE_AT_END.search(text.rstrip())
    if page is None:
        return None
    before = text[: page.start()]
    title = before.rstrip(_DOTS + _WIDE_DOTS + _BLANKS)
    if not _is_leader(before[len(title) :]):
        return None
    run = _RUN_OF_DOTS.search(before, len(title))
    title = before[: run.start()].rstrip() if run else title
    return (title, page[0]) if title else None


def _is_leader(between: str) -> bool:
    """Whether dots, a tab or a wide blank lead from a title to its page."""
    dots = sum(c in _DOTS for c in between) + 2 * sum(c in _WIDE_DOTS for c in between)
    return dots >= _FEWEST_DOTS or "\t" in between or (between.isspace() and len(between) >= _FEWEST_DOTS)
