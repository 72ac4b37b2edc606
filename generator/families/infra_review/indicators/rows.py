"""Rows of a table of indicators: where each begins, how far it reaches, and what ends it.

A row ends at five values, at the next row, at a repeated head or at the notes below the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.indicators.heads import head_positions
from generator.families.infra_review.indicators.names import is_unit
from generator.families.infra_review.indicators.table import ROW_NUMBER, IndicatorTable, RawRow
from generator.families.infra_review.indicators.values import (
    COLUMNS,
    is_value,
    printed_cells,
    trailing_values,
)
from generator.families.infra_review.text import STYLES, ProseWrapping
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.markers import CJK, match_marker
from generator.reading.spacing import squeeze
from generator.reading.wrapping import columns

_LOOK_AHEAD = 4
_TOTAL = re.compile(r"(?:合計|總計|小計)\b")
_WORDS = re.compile(r"[A-Za-z\u4e00-\u9fff]")
# A mark behind a value names nothing (5 1 1(註1) 1 1).
_FOOTNOTE = re.compile(r"\(?註\d?\)?")
_MOST_LINES = 40
_MOST_GROUP_LINES = 2
_WIDEST_CELL = 42


def read_rows(lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> IndicatorTable:
    """Cut the lines of 一、工作指標 or 二、效益指標 into rows."""
    reader = _Reader(lines, page_starts, wrapping)
    return reader.read()


def _numbered(line: Line) -> re.Match[str] | None:
    """The item number that a line begins with, whatever width its digits have."""
    return ROW_NUMBER.fullmatch(fold_widths(line.stripped))


def _follows(opening: re.Match[str] | None, match: re.Match[str]) -> bool:
    """Whether a number is the next one; one that can't be read may be."""
    last = opening["number"] if opening else "0"
    known = last.isdecimal() and match["number"].isdecimal()
    return int(match["number"]) == int(last) + 1 if known else True


def _is_cell(line: Line) -> bool:
    """Whether the line is as short as the narrow columns of the table, and no sentence."""
    return columns(fold_widths(line.stripped)) <= _WIDEST_CELL and not line.stripped.endswith("。")


def _words_before_values(lines: Sequence[Line]) -> str:
    """What lines that end with five values hold before them."""
    return "".join(line.stripped for line in lines[:-1]) + trailing_values(lines[-1].stripped)[0]


def _first_row(lines: Sequence[Line]) -> int:
    """Where the rows begin in a table whose head is not known: at a number in front of five values."""
    for position, line in enumerate(lines):
        if not _numbered(line):
            continue
        for near in lines[position : position + _LOOK_AHEAD]:
            if len(trailing_values(near.stripped)[1]) >= COLUMNS:
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
        if first == len(lines):
            self._table.after = list(lines)
        self._group = ""

    def read(self) -> IndicatorTable:
        position = 0
        while position < len(self._lines):
            taken = self._take(position)
            if taken == 0:
                self._table.after = self._lines[position:]
                self._table.lost = self._lines[position] if self._row_is_due(position) else None
                break
            position += taken
        return self._table

    def _take(self, position: int) -> int:
        """Read what begins at the position; returns how many lines it took, 0 where the table has ended."""
        count = self._group_row(position)
        if count:
            group = self._lines[position : position + count]
            self._group = self._group_name(group)
            self._table.groups.append(group)
            return count
        count = self._row(position, first=not self._table.rows)
        if not count and self._rows_with_tail(position):
            return self._tail(position)
        if count:
            self._add(position, count)
            return count
        return 0

    def _row_is_due(self, position: int) -> bool:
        """Whether a row must begin at a short line: right below a head, or where the next number stands."""
        line, rows = self._lines[position], self._table.rows
        match, last = _numbered(line), rows[-1].number if rows else ""
        goes_on = match is not None and last.isdecimal() and match["number"] == str(int(last) + 1)
        return _is_cell(line) and (self._below_head[position] or goes_on)

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
            not _numbered(line)
            and match_marker(line.text, STYLES) is None
            and _is_cell(line)
            and not trailing_values(line.stripped)[1]
        )

    def _tail(self, position: int) -> int:
        end = position
        while end < len(self._lines) and end - position < _LOOK_AHEAD:
            end += 1
            if self._wrapping.is_closed(self._lines[end - 1]) or not self._wrapping.marked:
                break
        self._table.rows[-1].tail += self._lines[position:end]
        return end - position

    def _add(self, position: int, count: int) -> None:
        lines = list(self._lines[position : position + count])
        match = _numbered(lines[0])
        before = fold_widths(trailing_values(lines[0].stripped)[0])
        if match:
            marred = "" if match["printed"].isdecimal() else match["printed"]
            self._table.rows.append(RawRow(match["number"], self._group, lines, marred=marred))
        elif _TOTAL.match(before):
            self._table.rows.append(RawRow("", self._group, lines, kind="total"))
        elif self._table.rows and not _WORDS.search(before):
            # A row of nothing but dashes below the statement that there is no indicator.
            self._table.rows[-1].tail += lines
        elif self._table.rows and is_unit(_words_before_values(lines)):
            last = self._table.rows[-1].number
            self._table.rows.append(RawRow(last, self._group, lines, kind="measure"))
        else:
            self._table.rows.append(RawRow("", self._group, lines))

    def _row(self, position: int, *, first: bool) -> int:
        """Lines of the row that begins at the position, 0 where none begins.

        Args:
            position: where to look.
            first: whether no row stands above, so that no second measure of it can follow.
        """
        line = self._lines[position]
        has_number = _numbered(line) is not None
        if self._has_five(line):
            return 1 if has_number or self._may_stand_alone(position) else 0
        if not has_number and not _TOTAL.fullmatch(squeeze(line.text)):
            return 0 if first else self._second_measure(position)
        for end in range(position + 1, min(position + _MOST_LINES, len(self._lines))):
            if self._fifth_value(position, end):
                return end + 1 - position
            if self._ends_row(position, end):
                return end - position if self._enough(position, end) else 0
            if self._has_five(self._lines[end]) or self._behind_unit(self._lines[end]) == COLUMNS - 1:
                return end + 1 - position
        end = min(position + _MOST_LINES, len(self._lines))
        return end - position if self._enough(position, end) else 0

    def _group_row(self, position: int) -> int:
        """Lines of a group row above a row 1 (一、強化地方工業區…方案, words before a colon); 0 for none."""
        opening = match_marker(self._lines[position].text, (CJK,))
        for end in range(position + 1, min(position + 1 + _MOST_GROUP_LINES, len(self._lines))):
            last = self._lines[end - 1]
            if trailing_values(last.stripped)[1] or (end > position + 1 and not _is_cell(last)):
                return 0
            following = _numbered(self._lines[end])
            if following is None or following["number"] != "1":
                continue
            named = opening is not None or last.stripped.endswith(("：", ":"))
            return end - position if named and self._row(end, first=True) else 0
        return 0

    def _has_five(self, line: Line) -> bool:
        return len(trailing_values(line.stripped)[1]) >= COLUMNS

    def _behind_unit(self, line: Line) -> int:
        """How many values stand on the line behind a unit alone: four of 件 11 3 3 6, one too few."""
        before, values = trailing_values(line.stripped)
        return len(values) if is_unit(before) else 0

    def _fifth_value(self, start: int, position: int) -> bool:
        """Whether each of the five lines up to the position holds one value and the line before them none."""
        return position - start > COLUMNS and self._value_lines(position + 1) == COLUMNS

    def _value_lines(self, position: int) -> int:
        """How many lines that hold one value and nothing else stand right before the position."""
        count = 0
        while count < position and is_value(self._lines[position - 1 - count].stripped):
            count += 1
        return count

    def _amid_values(self, start: int, position: int) -> bool:
        """Whether the row has a value on a line each, and fewer than five of them before the position."""
        count = self._value_lines(position)
        opening = _numbered(self._lines[start])
        above = [line.stripped for line in self._lines[start + 1 : position - count]]
        above.append(opening["rest"] if opening else "")
        return 0 < count < COLUMNS and not any(trailing_values(text)[1] for text in above)

    def _may_stand_alone(self, position: int) -> bool:
        """Whether a line of five values without a number is a row: a total, a statement, a second measure."""
        before, _ = trailing_values(self._lines[position].stripped)
        words = before.split()
        return bool(_TOTAL.match(before)) or len(words) <= 2

    def _second_measure(self, position: int) -> int:
        """Lines of another unit and five values below a row (千 | 元 | 193,000 …), 0 where none follow."""
        for end in range(position, min(position + _LOOK_AHEAD, len(self._lines))):
            line = self._lines[end]
            five = self._has_five(line)
            if match_marker(line.text, STYLES) or not (five or _is_cell(line)):
                return 0
            if five:
                found = is_unit(_words_before_values(self._lines[position : end + 1]))
                return end + 1 - position if found else 0
        return 0

    def _ends_row(self, start: int, position: int) -> bool:
        """Whether the line at the position is no part of the row that began at ``start``."""
        line = self._lines[position]
        match = _numbered(line)
        if match and _follows(_numbered(self._lines[start]), match):
            words = trailing_values(line.stripped)[0] if self._has_five(line) else match["rest"]
            named = _WORDS.search(_FOOTNOTE.sub("", words)) is not None
            return named or (not self._amid_values(start, position) and self._enough(start, position))
        if self._below_head[position] and self._enough(start, position):
            return True
        marker = match_marker(line.text, STYLES)
        if marker is not None and marker.style.name in {"cjk", "cjk_bracket", "note"}:
            return True
        if self._has_five(line):
            return False
        return self._wrapping.is_full(line) or (not _is_cell(line) and self._enough(start, position))

    def _enough(self, start: int, end: int) -> bool:
        """Whether the lines hold a name and values: five, or four beside a merged cell of the row above.

        Behind their unit three are enough: one of the four is lost.
        """
        if self._behind_unit(self._lines[end - 1]) >= COLUMNS - 2:
            return True
        cells = printed_cells(self._lines[start:end], self._page_starts, self._wrapping)
        values = [cell for cell in cells[1:] if any(c.isdigit() or c in "-─－–—" for c in cell)]
        return len(values) >= COLUMNS - 1
