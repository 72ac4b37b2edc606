"""Rows of the table of key projects: where each begins, what is its head and what its content.

A row is the name cells, the category cell and the content cell, glued in this order; it ends with its line.
So a row begins on the first line after a paragraph that ended, its head is narrow, and the head ends at its
*anchor*: where the category stands, or, in tables without that column, where the wide content begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.families.annual_plan.anchors import LIKE_CONTENT, Anchor, find_anchor
from generator.families.annual_plan.cells import width
from generator.families.annual_plan.damaged_categories import find_damaged_anchor
from generator.families.annual_plan.layout import ITEM_MARKERS, SENTENCE_ENDS, Layout
from generator.reading.document import Line
from generator.reading.markers import match_marker
from generator.reading.spacing import squeeze


@dataclass(slots=True)
class TableRow:
    """A row as it was cut out of the text.

    Attributes:
        head: lines of the name cells, the category cut off; their border is not known yet.
        category: one of the form's categories; empty where the table has no such column.
        content: lines of the content cell.
        joint: the line that holds the end of the names and the beginning of the content, where nothing
            printed tells them apart; then neither ``head`` nor ``content`` has it.
        sure: whether the anchor can't be anything else.
        joint_open: whether a joint line was cut at the likeliest of several places.
        category_lines: numbers of lines that hold nothing but the category or a half of it.
        category_printed: what is printed as its category where that is damaged.
        strays: first lines of what may be rows whose category could not be seen; they stand in ``content``.
    """

    head: list[Line]
    category: str
    content: list[Line] = field(default_factory=list)
    joint: Line | None = None
    sure: bool = True
    joint_open: bool = False
    category_lines: list[int] = field(default_factory=list)
    category_printed: str = ""
    strays: list[int] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All its pieces of lines: head, joint, content."""
        return [*self.head, *([self.joint] if self.joint else []), *self.content]

    @property
    def numbers(self) -> list[int]:
        """Numbers of all its lines."""
        return sorted({*self.category_lines, *(line.number for line in self.lines)})


def read_rows(lines: Sequence[Line], layout: Layout) -> tuple[list[TableRow], list[Line]]:
    """The rows of the table, and the lines before its first row that belong to none.

    Args:
        lines: the table without page labels and heads, pages one after another.
        layout: which columns it has and how wide its content is.
    """
    rows: list[TableRow] = []
    orphans: list[Line] = []
    position = 0
    while position < len(lines):
        anchor = _row_at(lines, position, layout)
        if anchor is not None:
            rows.append(_open_row(lines, position, anchor))
            position = anchor.line + 1
            if anchor.next_line_offset is not None:
                _add_rest(rows[-1], lines[position], anchor.next_line_offset)
                position += 1
            if position < len(lines) and not (rows[-1].content or rows[-1].joint):
                rows[-1].content.append(lines[position])
                position += 1
            continue
        if rows and layout.has_category and _must_begin(lines, position, layout):
            rows[-1].strays.append(lines[position].number)
        (rows[-1].content if rows else orphans).append(lines[position])
        position += 1
    return rows, orphans


def _must_begin(lines: Sequence[Line], position: int, layout: Layout) -> bool:
    """Whether a narrow line stands where only a row can begin."""
    line, before = lines[position], lines[position - 1] if position else None
    if before is None or match_marker(line.text, ITEM_MARKERS):
        return False
    ended = squeeze(before.text).endswith(SENTENCE_ENDS) and layout.falls_short(before, line)
    return ended and width(squeeze(line.text)) <= layout.head_width


def heads_of(rows: Iterable[TableRow]) -> list[tuple[str, ...]]:
    """The lines of every row's head without white space; empty where a joint line holds all of it."""
    return [tuple(squeeze(line.text) for line in row.head) for row in rows]


def _row_at(lines: Sequence[Line], position: int, layout: Layout) -> Anchor | None:
    """The anchor of the row that begins at ``position``, or None where none begins there."""
    line = lines[position]
    before = lines[position - 1] if position else None
    ended = before is None or layout.wrapping.ends_paragraph(before, line) is True
    sentence_ended = before is None or squeeze(before.text).endswith(SENTENCE_ENDS)
    if not (ended or sentence_ended) or match_marker(line.text, ITEM_MARKERS):
        return None
    forced = sentence_ended and (before is None or layout.falls_short(before, line))
    anchor = find_anchor(lines, position, layout, forced=forced)
    if sentence_ended and (anchor is None or not anchor.sure):
        damaged = find_damaged_anchor(lines, position, layout)
        # Where a wrapped line happens to end a sentence, only what surely is content makes a row.
        certain = before is not None and forced
        anchor = damaged if damaged and (certain or damaged.rank >= LIKE_CONTENT) else anchor
    # A paragraph without its full stop ends as well, but then the anchor has to be beyond doubt.
    return anchor if anchor is not None and (sentence_ended or anchor.sure) else None


def _open_row(lines: Sequence[Line], position: int, anchor: Anchor) -> TableRow:
    last = lines[anchor.line]
    row = TableRow(
        list(lines[position : anchor.line]),
        anchor.category,
        sure=anchor.sure,
        category_printed=anchor.printed,
    )
    if anchor.head_end is None:
        row.joint = last
        return row
    names = Line(last.number, last.text[: anchor.head_end])
    if names.blank:
        row.category_lines.append(last.number)
    else:
        row.head.append(names)
    if anchor.content_start is not None:
        _add_rest(row, last, anchor.content_start)
    return row


def _add_rest(row: TableRow, line: Line, offset: int) -> None:
    """Add what a line holds behind the category to the content; perhaps it holds nothing more."""
    rest = Line(line.number, line.text[offset:])
    if rest.blank:
        row.category_lines.append(line.number)
    else:
        row.content.append(rest)
