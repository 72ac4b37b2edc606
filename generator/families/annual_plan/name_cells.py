"""The two name cells of a row: 工作計畫名稱 (often empty, then inherited) and 重要計畫項目.

Both are narrow and wrap; how wide they are is inferred from all heads of a report together. Then every head
is cut where both cells wrap as cells of that width do. Where more than one cut does, the report itself may
still decide: a key project that fills not even one line of its cell is no reading in a report in which no
certain one is that short. What remains open is said.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from generator.families.annual_plan.cells import Border, borders, cut, line_borders, width, wraps
from generator.families.annual_plan.habits import Habits

# How a cut was found: one cell, one possible border, the only one that leaves a key project of usual length,
# the likeliest of several, none that obeys the widths; or by the cells of a table that lines draw.
Method = Literal["single", "width", "length", "likeliest", "none", "cells"]
Head = tuple[str, ...]
_MOST_CANDIDATES = 4
# Columns of a name cell that takes half of a printed page; a line beyond that is damage, not a cell.
_WIDEST = 60
# Wider than any name: where every cell has one line, however long.
_UNWRAPPED = 1000
_NARROW = {code + 0xFEE0: code for code in map(ord, string.digits + string.ascii_letters)}


@dataclass(frozen=True, slots=True)
class CellWidths:
    """Columns of the two name cells; ``apart``: each begins on a line of its own, so that none shares one."""

    work_plan: int
    key_project: int
    apart: bool = False


@dataclass(frozen=True, slots=True)
class NameCut:
    """How a head is read.

    Attributes:
        border: where the work plan ends; None where the head is the key project alone.
        method: how that was found.
        open: whether the widths allow another reading as well.
    """

    border: Border | None
    method: Method
    open: bool


def infer_widths(heads: Sequence[Head], label_width: int, *, apart: bool) -> CellWidths:
    """The cell widths that explain most heads.

    Args:
        heads: lines of the heads without white space.
        label_width: width of the printed column labels, which fit into their cells on one line.
        apart: whether each cell begins on a line of its own; then no cell may be wrapped at all.
    """
    full = Counter(w for head in heads for line in head[:-1] if (w := width(line)) <= _WIDEST)
    common = [w for w, _ in sorted(full.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]]
    candidates = sorted({label_width, *common, *([_UNWRAPPED] if apart else [])} - {0}) or [1]
    several = [head for head in heads if len(head) > 1]

    def cost(pair: tuple[int, int]) -> tuple[int, int, int, int]:
        unexplained = sum(not readings(head, CellWidths(*pair, apart)) for head in several)
        unequal = abs(pair[0] - pair[1])
        return unexplained, unequal, abs(pair[0] - label_width), pair[0]

    return CellWidths(*min(product(candidates, candidates), key=cost), apart)


def cut_names(heads: Sequence[Head], widths: CellWidths, habits: Habits) -> list[NameCut]:
    """How every head is read, in the same order."""
    certain = list(_certain(heads, widths))
    shortest = min((width("".join(second)) for _, second in certain), default=0)
    for first, second in certain:
        if first:
            habits.learn("".join(first), "".join(second))
    return [_cut(head, widths, shortest, habits) for head in heads]


@lru_cache(maxsize=8192)
def readings(head: Head, widths: CellWidths) -> tuple[Border | None, ...]:
    """All readings that the widths allow; None is the one in which the head is a key project alone.

    Wide digits and letters may be narrow ones that recognition widened: both widths are tried.
    """
    narrow = tuple(line.translate(_NARROW) for line in head)
    return tuple(dict.fromkeys(r for one in dict.fromkeys((head, narrow)) for r in _readings(one, widths)))


def _readings(head: Head, widths: CellWidths) -> tuple[Border | None, ...]:
    alone: list[Border | None] = [None] if wraps(head, widths.key_project) else []
    found = line_borders if widths.apart else borders
    return (*alone, *found(head, widths.work_plan, widths.key_project))


def _certain(heads: Sequence[Head], widths: CellWidths) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Work plan (may be empty) and key project of every head that can be read in one way only."""
    for head in heads:
        found = readings(head, widths)
        if len(found) == 1:
            yield cut(head, found[0]) if found[0] is not None else ((), head)


def _cut(head: Head, widths: CellWidths, shortest: int, habits: Habits) -> NameCut:
    found = readings(head, widths)
    if not found:
        return NameCut(_by_width_alone(head, widths), "none", open=True)
    if len(found) == 1:
        return NameCut(found[0], "single" if found[0] is None else "width", open=False)
    if None in found:
        usual = min(shortest, widths.key_project)
        long_enough = [b for b in found if b is not None and width("".join(cut(head, b)[1])) >= usual]
        sure = len(head) > 1 and shortest > 0 and not long_enough
        return NameCut(None, "length" if sure else "likeliest", open=not sure)
    return NameCut(max(found, key=lambda border: _likelihood(head, border, habits)), "likeliest", open=True)


def _likelihood(head: Head, border: Border | None, habits: Habits) -> tuple[bool, int, int]:
    """Two cells with the same words; ends and beginnings like those of others; a full first line."""
    if border is None:
        return False, 0, 0
    first, second = ("".join(lines) for lines in cut(head, border))
    return first == second, habits.score(first, second), width(cut(head, border)[1][0])


def _by_width_alone(head: Head, widths: CellWidths) -> Border | None:
    """Where no cut obeys the widths: before the last cell line of the widest line, if that is too wide."""
    index = max(range(len(head)), key=lambda i: width(head[i]), default=0)
    line = head[index] if head else ""
    if width(line) <= max(widths.key_project, widths.work_plan):
        return None
    offset = next((i for i in range(1, len(line)) if width(line[i:]) <= widths.key_project), len(line) - 1)
    return Border(index, offset)
