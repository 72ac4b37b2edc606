"""Rows of a table of indicators: where each begins, how far it reaches, and what ends it.

A row ends at five values, at the next row, at a repeated head or at the notes below the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.indicators.heads import head_positions
from generator.families.infra_review.indicators.names import is_unit
from generator.families.infra_review.indicators.row_lines import (
    LOOK_AHEAD,
    count_numbers,
    first_row,
    follows,
    has_five,
    is_cell,
    lacks_values,
    numbered,
    words_before_values,
)
from generator.families.infra_review.indicators.table import IndicatorTable, RawRow
from generator.families.infra_review.indicators.values import (
    COLUMNS,
    TOTAL,
    is_dash,
    is_value,
    printed_cells,
    trailing_values,
)
from generator.families.infra_review.text import STYLES, ProseWrapping
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.markers import CJK, match_marker
from generator.reading.spacing import squeeze

_WORDS = re.compile(r"[A-Za-z\u4e00-\u9fff]")
# A mark behind a value names nothing (5 1 1(註1) 1 1).
_FOOTNOTE = re.compile(r"\(?註\d?\)?")
_MOST_LINES = 40
_MOST_GROUP_LINES = 2


def read_rows(lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> IndicatorTable:
    """Cut the lines of 一、工作指標 or 二、效益指標 into rows."""
    reader = _Reader(lines, page_starts, wrapping)
    return reader.read()


class _Reader:
    def __init__(self, lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> None:
        self._page_starts = page_starts
        self._wrapping = wrapping
        self._table = IndicatorTable()
        heads = head_positions(lines)
        self._head_ends = {head.stop for head in heads}
        in_head = {position for head in heads for position in head}
        self._table.heads = [lines[position].number for position in sorted(in_head)]
        first = heads[0].start if heads else first_row(lines)
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
        """Whether a row must begin at a short line: below a head, or near the next number."""
        near = self._lines[position : position + LOOK_AHEAD]
        goes_on = self._table.rows and any(is_cell(line) and self._is_next(line) for line in near)
        return is_cell(near[0]) and bool(self._below_head[position] or goes_on)

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
            marred = "" if match["printed"].isdecimal() else match["printed"]
            self._table.rows.append(RawRow(match["number"], self._group, lines, marred=marred))
        elif TOTAL.match(before):
            self._table.rows.append(RawRow("", self._group, lines, kind="total"))
        elif self._table.rows and is_dash(squeeze(lines[-1].text)):
            # A row of nothing but dashes below the statement that there is no indicator.
            self._table.rows[-1].tail += lines
        elif self._table.rows and is_unit(words_before_values(lines)):
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
        has_number = numbered(line) is not None
        if has_five(line):
            return 1
        if not has_number and not TOTAL.fullmatch(squeeze(line.text)):
            return self._with_rest(position, 1) if lacks_values(line) else self._unnumbered(position, first)
        for end in range(position + 1, min(position + _MOST_LINES, len(self._lines))):
            if self._fifth_value(position, end):
                return end + 1 - position
            if self._ends_row(position, end):
                return self._with_rest(position, end - position) if self._enough(position, end) else 0
            if has_five(self._lines[end]) or self._behind_unit(self._lines[end]) == COLUMNS - 1:
                return self._with_rest(position, end + 1 - position)
        end = min(position + _MOST_LINES, len(self._lines))
        return end - position if self._enough(position, end) else 0

    def _with_rest(self, position: int, count: int) -> int:
        """Lines of a row with those below that hold nothing but values which it lacks (a line cut in two)."""
        held, opening = self._numbers(position, position + count - 1), numbered(self._lines[position])
        for line in self._lines[position + count : position + COLUMNS]:
            more = count_numbers(line)
            alone = 0 < more == len(line.stripped.split()) <= COLUMNS - held
            if held < COLUMNS - 2 or not alone or self._is_next(line, opening):
                break
            held, count = held + more, count + 1
        return count

    def _is_next(self, line: Line, opening: re.Match[str] | None = None) -> bool:
        """Whether a line begins with the number behind that of a row, by default the last of the table."""
        match, rows = numbered(line), self._table.rows
        last = opening["number"] if opening else rows[-1].number if rows else "0"
        return bool(match and last.isdecimal() and match["number"] == str(int(last) + 1))

    def _has_values(self, start: int, position: int) -> bool:
        """Whether a line of the row above the position holds most of its values."""
        return any(self._numbers(start, place) >= COLUMNS - 2 for place in range(start, position))

    def _numbers(self, start: int, position: int) -> int:
        """How many numbers stand alone on a line of the row that begins at ``start``."""
        return count_numbers(self._lines[position], opens=position == start)

    def _unnumbered(self, position: int, first: bool) -> int:
        """Lines of a second measure, or of a row whose number is lost; 0 where none follows."""
        count = 0 if first else self._second_measure(position)
        return count or self._without_number(position)

    def _without_number(self, position: int) -> int:
        """Lines that may be cells, up to the values of a row or to the row that has the next number."""
        numbers = 0
        for end in range(position, min(position + LOOK_AHEAD, len(self._lines))):
            line = self._lines[end]
            if end > position and numbered(line) and numbers >= COLUMNS - 2 and self._is_next(line):
                return end - position
            if not is_cell(line) or (end > position and numbered(line) and not count_numbers(line)):
                return 0
            if has_five(line) or count_numbers(line) >= COLUMNS - 1:
                return end + 1 - position
            numbers += count_numbers(line)
        return 0

    def _group_row(self, position: int) -> int:
        """Lines of a group row above a row 1 (一、強化地方工業區…方案, words before a colon); 0 for none."""
        opening = match_marker(self._lines[position].text, (CJK,))
        for end in range(position + 1, min(position + 1 + _MOST_GROUP_LINES, len(self._lines))):
            last = self._lines[end - 1]
            if trailing_values(last.stripped)[1] or (end > position + 1 and not is_cell(last)):
                return 0
            following = numbered(self._lines[end])
            if following is None or following["number"] != "1":
                continue
            named = opening is not None or last.stripped.endswith(("：", ":"))
            return end - position if named and self._row(end, first=True) else 0
        return 0

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
        opening = numbered(self._lines[start])
        above = [line.stripped for line in self._lines[start + 1 : position - count]]
        above.append(opening["rest"] if opening else "")
        return 0 < count < COLUMNS and not any(trailing_values(text)[1] for text in above)

    def _second_measure(self, position: int) -> int:
        """Lines of another unit and five values below a row (千 | 元 | 193,000 …), 0 where none follow."""
        for end in range(position, min(position + LOOK_AHEAD, len(self._lines))):
            line = self._lines[end]
            five = has_five(line)
            if match_marker(line.text, STYLES) or not (five or is_cell(line)):
                return 0
            if five:
                found = is_unit(words_before_values(self._lines[position : end + 1]))
                return end + 1 - position if found else 0
        return 0

    def _ends_row(self, start: int, position: int) -> bool:
        """Whether the line at the position is no part of the row that began at ``start``."""
        line = self._lines[position]
        match = numbered(line)
        if match and follows(numbered(self._lines[start]), match):
            words = trailing_values(line.stripped)[0] if has_five(line) else match["rest"]
            named = _WORDS.search(_FOOTNOTE.sub("", words)) is not None
            return named or (not self._amid_values(start, position) and self._enough(start, position))
        if self._below_head[position] and self._enough(start, position):
            return True
        if (has_five(line) or lacks_values(line)) and self._has_values(start, position):
            return True
        marker = match_marker(line.text, STYLES)
        if marker is not None and marker.style.name in {"cjk", "cjk_bracket", "note"}:
            return True
        if has_five(line):
            return False
        return self._wrapping.is_full(line) or (not is_cell(line) and self._enough(start, position))

    def _enough(self, start: int, end: int) -> bool:
        """Whether the lines hold a name and values: five, or four beside a merged cell of the row above.

        On one line three numbers are enough: one of the four is lost, or a word stands in its place.
        """
        if self._numbers(start, end - 1) >= COLUMNS - 2:
            return True
        cells = printed_cells(self._lines[start:end], self._page_starts, self._wrapping)
        values = [cell for cell in cells[1:] if any(c.isdigit() or c in "-─－–—" for c in cell)]
        return len(values) >= COLUMNS - 1
