"""The anchor of a table row: where its narrow name cells end and its content begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.families.annual_plan.categories import CATEGORIES, CATEGORY_CELL
from generator.families.annual_plan.cells import cut_printed, first_unit_width, width
from generator.families.annual_plan.layout import FIRST_ITEM, INDENTS, ITEM_MARKERS, Layout
from generator.reading.document import Line
from generator.reading.markers import match_marker
from generator.reading.spacing import squeeze

MOST_HEAD_LINES = 16
# A first line of content is wider than this share of the content's width.
_WIDE = 0.6
_ITEM = 3
LIKE_CONTENT = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a row's head ends.

    Attributes:
        line: position of the head's last line.
        head_end: offset in that line after the names; None where the line doesn't tell.
        category: printed category, joined.
        content_start: offset in that line at which the content begins, if it does there.
        next_line_offset: offset in the next line behind the rest of the category, if that stands there.
        rank: how much what follows looks like content: 3 an item, 2 a sentence or a line that is full to the
            character, 1 a wide line, 0 nothing of it.
        printed: what stands in the place of the category where that is damaged.
    """

    line: int
    head_end: int | None
    category: str = ""
    content_start: int | None = None
    next_line_offset: int | None = None
    rank: int = _ITEM
    printed: str = ""

    @property
    def sure(self) -> bool:
        """Whether content follows it without doubt."""
        return self.rank > 0


def find_anchor(lines: Sequence[Line], start: int, layout: Layout, *, forced: bool) -> Anchor | None:
    """The anchor of a row that may begin at position ``start``, or None where no row can begin there.

    Args:
        lines: lines of the table.
        start: position of the row's first line.
        layout: of the table.
        forced: whether nothing but a row can begin there, because a paragraph ended just before.
    """
    if layout.has_category:
        found = list(_category_anchors(lines, start, layout, forced))
    elif layout.content_apart:
        found = list(_names_alone(lines, start, layout))
    else:
        found = list(_content_anchors(lines, start, layout, forced))
    item = next((anchor for anchor in found if anchor.rank == _ITEM), None)
    first = item or next((anchor for anchor in found if anchor.sure), found[0] if found else None)
    if first is None:
        return None
    # Of several on one line (a name or a sentence may hold such a word too) the likeliest, then the first.
    rivals = [anchor for anchor in found if anchor.line == first.line]
    return max(rivals, key=lambda anchor: (anchor.rank, -(anchor.head_end or 0)))


def _category_anchors(lines: Sequence[Line], start: int, layout: Layout, forced: bool) -> Iterator[Anchor]:
    """Every place in the narrow lines from ``start`` on that reads as a category with names before it."""
    for position in range(start, min(start + MOST_HEAD_LINES, len(lines))):
        text = squeeze(lines[position].text)
        if match_marker(text, ITEM_MARKERS):
            return
        below = position > start
        if layout.category_wrapped:
            yield from _wrapped_category(lines, position, layout, below=below)
        for anchor in _inline_category(lines, position, layout, below=below):
            if below or forced or _holds_all_cells(lines[position], anchor, layout):
                yield anchor
        if width(text) > layout.head_width or "。" in text:
            return


def _wrapped_category(
    lines: Sequence[Line], position: int, layout: Layout, *, below: bool
) -> Iterator[Anchor]:
    """A category over two lines; ``below``: names stand above it, so that it may have a line of its own."""
    text, next_text = squeeze(lines[position].text), text_at(lines, position + 1)
    if width(text) > layout.head_width or "。" in text:
        return
    for category in CATEGORIES:
        first, rest = category[:CATEGORY_CELL], category[CATEGORY_CELL:]
        if rest and text.endswith(first) and (below or text != first) and next_text.startswith(rest):
            head, _ = cut_printed(lines[position].text, len(text) - len(first))
            second, _ = cut_printed(lines[position + 1].text, len(rest))
            rank = rank_of(lines, position + 1, next_text[len(rest) :], layout)
            yield Anchor(position, len(head), category, next_line_offset=len(second), rank=rank)


def _inline_category(
    lines: Sequence[Line], position: int, layout: Layout, *, below: bool
) -> Iterator[Anchor]:
    """A category on one line; ``below`` as for `_wrapped_category`."""
    line, text = lines[position], squeeze(lines[position].text)
    for category in CATEGORIES:
        if layout.category_wrapped and len(category) > CATEGORY_CELL:
            continue
        for match in re.finditer(category, text):
            names, content = text[: match.start()], text[match.end() :]
            if not (names or below) or width(names) > layout.head_width or "。" in names:
                continue
            head, rest = cut_printed(line.text, len(names))
            printed, _ = cut_printed(rest, len(category))
            start = len(head) + len(printed)
            rank = rank_of(lines, position, content, layout)
            yield Anchor(position, len(head), category, content_start=start, rank=rank)


def _holds_all_cells(line: Line, anchor: Anchor, layout: Layout) -> bool:
    """Whether a line has names before and content after its category, told from a sentence with that word.

    Only such a line is wider than the content, unless an item begins behind the category.
    """
    content = squeeze(line.text[anchor.content_start :])
    too_wide = width(squeeze(line.text)) > layout.text_width + 2 * CATEGORY_CELL
    return too_wide or FIRST_ITEM.match(content) is not None


def rank_of(lines: Sequence[Line], position: int, content: str, layout: Layout) -> int:
    """See `Anchor.rank`; ``content`` is what line ``position`` holds behind the category, perhaps nothing."""
    if not content:
        position += 1
        content = text_at(lines, position)
    if FIRST_ITEM.match(content):
        return _ITEM
    cells = [layout.text_width - indent for indent in INDENTS]
    taken = width(content) + first_unit_width(text_at(lines, position + 1))
    if content.endswith("。") or any(width(content) <= cell < taken for cell in cells):
        return LIKE_CONTENT
    return 1 if width(content) >= _WIDE * layout.text_width else 0


def text_at(lines: Sequence[Line], position: int) -> str:
    """The text at a position without white space; empty behind the last one."""
    return squeeze(lines[position].text) if position < len(lines) else ""


def _names_alone(lines: Sequence[Line], start: int, layout: Layout) -> Iterator[Anchor]:
    """The last of the narrow lines from ``start`` on, where the content begins on a line of its own."""
    for position in range(start, min(start + MOST_HEAD_LINES, len(lines))):
        text = squeeze(lines[position].text)
        listed = match_marker(text, ITEM_MARKERS) is not None
        if not listed and width(text) <= layout.head_width and "。" not in text:
            continue
        if position > start and (not listed or FIRST_ITEM.match(text)):
            yield Anchor(position - 1, len(lines[position - 1].text))
        return


def _content_anchors(lines: Sequence[Line], start: int, layout: Layout, forced: bool) -> Iterator[Anchor]:
    """The first place from ``start`` on where content begins, in a table without categories."""
    for position in range(start, min(start + MOST_HEAD_LINES, len(lines))):
        line, text = lines[position], squeeze(lines[position].text)
        if match_marker(text, ITEM_MARKERS):
            return
        item = FIRST_ITEM.search(text, 1)
        if item and width(text[: item.start()]) <= layout.head_width and "。" not in text[: item.start()]:
            head, _ = cut_printed(line.text, item.start())
            yield Anchor(position, len(head), content_start=len(head))
            return
        if width(text) > layout.head_width or "。" in text:
            if position > start or forced or width(text) > layout.text_width:
                yield Anchor(position, None, rank=1 if position > start or forced else 0)
            return
