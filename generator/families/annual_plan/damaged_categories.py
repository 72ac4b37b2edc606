"""The anchor of a row whose category is damaged: a character misread, a mark or a word behind its half.

Where nothing but a row can begin, the remains of 計畫類別 still show where the names end: one of its halves,
or one character of a half, stands in its place, and content follows. The row is then doubtful, not lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.families.annual_plan.anchors import MOST_HEAD_LINES, Anchor, rank_of, text_at
from generator.families.annual_plan.categories import CATEGORIES, CATEGORY_CELL
from generator.families.annual_plan.cells import cut_printed, width
from generator.families.annual_plan.layout import FIRST_ITEM, ITEM_MARKERS, Layout
from generator.reading.document import Line
from generator.reading.markers import match_marker
from generator.reading.spacing import squeeze

# Characters by which a mark or a word behind it (科技*, 科技附註) pushes a half from its place, at most.
_PUSHED = 4


def find_damaged_anchor(lines: Sequence[Line], start: int, layout: Layout) -> Anchor | None:
    """The anchor of a row that may begin at position ``start`` of a table with categories, or None."""
    if not layout.has_category:
        return None
    for position in range(start, min(start + MOST_HEAD_LINES, len(lines))):
        text = squeeze(lines[position].text)
        if match_marker(text, ITEM_MARKERS):
            return None
        found = list(_wrapped(lines, position, layout) if layout.category_wrapped else ())
        found += _inline(lines, position, layout)
        if found:
            return max(found, key=lambda anchor: anchor.rank)
        if width(text) > layout.head_width or "。" in text:
            return None
    return None


def _wrapped(lines: Sequence[Line], position: int, layout: Layout) -> Iterator[Anchor]:
    """A category over two lines of which one half is whole."""
    text, following = squeeze(lines[position].text), text_at(lines, position + 1)
    for category in CATEGORIES:
        first, second = category[:CATEGORY_CELL], category[CATEGORY_CELL:]
        if not second:
            continue
        for names, behind in _places(text, following, first, second):
            head, _ = cut_printed(lines[position].text, names)
            half, _ = cut_printed(lines[position + 1].text, behind)
            rank = rank_of(lines, position + 1, following[behind:], layout)
            if rank > 0 and names:
                printed = text[names:] + following[:behind]
                yield Anchor(
                    position, len(head), category, next_line_offset=len(half), rank=rank, printed=printed
                )


def _places(text: str, following: str, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Characters before the first half, and those up to the end of the second one, of each reading."""
    size = CATEGORY_CELL
    if following.startswith(second):
        place = text.rfind(first, max(0, len(text) - size - _PUSHED))
        if place >= 0:
            yield place, size
        elif _alike(text[-size:], first):
            yield len(text) - size, size
    elif text.endswith(first):
        place = following.find(second, 0, size + _PUSHED)
        if place >= 0:
            yield len(text) - size, place + size
        elif _alike(following[:size], second):
            yield len(text) - size, size


def _inline(lines: Sequence[Line], position: int, layout: Layout) -> Iterator[Anchor]:
    """A category on one line before the first item, of which half the characters are left."""
    line, text = lines[position], squeeze(lines[position].text)
    item = FIRST_ITEM.search(text, 1)
    if item is None:
        return
    for category in CATEGORIES:
        names = item.start() - len(category)
        printed = text[max(names, 0) : item.start()]
        wraps = layout.category_wrapped and len(category) > CATEGORY_CELL
        if wraps or names < 1 or width(text[:names]) > layout.head_width or not _alike(printed, category):
            continue
        head, rest = cut_printed(line.text, names)
        cell, _ = cut_printed(rest, len(category))
        yield Anchor(position, len(head), category, content_start=len(head) + len(cell), printed=printed)


def _alike(printed: str, half: str) -> bool:
    """Whether half of the characters stand in their places."""
    same = sum(a == b for a, b in zip(printed, half, strict=False))
    return len(printed) == len(half) and 2 * same >= len(half)
