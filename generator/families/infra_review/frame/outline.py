"""The parts of section 壹, their headings as passages, and the dates that headings print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.families.family import Context
from generator.families.infra_review.frame.blocks import Block
from generator.families.infra_review.frame.sections import SECTION_MARKS, Subsection, subsections
from generator.language.dates import parse_period

PERIOD, BUDGET, PROGRESS = "計畫期程", "特別預算", "進度執行"
_AS_OF = re.compile(r"[(（]?截至(?P<date>[^()（）]+?)底?止?[)）]?$")


def part_of(block: Block, word: str) -> Subsection | None:
    """The part of section 壹 whose heading holds a word, or None where the text has none."""
    section = block.sections.get(SECTION_MARKS[0])
    if section is None:
        return None
    parts = subsections(section, (PERIOD, BUDGET, PROGRESS))
    return next((part for part in parts if word in part.title), None)


def claim_heading(block: Block, part: Subsection, context: Context) -> None:
    """Add the heading of a part of section 壹 to the narrative outline."""
    path = f"{block.path(SECTION_MARKS[0])}/{part.mark}"
    context.collector.passage(path, 3, part.title, "", [], heading_lines=part.heading_lines)


def claim_section_heading(subject: str, block: Block, context: Context) -> None:
    """Add the heading of a section to the narrative outline; nothing where the text has no such section."""
    section = block.sections.get(subject)
    if section is not None:
        context.collector.passage(
            block.path(subject), 2, section.title, "", [], heading_lines=section.heading_lines
        )


def as_of_printed(title: str) -> date | None:
    """The last day that a heading such as 進度執行情形（截至110年12月底） names, or None."""
    match = _AS_OF.search(title)
    period = parse_period(match["date"]) if match else None
    return period.end if period else None


def report_as_of(blocks: Iterable[Block]) -> date | None:
    """The day up to which most programmes of a report run; the latest of several as frequent ones."""
    days = Counter(
        day for block in blocks if (part := part_of(block, BUDGET)) and (day := as_of_printed(part.title))
    )
    return max(days, key=lambda day: (days[day], day)) if days else None
