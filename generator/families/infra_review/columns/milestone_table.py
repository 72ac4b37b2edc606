"""Tables of milestones beside what was reached (里程碑 | 達成情形), with or without a column of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.families.infra_review.columns.two_columns import join_items, read_two_columns
from generator.families.infra_review.text import ProseWrapping
from generator.reading.document import Line
from generator.reading.spacing import squeeze

_HEAD = re.compile(r"(?:年度|期程)?\s*(?:分年|年度|重要)?里程碑\s+(?:達成|執行|辦理)情形")
_PERIOD = re.compile(r"第[一二三四五六七八九十\d]{1,2}年度?|[(（]?FY\d{2,4}[)）]?|\d{2,4}年度?")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A row of the table; ``period`` is the year that the first column prints for it, or empty."""

    milestone: str
    achievement: str
    period: str
    lines: tuple[int, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class MilestoneTable:
    """Rows, lines of the repeated head, and lines in between that belong to no row."""

    rows: tuple[MilestoneRow, ...]
    head_lines: tuple[int, ...]
    foreign: tuple[Line, ...]


def find_table(lines: Sequence[Line]) -> int | None:
    """Position of the head of the table, or None; the table goes on to the end of the section."""
    return next((index for index, line in enumerate(lines) if is_head(line)), None)


def is_head(line: Line) -> bool:
    """Whether the line is a head such as 年度 分年里程碑 達成情形 or 里程碑 達成情形."""
    return _HEAD.fullmatch(line.stripped) is not None


def read_milestone_table(
    lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping
) -> MilestoneTable:
    """Read the lines from the head on."""
    heads: list[int] = []
    foreign: list[Line] = []
    periods: list[Line] = []
    pages: list[list[Line]] = [[]]
    for line in lines:
        if is_head(line):
            heads.append(line.number)
            pages.append([])
            continue
        if _ADDRESS.fullmatch(line.stripped):
            foreign.append(line)
            continue
        if line.number in page_starts:
            pages.append([])
        if _PERIOD.fullmatch(squeeze(line.text)):
            periods.append(line)
        else:
            pages[-1].append(line)
    table = read_two_columns([page for page in pages if page], wrapping)
    rows: list[MilestoneRow] = []
    for pair in table.pairs:
        numbers = sorted({n for item in (*pair.left, *pair.right) for n in item.lines})
        own = _periods_of(periods, numbers, first=not rows)
        text, result = join_items(pair.left), join_items(pair.right)
        period = squeeze("".join(line.text for line in own)) or (rows[-1].period if rows else "")
        spans = tuple(sorted({*numbers, *(line.number for line in own)}))
        rows.append(MilestoneRow(text, result, period, spans, table.certain))
    return MilestoneTable(tuple(rows), tuple(heads), tuple(foreign))


def _periods_of(periods: list[Line], numbers: Sequence[int], *, first: bool) -> list[Line]:
    """Period cells printed before the row's last line and not yet taken; the first row takes all above it."""
    if not numbers:
        return []
    own = [line for line in periods if line.number < numbers[0] or (first and line.number < numbers[-1])]
    for line in own:
        periods.remove(line)
    return own
