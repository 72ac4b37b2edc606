"""The table of contents in front of a report: its lines are no items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.document import Line
from generator.reading.spacing import squeeze

_TITLE = re.compile(r"目(?:次|錄)|(?:報告)?大綱")
_PAGE = r"\s*[-–]?\s*\d{1,4}\s*[-–]?\s*"
_DOTTED = re.compile(rf".*?\S\s*(?P<end>[.．…·‧‥]{{3,}}{_PAGE})")
_NUMBERED = re.compile(rf".*?\S(?P<end>[\s.．…·‧‥─－_]+{_PAGE})")


def contents_lines(printed: Sequence[Line]) -> list[Line]:
    """Lines with dots that lead to a page number, and the entries below 目次.

    Args:
        printed: the lines of the document that hold text.
    """
    found = [line for line in printed if _DOTTED.fullmatch(line.text)]
    for start, line in enumerate(printed):
        if _TITLE.fullmatch(squeeze(line.text)):
            return [*found, *_entries(printed[start + 1 :])]
    return found


def _entries(lines: Sequence[Line]) -> list[Line]:
    """The leading lines that give a page number or whose words come again later, each for the first time."""
    words = [squeeze(line.text) for line in lines]
    seen: set[str] = set()
    found = []
    for position, line in enumerate(lines):
        numbered = _NUMBERED.fullmatch(line.text)
        title = squeeze(line.text[: numbered.start("end")] if numbered else line.text)
        repeated = any(later.startswith(title) for later in words[position + 1 :])
        if title in seen or not (numbered or repeated):
            break
        seen.add(title)
        found.append(line)
    return found
