"""Programme blocks: the stretch of the report that reviews one programme, with its title page.

A block is found by its outline (section 壹 opens one), never by its number or its title. The title page of a
programme stands before its section 壹 and so at the tail of what the programme before left; it is pulled out
from there. A line that names a category (綠能建設) may stand before the title page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.families.infra_review.frame.layout import Layout
from generator.families.infra_review.frame.sections import (
    SECTION_MARKS,
    Section,
    full_heading,
    section_heading,
    subjects_of,
)
from generator.families.infra_review.frame.title_pages import TitlePage, read_title_page
from generator.families.infra_review.text import ProseWrapping
from generator.reading.document import Line


@dataclass(frozen=True, slots=True)
class Block:
    """The review of one programme.

    Attributes:
        number: position among the programmes of the report, from 1.
        first, last: first line (title page included) and last line.
        title_page: what stands before section 壹.
        sections: by what they are about (`SECTION_WORDS`); one that the text doesn't hold is missing.
        page_starts: numbers of the block's lines that begin a page.
        lines: all lines of the block with text, page labels left out.
        wrapping: how the running text of the whole report is wrapped.
    """

    number: int
    first: int
    last: int
    title_page: TitlePage
    sections: Mapping[str, Section]
    page_starts: frozenset[int]
    lines: tuple[Line, ...]
    wrapping: ProseWrapping

    def path(self, subject: str) -> str:
        """Where a section stands in the outline: number of the programme, printed number of the section."""
        section = self.sections.get(subject)
        return f"{self.number}/{section.mark if section else subject}"


_PROSE = "貳伍陸"


def find_blocks(layout: Layout) -> list[Block]:
    """All programme blocks in order of the text."""
    groups = _group_headings(layout)
    if not groups:
        return []
    opened_at = [group[0][0] for group in groups]
    tails = [1, *(group[-1][0] + 1 for group in groups[:-1])]
    pages = [read_title_page(layout, floor, opening) for floor, opening in zip(tails, opened_at, strict=True)]
    ends = [page.outer_first - 1 for page in pages[1:]] + [len(layout.document)]
    blocks = [
        _block(layout, number, page, group, end)
        for number, (page, group, end) in enumerate(zip(pages, groups, ends, strict=True), start=1)
    ]
    prose = [line for block in blocks for mark in _PROSE for line in _section_lines(block, mark)]
    wrapping = ProseWrapping.judge(prose)
    return [replace(block, wrapping=wrapping) for block in blocks]


def _section_lines(block: Block, subject: str) -> tuple[Line, ...]:
    section = block.sections.get(subject)
    return section.lines if section else ()


_Heading = tuple[int, str, str]


def _group_headings(layout: Layout) -> list[list[_Heading]]:
    """(line, mark, title) of the section headings of each programme; a new one begins at every 壹."""
    groups: list[list[_Heading]] = []
    for line in layout.document:
        heading = section_heading(line)
        if heading is None:
            continue
        mark, title = heading
        if mark == SECTION_MARKS[0]:
            groups.append([(line.number, mark, title)])
        elif groups and SECTION_MARKS.index(mark) > SECTION_MARKS.index(groups[-1][-1][1]):
            groups[-1].append((line.number, mark, title))
    return groups


def _section(heading: Line, mark: str, title: str, stop: int, lines: Sequence[Line]) -> Section:
    below = tuple(line for line in lines if heading.number < line.number < stop)
    numbers, whole = full_heading(heading, title, below)
    return Section(mark, whole, numbers, numbers[-1] + 1, stop - 1, below[len(numbers) - 1 :])


def _block(layout: Layout, number: int, page: TitlePage, headings: Sequence[_Heading], end: int) -> Block:
    lines = tuple(
        line
        for line in layout.document.between(page.first, end)
        if not line.blank and line.number not in layout.labels
    )
    bounds = [start for start, _, _ in headings[1:]] + [end + 1]
    subjects = subjects_of([(mark, title) for _, mark, title in headings])
    sections = {
        subject: _section(layout.document.line(start), mark, title, stop, lines)
        for subject, (start, mark, title), stop in zip(subjects, headings, bounds, strict=True)
    }
    starts = frozenset(n for n in layout.page_starts if page.first <= n <= end)
    unknown = ProseWrapping(marked=False, width=0, blank_lines=False)
    return Block(number, page.first, end, page, sections, starts, lines, unknown)
