"""Rows whose cells don't fit their table: one cell too many or too few, put back under the columns.

Every row of a table has as many cells as the table has columns. Where a row has not, its cells are laid
against the columns by what stands in them in other rows: numbers, marks with a name, running text or nothing.
A column gets a cell only where every best way of laying them agrees, so that no value slides into its
neighbour's column; where they don't agree the column stays empty. The row says so in its ``doubt``.

How often a column is empty says nothing about one row: a column that is empty in any may be so in this one.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from generator.language.numerals import CJK_NUMERAL
from generator.reading.tables import PipeTable, TableRow

Sort = Literal["number", "marked", "name", "prose", "empty", "glued"]
_TEXTS = frozenset({"marked", "name", "prose"})
Profile = Sequence[Counter[Hashable]]
_GAP = 4  # a cell without column, or a column without cell
# A cell without column that is more than a number or a word.
_LOSSES: dict[Hashable, int] = {"prose": 6, "glued": 6, "marked": 5}
_STRANGE = 6  # a sort of cell that the column never has elsewhere
_OTHER_TEXT = 3  # a text of another sort than the column's
_UNFILLED = 2  # nothing where the column always holds something
_RARE = 1  # one that it seldom has, such as a damaged number
# The text that a row begins with, elsewhere than in the first column or, where it is the only one, in none.
_BEGUN = 1
# 0426100300 賠償收入, 4040對國內團體之捐助, (1)..., [2]..., 三、..., 17. ...
_MARKED = re.compile(rf"\W?(?:\d{{4,}}|(?:\d{{1,3}}|{CJK_NUMERAL}{{1,3}})[\s\W])")
_CODE = re.compile(r"(?<!\d)\d{8,10}(?!\d)|^\d{2,3}-\d{2,3}$")
_LONGEST_NAME = 30
# A sign for none and the text of the next column, which the extraction glued to it: - 本年度預算數係...收入。
_GLUED = re.compile(r"[-－–—]\s*[^\W\d]", re.DOTALL)


def fit_table(table: PipeTable, alike: Sequence[PipeTable] = ()) -> PipeTable:
    """The table with every row as wide as the table; rows that were not have a doubt.

    Args:
        table: its width is what its separator rules; without one, what most rows have.
        alike: other tables of the same form, whose rows show what stands in which column.
    """
    widths = Counter(len(row.cells) for row in table.rows)
    width = table.ruled or max(widths, key=lambda w: (widths[w], w), default=0)
    if set(widths) <= {width}:
        return table
    rows = [row for other in (table, *alike) for row in _body(other) if len(row.cells) == width]
    profile = profile_of([row.cells for row in rows], width, _sort)
    return replace(table, rows=tuple(_fitted(row, profile, width) for row in table.rows))


def mark_misfits(table: PipeTable) -> PipeTable:
    """The table with a doubt on every row that is not as wide as the table; no cell is moved."""
    rows = (
        row if len(row.cells) == table.ruled or row.doubt else replace(row, doubt=misfit(row, table.ruled))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows)) if table.ruled else table


def _body(table: PipeTable) -> Iterator[TableRow]:
    """The rows from the first one on that holds a number: what is above it is the header."""
    first = next((i for i, row in enumerate(table.rows) if "number" in map(_sort, row.cells)), 0)
    yield from table.rows[first:]


def _fitted(row: TableRow, profile: Profile, width: int) -> TableRow:
    if len(row.cells) == width:
        return row
    cells = fit_cells(row.cells, profile) if any(profile) else _led(row.cells, width)
    unplaced = tuple((Counter(filter(None, row.cells)) - Counter(cells)).elements())
    return replace(row, cells=cells, doubt=misfit(row, width, unplaced), unplaced=unplaced)


def _led(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The texts that a row begins with, where no other row shows what its columns hold."""
    texts = tuple(itertools.takewhile(lambda cell: _sort(cell) in _TEXTS, cells))[:width]
    return texts + ("",) * (width - len(texts))


def misfit(row: TableRow, width: int, unplaced: Sequence[str] = ()) -> str:
    """The sentence that a row has not as many cells as its table has columns."""
    shown = "".join(f"「{cell[:_LONGEST_NAME]}」" for cell in unplaced)
    rest = f"依各欄型態對應，無法確定者留空：{shown}" if shown else "依各欄型態對應"
    return f"此列有{len(row.cells)}格，表有{width}欄，{rest}。"


def profile_of(rows: Sequence[Sequence[str]], width: int, sort: Callable[[str], Hashable]) -> Profile:
    """For each column how often it holds which sort of cell, by rows that have a cell for each."""
    return [Counter(sort(row[place]) for row in rows) for place in range(width)]


def fit_cells(
    cells: Sequence[str], profile: Profile, sort: Callable[[str], Hashable] | None = None
) -> tuple[str, ...]:
    """The cells laid against the columns: for each column its cell, empty where the best ways differ.

    Args:
        cells: a row's cells, more or fewer than there are columns.
        profile: for each column how often it holds which sort of cell.
        sort: tells the sorts that the profile counts, None for a cell that may stand in every column; by
            default number, mark, name, prose, nothing, a sign glued to the text behind it.
    """
    sorts = [(sort or _sort_of_cell)(cell) for cell in cells]
    costs = [[_cost(own, column) for column in profile] for own in sorts]
    if _TEXTS.issuperset(sorts[:1]):
        costs[:1] = [[cost + _BEGUN * (at > 0) for at, cost in enumerate(row)] for row in costs[:1]]
    losses = [_LOSSES.get(own, _GAP) for own in sorts]
    if set(sorts[:1]) & _TEXTS and not set(sorts[1:2]) & _TEXTS:
        losses[0] += _BEGUN
    ahead = _distances(costs, losses, len(profile))
    behind = _distances([row[::-1] for row in reversed(costs)], losses[::-1], len(profile))
    best = ahead[len(cells)][len(profile)]
    fitted: list[str] = []
    for at in range(len(profile)):
        found = {
            cell
            for i, cell in enumerate(cells)
            if ahead[i][at] + costs[i][at] + behind[len(cells) - i - 1][len(profile) - at - 1] == best
        }
        skipped = any(
            ahead[i][at] + _GAP + behind[len(cells) - i][len(profile) - at - 1] == best
            for i in range(len(cells) + 1)
        )
        fitted.append(found.pop() if len(found) == 1 and not skipped else "")
    return tuple(fitted)


def _distances(costs: Sequence[Sequence[int]], losses: Sequence[int], width: int) -> list[list[int]]:
    """The least cost of laying the first i cells against the first j columns."""
    table = [[_GAP * j for j in range(width + 1)]]
    for row, loss in zip(costs, losses, strict=True):
        above = table[-1]
        line = [above[0] + loss]
        for j in range(1, width + 1):
            line.append(min(above[j - 1] + row[j - 1], above[j] + loss, line[j - 1] + _GAP))
        table.append(line)
    return table


def _cost(sort: Hashable, column: Counter[Hashable]) -> int:
    if sort == "glued":
        return min(_cost("number", column), _cost("prose", column))
    filled = column.total() - column["empty"]
    if sort is None or not column.total():
        return 0
    if sort == "empty":
        return 0 if column["empty"] else _UNFILLED
    if sort == "name" and column["marked"]:  # a total stands under accounts with codes
        return 0
    if column[sort]:
        return 0 if column[sort] * 4 >= filled else _RARE
    return _OTHER_TEXT if sort in _TEXTS and any(column[text] for text in _TEXTS) else _STRANGE


def _sort_of_cell(cell: str) -> Sort:
    """The sort of a cell that may hold the cells of two columns; in whole rows it counts as a text."""
    return "glued" if _GLUED.match(cell) else _sort(cell)


def _sort(cell: str) -> Sort:
    """What stands in a cell: digits or signs without a letter are a number (or a sign for none)."""
    if not cell:
        return "empty"
    if _CODE.search(cell):
        return "marked"
    if not any(character.isalpha() and character != "一" for character in cell):
        return "number"
    if _MARKED.match(cell):
        return "marked"
    return "prose" if len(cell) > _LONGEST_NAME or cell.endswith(("。", "；")) else "name"
