"""Whether the printed numbers of a programme's sections leave one out: a heading that the text lost.

A review that is made without a section numbers those behind it anew, so that none is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.errors import Problem
from generator.families.infra_review.frame.blocks import Block
from generator.families.infra_review.frame.sections import SECTION_MARKS, SECTION_WORDS
from generator.records.record import Tables

# Sections of a programme in the outline of the whole text.
_SECTION_LEVEL = 2


def section_gaps(blocks: Sequence[Block], file: str) -> Iterator[Problem]:
    """PARSE-NUMBERING for every section whose number does not follow that of the one before."""
    for block in blocks:
        for before, section in pairwise(block.sections.values()):
            expected = SECTION_MARKS[SECTION_MARKS.index(before.mark) + 1 :][:1]
            if section.mark == expected:
                continue
            yield Problem(
                "PARSE-NUMBERING",
                file,
                section.heading_lines[0],
                f"section {section.mark}、{section.title} behind {before.mark}、{before.title}",
                f"section {expected}",
                "Look for its heading in the text: what stands below it was read as part of the one before.",
                "warning",
            )


def without_delays(tables: Tables) -> bool:
    """Whether a review was made without the section of delays: no heading has it, no number is missing."""
    sections = [passage for passage in tables["passages"] if passage["outline_level"] == _SECTION_LEVEL]
    marks: dict[str, str] = {}
    for section in sections:
        programme, _, mark = str(section["path"]).partition("/")
        marks[programme] = marks.get(programme, "") + mark
    headed = any(SECTION_WORDS["肆"] in str(section["heading"]) for section in sections)
    return bool(marks) and not headed and all(SECTION_MARKS.startswith(run) for run in marks.values())
