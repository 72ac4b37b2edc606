"""What is odd about a statistical table, for the person who compares it with the printed page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem
from generator.families.st_plan.statistics.grid import Grid
from generator.language.cell import cell_problem


def grid_problems(grid: Grid, file: str) -> Iterator[Problem]:
    """PARSE-COLUMNS for heads and rows that don't fit each other, PARSE-CELL for cells that can't be read.

    Where most rows are in doubt the heads are what is odd, and problems name their lines.
    """
    odd = [row for row in grid.rows if row.doubt]
    doubts = list(grid.heads.doubts())
    for doubt in doubts:
        yield columns_problem(file, _head_line(grid, doubt.row), doubt.reason)
    if odd and len(odd) * 2 > len(grid.rows):
        if not doubts:
            yield from (columns_problem(file, line, odd[0].doubt) for line in grid.head_lines)
    else:
        yield from (columns_problem(file, row.lines[0], row.doubt) for row in odd)
    for row in grid.rows:
        if seen := grid.doubtful_cells(row):
            yield cell_problem(file, row.lines[0], seen)
    yield from _year_problems(grid, file)


def _head_line(grid: Grid, row: int) -> int | None:
    return grid.head_lines[row] if row < len(grid.head_lines) else min(grid.head_lines, default=None)


def _year_problems(grid: Grid, file: str) -> Iterator[Problem]:
    labels = grid.heads.columns if grid.years_across else [row.label for row in grid.rows]
    for place, (label, year) in enumerate(zip(labels, grid.years, strict=True)):
        if year.inferred or year.value is None:
            lines = grid.head_lines if grid.years_across else grid.rows[place].lines
            seen = f"「{label}」" + (f"（推定為{year.value}）" if year.inferred else "")
            remedy = "Compare with the printed page; a row whose year can't be told stays unread."
            yield Problem("PARSE-CELL", file, min(lines, default=None), seen, "a year", remedy, "warning")


def columns_problem(file: str, line: int | None, seen: str) -> Problem:
    """The warning that heads and cells don't fit each other."""
    remedy = "Compare the row with the printed page; cells whose column can't be told are published empty."
    return Problem("PARSE-COLUMNS", file, line, seen, "one cell for each head", remedy, "warning")
