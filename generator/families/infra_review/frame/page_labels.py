"""Page labels of the lines, rebuilt from the few that the extraction left and from the page breaks.

A label such as ``9-4`` stands at the foot of its page (at the head of a title page). Section 壹 begins on the
same page of every programme (moea-infra-review-110: the third, after the title page and its blank back). A
break may be lost (there, in one of nine counts that a printed label can confirm), so that pages are counted
only up to a label that agrees; behind the last one only the page of section 壹 is sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.families.infra_review.frame.blocks import Block
from generator.families.infra_review.frame.layout import Layout
from generator.families.infra_review.frame.sections import SECTION_MARKS
from generator.reading.pages import PageMap

Mark = tuple[int, str]


def page_map(layout: Layout, blocks: Sequence[Block]) -> PageMap:
    """Labels by line; empty where a page can't be told with certainty."""
    opening_page = _opening_page(layout, blocks)
    return PageMap.from_marks(mark for block in blocks for mark in _marks(layout, block, opening_page))


def _opening(block: Block) -> int:
    return block.sections[SECTION_MARKS[0]].heading_lines[0]


def _labels(layout: Layout, block: Block, first: int) -> list[tuple[int, int]]:
    """(line, page) of the block's own labels from line ``first`` on."""
    return [
        (line, page)
        for line, (programme, page) in sorted(layout.labels.items())
        if first <= line <= block.last and programme == block.number
    ]


def _breaks(layout: Layout, block: Block) -> list[int]:
    """Lines after section 壹 that begin a page: page breaks, and the text behind a label."""
    opening = _opening(block)
    behind = {
        next((line.number for line in block.lines if line.number > label), 0)
        for label, _ in _labels(layout, block, opening)
    }
    return sorted(n for n in block.page_starts | behind if n > opening)


def _opening_page(layout: Layout, blocks: Sequence[Block]) -> int | None:
    """The page of section 壹 that most programmes agree on; None without two witnesses."""
    votes: Counter[int] = Counter()
    for block in blocks:
        opening = _opening(block)
        for line, page in _labels(layout, block, opening)[:1]:
            votes[page - sum(start <= line for start in _breaks(layout, block))] += 1
        for line, page in _labels(layout, block, block.first):
            if line < opening and page > 1:
                votes[page + 1] += 1
    if not votes:
        return None
    page, count = votes.most_common(1)[0]
    return page if count >= 2 and 2 * count > votes.total() and page > 0 else None


def _marks(layout: Layout, block: Block, opening_page: int | None) -> Iterator[Mark]:
    opening = _opening(block)
    yield block.first, f"{block.number}-1" if opening_page and block.first < opening else ""
    if opening_page is None:
        yield opening, ""
        return
    yield opening, f"{block.number}-{opening_page}"
    breaks = _breaks(layout, block)
    labels = _labels(layout, block, opening)
    second = block.sections.get(SECTION_MARKS[1])
    if second is not None and not labels:
        yield second.heading_lines[0], ""
    yield from ((line, "") for line in breaks)
    known, page = opening, opening_page
    for line, printed in labels:
        between = [start for start in breaks if known < start <= line]
        if printed == page + len(between):
            yield from (
                (start, f"{block.number}-{page + count}") for count, start in enumerate(between, start=1)
            )
        elif between:
            yield between[-1], f"{block.number}-{printed}"
        behind = next((start for start in breaks if start > line), None)
        if behind is not None:
            yield behind, f"{block.number}-{printed + 1}"
            known, page = behind, printed + 1
