"""Whether a text ends in the middle of a programme: a copy that broke off, a page that was not extracted."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import Problem
from generator.families.infra_review.frame.blocks import Block
from generator.families.infra_review.frame.sections import SECTION_MARKS

_SENTENCE_END = ("。", "！", "？")
# Sections of a programme in moea-infra-review-110; a review whose other programmes end earlier sets its own.
_USUAL_SECTIONS = 6


def cut_short(blocks: Sequence[Block], file: str) -> Problem | None:
    """PARSE-CUT-SHORT where the last programme lacks the sections that the others end with.

    An error where its last line does not even end a sentence; otherwise the report may be made so: a warning.
    """
    if not blocks:
        return None
    *others, last = blocks
    wanted = _last_mark(others) if others else SECTION_MARKS[_USUAL_SECTIONS - 1]
    reached = max(last.sections, key=SECTION_MARKS.index)
    if SECTION_MARKS.index(reached) >= SECTION_MARKS.index(wanted) or not last.lines:
        return None
    line = last.lines[-1]
    return Problem(
        "PARSE-CUT-SHORT",
        file,
        line.number,
        f"the text ends in section {reached} of programme {last.number}",
        f"section {wanted}, with which the other programmes end",
        "Export the whole report again, and compare its last page with the last lines of the text.",
        "warning" if line.stripped.endswith(_SENTENCE_END) else "error",
    )


def _last_mark(blocks: Sequence[Block]) -> str:
    """The section that most programmes end with."""
    ends = [max(block.sections, key=SECTION_MARKS.index) for block in blocks]
    return max(sorted(set(ends)), key=ends.count)
