"""Rows of a table whose rows no line parts: told by what begins them.

A row begins where its key does (a code, a number of a list, 合計) or where its amounts stand. A name goes on
below its first line, a code stands above its name, a text runs on beside the rows that follow: so each line
of print is given to a row by rule, and a paragraph to the row at which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET, match_marker
from generator.reading.printed.columns import CellLine, Column
from generator.reading.printed.paragraphs import begins_item, cell_text, paragraph_text, paragraphs

_SAME = 0.4
_SPREAD = 0.7
_NEXT = 1.35
_ORDINAL = 3
_GAP = 1.6
_ROW_GAP = 1.15
_STYLES = (CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
# A code of an account or of an agency; the number of a branch or of an object of expenditure before its name.
CODE_ALONE = re.compile(r"[(（]?\d?[)）]?\.?\s*[0-9A-Za-z]{7,13}")
_CODE = re.compile(r"\d{2}(?:\d{2})?(?=[\s\u3000]|[\u4e00-\u9fff])")


# A line of a column, the number of the row that it stands beside, and whether that row begins there.
_Placed = tuple[CellLine, int, bool]


@dataclass(slots=True)
class Level:
    """What stands on one height: the line of each column that has one."""

    y: float
    size: float
    lines: dict[int, CellLine] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """A row of a table.

    Attributes:
        y0: upper edge of what is printed in it.
        y1: lower edge.
        texts: its text by column.
        has_value: whether it shows an amount.
        key: the last line of the words that name it.
        head: the first of them.
    """

    y0: float
    y1: float
    texts: dict[int, str] = field(default_factory=dict)
    has_value: bool = False
    key: CellLine | None = None
    head: CellLine | None = None


def rows_of(columns: Sequence[Column]) -> list[Row]:
    """The rows of a band that only its columns are ruled in, from top to bottom."""
    if sum(bool(column.lines) for column in columns) == 1:
        return single_row(columns)
    levels = _levels(columns)
    values = {at for at, column in enumerate(columns) if column.is_values}
    key = _key(columns, values)
    rows: list[Row] = []
    owner: list[int] = []
    for level in levels:
        if not rows or _begins(level, rows[-1], columns, values, key):
            rows.append(Row(level.y - level.size, level.y))
        _take(rows[-1], level, values, key)
        owner.append(len(rows) - 1)
    placed = {at: _placed(levels, owner, at) for at, column in enumerate(columns) if column.lines}
    all_begin = len(levels) == len(rows)
    running = [
        at for at in placed if at not in values and at != key and not (all_begin and _is_short(columns[at]))
    ]
    texts = _running(columns, placed, running)
    for at, lines in placed.items():
        if at in running:
            for index, own in _by_row(texts[at], lines):
                _put(rows[index], at, columns[at], own)
            continue
        for index, row in enumerate(rows):
            own_lines = [line for line, place, _ in lines if place == index]
            _put(row, at, columns[at], paragraphs(columns[at], own_lines, [False] * len(own_lines)), " ")
    return rows


def single_row(columns: Sequence[Column]) -> list[Row]:
    """A band that is one row."""
    lines = [line for column in columns for line in column.lines]
    if not lines:
        return []
    row = Row(min(line.y - line.size for line in lines), max(line.y for line in lines))
    for at, column in enumerate(columns):
        _put(row, at, column, paragraphs(column, column.lines, [False] * len(column.lines)))
    return [row]


def _key(columns: Sequence[Column], values: set[int]) -> int | None:
    """The column whose words name the rows: the first of words, with nothing but short numbers before it."""
    for at, column in enumerate(columns):
        if column.lines and at not in values:
            return at
        if any(len(line.text) > _ORDINAL for line in column.lines):
            return None
    return None


def _levels(columns: Sequence[Column]) -> list[Level]:
    levels: list[Level] = []
    placed = sorted((line.y, at, line) for at, column in enumerate(columns) for line in column.lines)
    for y, at, line in placed:
        if not levels or not _beside(levels[-1], at, line):
            levels.append(Level(y, line.size))
        levels[-1].lines[at] = line
    return levels


def _beside(level: Level, at: int, line: CellLine) -> bool:
    """Whether a line stands on a level: fonts of one row differ in their base lines."""
    lowest = max(other.y for other in level.lines.values())
    near = line.y - lowest <= _SAME * line.size and line.y - level.y <= _SPREAD * line.size
    return near and at not in level.lines


def _begins(level: Level, row: Row, columns: Sequence[Column], values: set[int], key: int | None) -> bool:
    """Whether a row begins at this height."""
    has_value = any(at in values for at in level.lines)
    own = level.lines.get(key) if key is not None else None
    if own is None or key is None:
        return has_value
    if row.key is None:
        return True
    wrapped = columns[key].is_full(row.key) and own.y - row.key.y <= _NEXT * columns[key].pitch
    if CODE_ALONE.fullmatch(own.text):
        return True
    if begins_item(own.text) or _CODE.match(own.text):
        return has_value or not wrapped or _is_next(row.head, own)
    apart = own.y - row.key.y > _NEXT * columns[key].pitch
    if has_value:
        return row.has_value or apart
    return own.y - row.key.y > _GAP * columns[key].pitch


def _is_next(before: CellLine | None, line: CellLine) -> bool:
    """Whether a line has the number that follows that of the row: 8. behind 7."""
    numbers = [match_marker(one.text, _STYLES) for one in (before, line) if one is not None]
    if len(numbers) < 2 or numbers[0] is None or numbers[1] is None:
        return False
    return numbers[0].style == numbers[1].style and numbers[0].number + 1 == numbers[1].number


def _take(row: Row, level: Level, values: set[int], key: int | None) -> None:
    row.y1 = level.y
    row.has_value = row.has_value or any(at in values for at in level.lines)
    if key is not None and key in level.lines:
        row.key = level.lines[key]
        row.head = row.head or row.key


def _is_short(column: Column) -> bool:
    """Whether most lines of a column end before its edge, as those of a running text don't."""
    return sum(column.is_full(line) for line in column.lines) * 2 < len(column.lines)


def _placed(levels: Sequence[Level], owner: Sequence[int], at: int) -> list[_Placed]:
    return [
        (level.lines[at], owner[index], index == 0 or owner[index] != owner[index - 1])
        for index, level in enumerate(levels)
        if at in level.lines
    ]


def _running(
    columns: Sequence[Column], placed: Mapping[int, Sequence[_Placed]], running: Sequence[int]
) -> dict[int, list[list[CellLine]]]:
    """Paragraphs of the columns whose text may run on beside several rows.

    Where one of them begins a paragraph beside a new row, the others that have a line there begin one too.
    """
    pitches = (column.measured_pitch for column in columns)
    pitch = min((pitch for pitch in pitches if pitch), default=columns[running[0]].pitch if running else 0.0)
    texts = {at: _paragraphs(columns[at], placed[at], set(), pitch) for at in running}
    begun: dict[int, set[int]] = {}
    for at in running:
        first = {id(lines[0]) for lines in texts[at]}
        for line, row, fresh in placed[at]:
            if fresh and id(line) in first:
                begun.setdefault(row, set()).add(at)
    for at in running:
        apart = {row for row, others in begun.items() if others - {at}}
        texts[at] = _paragraphs(columns[at], placed[at], apart, pitch)
    return texts


def _paragraphs(
    column: Column, placed: Sequence[_Placed], apart: Collection[int], pitch: float
) -> list[list[CellLine]]:
    """Paragraphs of a column; rows ``apart``, or farther from the line before than a wrap, begin one."""
    found: list[list[CellLine]] = []
    group: list[_Placed] = []
    for item in [*placed, None]:
        if group and (item is None or (item[2] and (item[1] in apart or _is_apart(group[-1], item, pitch)))):
            found += paragraphs(column, [line for line, _, _ in group], [fresh for _, _, fresh in group])
            group = []
        if item is not None:
            group.append(item)
    return found


def _is_apart(above: _Placed, below: _Placed, pitch: float) -> bool:
    return below[0].y - above[0].y > _ROW_GAP * pitch


def _by_row(
    texts: Sequence[list[CellLine]], placed: Sequence[_Placed]
) -> Iterator[tuple[int, list[list[CellLine]]]]:
    found: dict[int, list[list[CellLine]]] = {}
    done = 0
    for lines in texts:
        found.setdefault(placed[done][1], []).append(lines)
        done += len(lines)
    yield from found.items()


def _put(row: Row, at: int, column: Column, texts: Sequence[list[CellLine]], between: str = "") -> None:
    if texts:
        own = [paragraph_text(column, lines) for lines in texts]
        row.texts[at] = between.join(own) if between else cell_text(own)
        row.y1 = max(row.y1, *(lines[-1].y for lines in texts))
