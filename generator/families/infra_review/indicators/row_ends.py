"""How far a row of a table of indicators reaches, and what ends it: another row, a head, a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.indicators.names import is_unit
from generator.families.infra_review.indicators.values import (
    COLUMNS,
    is_value,
    printed_cells,
    trailing_values,
)
from generator.families.infra_review.text.outline_styles import STYLES
from generator.families.infra_review.text.prose_wrapping import ProseWrapping
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.markers import CJK, match_marker
from generator.reading.spacing import squeeze
from generator.reading.wrapping import columns

LOOK_AHEAD = 4
TOTAL = re.compile(r"(?:合計|總計|小計)\b")
WORDS = re.compile(r"[A-Za-z\u4e00-\u9fff]")
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:\.(?!\d)\s*|\s+|$)(?P<rest>.*)")
_MOST_LINES = 40
_MOST_GROUP_LINES = 2
_WIDEST_CELL = 42


def numbered(line: Line) -> re.Match[str] | None:
    """The item number that a line begins with, whatever width its digits have."""
    return _NUMBER.fullmatch(fold_widths(line.stripped))


def is_cell(line: Line) -> bool:
    """Whether the line is as short as the narrow columns of the table, and no sentence."""
    return columns(fold_widths(line.stripped)) <= _WIDEST_CELL and not line.stripped.endswith("。")


def words_before_values(lines: Sequence[Line]) -> str:
    """What lines that end with five values hold before them."""
    return "".join(line.stripped for line in lines[:-1]) + trailing_values(lines[-1].stripped)[0]


class RowEnds:
    """Measures rows in the lines below a head.

    Args:
        lines: lines with text, repeated heads left out.
        below_head: for each of them, whether a head stood right above it.
        page_starts: numbers of the lines that begin a page.
        wrapping: how the report marks the ends of cells.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        below_head: Sequence[bool],
        page_starts: frozenset[int],
        wrapping: ProseWrapping,
    ) -> None:
        self._lines = lines
        self._below_head = below_head
        self._page_starts = page_starts
        self._wrapping = wrapping

    def row(self, position: int, *, first: bool) -> int:
        """Lines of the row that begins at the position, 0 where none begins.

        Args:
            position: where to look.
            first: whether no row stands above, so that no second measure of it can follow.
        """
        line = self._lines[position]
        has_number = numbered(line) is not None
        if self._has_five(line):
            return 1 if has_number or self._may_stand_alone(position) else 0
        if not has_number and not TOTAL.fullmatch(squeeze(line.text)):
            return 0 if first else self._second_measure(position)
        for end in range(position + 1, min(position + _MOST_LINES, len(self._lines))):
            if self._fifth_value(position, end):
                return end + 1 - position
            if self._ends_row(position, end):
                return end - position if self._enough(position, end) else 0
            if self._has_five(self._lines[end]):
                return end + 1 - position
        end = min(position + _MOST_LINES, len(self._lines))
        return end - position if self._enough(position, end) else 0

    def group(self, position: int) -> int:
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
            return end - position if named and self.row(end, first=True) else 0
        return 0

    def _has_five(self, line: Line) -> bool:
        return len(trailing_values(line.stripped)[1]) == COLUMNS

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

    def _may_stand_alone(self, position: int) -> bool:
        """Whether a line of five values without a number is a row: a total, a statement, a second measure."""
        before, _ = trailing_values(self._lines[position].stripped)
        words = before.split()
        return bool(TOTAL.match(before)) or len(words) <= 2

    def _second_measure(self, position: int) -> int:
        """Lines of another unit and five values below a row (千 | 元 | 193,000 …), 0 where none follow."""
        for end in range(position, min(position + LOOK_AHEAD, len(self._lines))):
            line = self._lines[end]
            if match_marker(line.text, STYLES) or not is_cell(line):
                return 0
            if self._has_five(line):
                found = is_unit(words_before_values(self._lines[position : end + 1]))
                return end + 1 - position if found else 0
        return 0

    def _ends_row(self, start: int, position: int) -> bool:
        """Whether the line at the position is no part of the row that began at ``start``."""
        line = self._lines[position]
        match = numbered(line)
        if match and int(match["number"]) == self._number(start) + 1:
            named = WORDS.search(match["rest"]) is not None
            return named or (not self._amid_values(start, position) and self._enough(start, position))
        if self._below_head[position] and self._enough(start, position):
            return True
        marker = match_marker(line.text, STYLES)
        if marker is not None and marker.style.name in {"cjk", "cjk_bracket", "note"}:
            return True
        if self._has_five(line):
            return False
        return self._wrapping.is_full(line) or (not is_cell(line) and self._enough(start, position))

    def _number(self, start: int) -> int:
        match = numbered(self._lines[start])
        return int(match["number"]) if match else 0

    def _enough(self, start: int, end: int) -> bool:
        """Whether the lines hold a name and values: five, or four beside a merged cell of the row above."""
        cells = printed_cells(self._lines[start:end], self._page_starts, self._wrapping)
        values = [cell for cell in cells[1:] if any(c.isdigit() or c in "-─－–—" for c in cell)]
        return len(values) >= COLUMNS - 1
