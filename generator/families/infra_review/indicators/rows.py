"""Rows of a table of indicators, cut out of the lines below its head.

A row begins with its number and ends with five values; name and unit may take any number of lines between
them. A row may go on below the head that the next page repeats, one number may have two measures, and a group
row names the sub-project of the rows below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.infra_review.indicators.heads import head_positions
from generator.families.infra_review.indicators.names import is_unit
from generator.families.infra_review.indicators.row_ends import (
    LOOK_AHEAD,
    TOTAL,
    WORDS,
    RowEnds,
    is_cell,
    numbered,
    words_before_values,
)
from generator.families.infra_review.indicators.values import COLUMNS, trailing_values
from generator.families.infra_review.text.outline_styles import STYLES
from generator.families.infra_review.text.prose_wrapping import ProseWrapping
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.markers import CJK, match_marker
from generator.reading.spacing import squeeze


@dataclass(slots=True)
class RawRow:
    """The lines of a row.

    Attributes:
        number: printed number, empty for totals and statements; that of the row before for a second measure.
        group: sub-project of the last group row.
        lines: lines from the number to the last value.
        tail: lines below a repeated head that go on with the name.
        kind: row, second measure of the row before, or total.
    """

    number: str
    group: str
    lines: list[Line]
    tail: list[Line] = field(default_factory=list)
    kind: str = "row"


@dataclass(slots=True)
class IndicatorTable:
    """What a part of section 參 holds: rows, group rows, head lines, text before the table, text after it."""

    rows: list[RawRow] = field(default_factory=list)
    groups: list[list[Line]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


def read_rows(lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> IndicatorTable:
    """Cut the lines of 一、工作指標 or 二、效益指標 into rows."""
    reader = _Reader(lines, page_starts, wrapping)
    return reader.read()


def _first_row(lines: Sequence[Line]) -> int:
    """Where the rows begin in a table whose head is not known: at a number in front of five values."""
    for position, line in enumerate(lines):
        if not numbered(line):
            continue
        for near in lines[position : position + LOOK_AHEAD]:
            if len(trailing_values(near.stripped)[1]) == COLUMNS:
                return position
    return len(lines)


class _Reader:
    def __init__(self, lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> None:
        self._page_starts = page_starts
        self._wrapping = wrapping
        self._table = IndicatorTable()
        heads = head_positions(lines)
        self._head_ends = {head.stop for head in heads}
        in_head = {position for head in heads for position in head}
        self._table.heads = [lines[position].number for position in sorted(in_head)]
        first = heads[0].start if heads else _first_row(lines)
        self._table.before = list(lines[:first]) if first < len(lines) else []
        kept = [position for position in range(first, len(lines)) if position not in in_head]
        self._lines = [lines[position] for position in kept]
        self._below_head = [position in self._head_ends for position in kept]
        self._ends = RowEnds(self._lines, self._below_head, page_starts, wrapping)
        if first == len(lines):
            self._table.after = list(lines)
        self._group = ""

    def read(self) -> IndicatorTable:
        position = 0
        while position < len(self._lines):
            taken = self._take(position)
            if taken == 0:
                self._table.after = self._lines[position:]
                break
            position += taken
        return self._table

    def _take(self, position: int) -> int:
        """Read what begins at the position; returns how many lines it took, 0 where the table has ended."""
        count = self._ends.group(position)
        if count:
            group = self._lines[position : position + count]
            self._group = self._group_name(group)
            self._table.groups.append(group)
            return count
        count = self._ends.row(position, first=not self._table.rows)
        if not count and self._rows_with_tail(position):
            return self._tail(position)
        if count:
            self._add(position, count)
            return count
        return 0

    @staticmethod
    def _group_name(lines: Sequence[Line]) -> str:
        """The sub-project; a line without a number only repeats the programme's own title."""
        marker = match_marker(lines[0].text, (CJK,))
        text = squeeze("".join(line.text for line in lines))
        return text[len(squeeze(lines[0].text[: marker.end])) :].rstrip("：:") if marker else ""

    def _rows_with_tail(self, position: int) -> bool:
        """Whether a short line without a number stands below a repeated head: the row above goes on."""
        if not self._table.rows or not self._below_head[position]:
            return False
        line = self._lines[position]
        return (
            not numbered(line)
            and match_marker(line.text, STYLES) is None
            and is_cell(line)
            and not trailing_values(line.stripped)[1]
        )

    def _tail(self, position: int) -> int:
        end = position
        while end < len(self._lines) and end - position < LOOK_AHEAD:
            end += 1
            if self._wrapping.is_closed(self._lines[end - 1]) or not self._wrapping.marked:
                break
        self._table.rows[-1].tail += self._lines[position:end]
        return end - position

    def _add(self, position: int, count: int) -> None:
        lines = list(self._lines[position : position + count])
        match = numbered(lines[0])
        before = fold_widths(trailing_values(lines[0].stripped)[0])
        if match:
            self._table.rows.append(RawRow(match["number"], self._group, lines))
        elif TOTAL.match(before):
            self._table.rows.append(RawRow("", self._group, lines, kind="total"))
        elif self._table.rows and not WORDS.search(before):
            # A row of nothing but dashes below the statement that there is no indicator.
            self._table.rows[-1].tail += lines
        elif self._table.rows and is_unit(words_before_values(lines)):
            last = self._table.rows[-1].number
            self._table.rows.append(RawRow(last, self._group, lines, kind="measure"))
        else:
            self._table.rows.append(RawRow("", self._group, lines))
