"""The number of each programme: its position, unless printed page labels or the contents say otherwise.

A text from which a programme is missing keeps the printed numbers of the others, so that nothing is filed
under another programme's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.errors import Problem
from generator.families.infra_review.frame import Block, Layout
from generator.families.infra_review.programme.contents import Contents
from generator.language.widths import fold_widths
from generator.reading.joining import join_wrapped
from generator.records.collector import Collector

_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """The blocks with their numbers.

    Attributes:
        blocks: in order of the text.
        certain: numbers that are sure: all, unless programmes are missing between printed numbers.
    """

    blocks: tuple[Block, ...]
    certain: frozenset[int]


def plain(title: str) -> str:
    """A title for comparing: widths folded, punctuation and white space dropped."""
    return _NOT_WORD.sub("", fold_widths(title))


def page_title(layout: Layout, block: Block) -> str:
    """The title on a programme's title page, lines joined; empty where it is lost."""
    return join_wrapped(layout.document.line(n).text for n in block.title_page.title_lines)


def number_blocks(
    layout: Layout, blocks: Sequence[Block], contents: Contents, collector: Collector
) -> Numbered:
    """Give every block its number; tells the collector where printed numbers contradict the positions."""
    anchors = _anchors(layout, blocks, contents)
    listed = max((entry.number for entry in contents.entries if entry.number), default=0)
    wrong = {position: number for position, number in anchors.items() if position != number}
    if not wrong and listed <= len(blocks):
        return Numbered(tuple(blocks), frozenset(block.number for block in blocks))
    numbers, certain = _numbers(len(blocks), anchors, listed)
    collector.problems.append(_contradiction(layout, blocks, wrong, listed))
    renumbered = tuple(replace(block, number=number) for block, number in zip(blocks, numbers, strict=True))
    return Numbered(renumbered, certain)


def _contradiction(layout: Layout, blocks: Sequence[Block], wrong: Mapping[int, int], listed: int) -> Problem:
    position = min(wrong, default=0)
    if position:
        seen = f"programme number {wrong[position]} on the {position}. programme of the text"
    else:
        seen = f"{len(blocks)} programmes in the text, {listed} in the table of contents"
    return Problem(
        "PARSE-PROGRAMME-NUMBER",
        layout.document.name,
        blocks[position - 1].first if blocks else None,
        seen,
        "numbers without a gap, in the order of the text",
        "Check whether a programme is missing from the text or stands in another place.",
        "warning",
    )


def _anchors(layout: Layout, blocks: Sequence[Block], contents: Contents) -> dict[int, int]:
    """Printed number by position, where the page labels or the contents give one without contradiction."""
    by_title = {
        plain(entry.title): entry.number for entry in contents.entries if entry.number and entry.title
    }
    anchors: dict[int, int] = {}
    for block in blocks:
        labels = Counter(
            programme for line, (programme, _) in layout.labels.items() if block.first <= line <= block.last
        )
        found = {number for number, _ in labels.most_common(1)}
        listed = by_title.get(plain(page_title(layout, block)))
        if listed is not None:
            found.add(listed)
        if len(found) == 1 and len(labels) <= 1:
            anchors[block.number] = found.pop()
    return anchors


def _numbers(count: int, anchors: Mapping[int, int], listed: int) -> tuple[list[int], frozenset[int]]:
    """Numbers by position, and those of them that are sure; ``listed`` is the last number of the contents.

    Printed numbers count where they rise by at least the positions between them. One that contradicts the
    others does not count, and the programme that bears it is not sure.
    """
    # Where the contents list them all, no number leaves too few of them for the programmes that follow.
    room = [(p, n) for p, n in sorted(anchors.items()) if listed < count or n + count - p <= listed]
    ordered = _consistent(room)
    dropped = set(anchors) - {position for position, _ in ordered}
    anchors = dict(ordered)
    numbers: list[int] = []
    certain: set[int] = set()
    for position in range(1, count + 1):
        number = anchors.get(position, (numbers[-1] if numbers else 0) + 1)
        numbers.append(number)
    last = max(listed, numbers[-1] if numbers else 0)
    known = [(0, 0), *ordered, (count + 1, last + 1)]
    for (left, low), (right, high) in pairwise(known):
        if high - low == right - left:
            certain |= set(range(low, high + 1))
    unsure = {numbers[position - 1] for position in dropped}
    return numbers, frozenset((certain | set(anchors.values())) & set(numbers) - unsure)


def _consistent(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most (position, number) that contradict none of each other, in order; of as many those in place."""
    chains: list[list[tuple[int, int]]] = []
    for position, number in anchors:
        if number < position:
            continue
        fits = [c for c in chains if number - c[-1][1] >= position - c[-1][0]]
        chains.append([*max(fits, key=_weight, default=[]), (position, number)])
    return max(chains, key=_weight, default=[])


def _weight(chain: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return len(chain), sum(position == number for position, number in chain)
