"""A statistical table as heads and rows, told from others by its heads, not by number or title."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from generator.families.st_plan.layout.tables import TableBlock
from generator.families.st_plan.statistics.heads import Heads, read_heads
from generator.families.st_plan.statistics.words import (
    Year,
    compares_with_gdp,
    is_amount,
    is_corner,
    is_share,
    mostly_years,
    parse_year,
    projection_field,
    years_of,
)
from generator.language.cell import Cell, read_cell, unreadable
from generator.language.widths import fold_widths
from generator.reading.column_fit import Profile, fit_cells, profile_of
from generator.reading.hard_wrap import LogicalLine
from generator.reading.spacing import tidy
from generator.reading.tab_rows import tab_cells, without_trailing_blanks

_ASTRAY = "本列有{found}格，表頭則有{expected}欄，不能確定屬於哪一欄的格留空。"
_PRINTED = "本列印出：{}。"
# A number of fewer digits (112, 99) may be an amount as well.
_DIGITS_OF_A_YEAR = 4
# Another table's form may be printed so (12, 046); the statistics of a plan are not.
_PARTED = re.compile(r"\d[,.]\s+\d")
_CLOSED = "「{head}」欄「{printed}」數字中有空白，合併後讀出。"
_FORM = "「{head}」欄印出「{printed}」，與表頭不合。"

_MIXED = "本列有的格印出百分比（{printed}），有的沒有。"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, a cell for each column, the lines it was read from.

    Attributes:
        cells: in the order of the columns; empty ones where it can't be told what belongs there.
        doubt: for people, why the row can be read in more than one way; empty for all regular rows.
    """

    label: str
    cells: tuple[Cell, ...]
    lines: tuple[int, ...]
    doubt: str = ""


@dataclass(slots=True)
class Grid:
    """A table as heads and rows.

    Attributes:
        block: the table as printed.
        head_rows: the cells of the rows that head it, that of the labels' column first.
        head_lines: lines of the heads, and of those that a page break repeats.
    """

    block: TableBlock
    heads: Heads = field(default_factory=Heads)
    rows: list[Row] = field(default_factory=list)
    head_rows: list[list[str]] = field(default_factory=list)
    head_lines: list[int] = field(default_factory=list)

    @property
    def years_across(self) -> bool:
        """Whether its columns are years."""
        return mostly_years(self.heads.columns)

    @property
    def years_down(self) -> bool:
        """Whether its rows are years."""
        return mostly_years([row.label for row in self.rows])

    @property
    def years(self) -> list[Year]:
        """The years of its columns or, where these are none, of its rows."""
        return years_of(self.heads.columns if self.years_across else [row.label for row in self.rows])

    @property
    def head_words(self) -> list[str]:
        """The words of its heads that say something known: of corners, years, kinds, and names of columns."""
        corners = [row[0] for row in self.head_rows if is_corner(row[0])]
        kinds = [kind for kind in self.heads.kinds if is_share(kind) or is_amount(kind)]
        merged = list(dict.fromkeys(self.heads.columns)) if self.heads.paired else self.heads.columns
        return [*corners, *kinds, *merged]

    def doubtful_cells(self, row: Row) -> str:
        """A sentence that names the cells of a row which are no numbers; empty where all are clear."""
        # Two columns may have one head: each cell is named on its own.
        named = zip(self.heads.names, row.cells, strict=True)
        return "".join(unreadable({name: cell}) for name, cell in named)


def read_grid(block: TableBlock) -> Grid:
    """Heads and rows of a table; lines that are neither stay out, so that the ledger tells them."""
    grid = Grid(block)
    body: list[LogicalLine] = []
    for line in block.rows:
        cells = [tidy(cell) for cell in tab_cells(line.text)]
        if _is_row(without_trailing_blanks(cells)):
            body.append(line)
        elif not body or without_trailing_blanks(cells) in map(without_trailing_blanks, grid.head_rows):
            grid.head_lines += line.numbers
            if not body:
                grid.head_rows.append(cells)
    grid.heads = read_heads(grid.head_rows)
    grid.rows = _rows(body, grid.heads)
    return grid


def kind_of(grid: Grid) -> str:
    """The table of the package that a printed table belongs to; empty where none fits."""
    if not grid.rows or not grid.heads.columns:
        return ""
    if grid.years_across and not grid.years_down:
        return "budget_projection" if _projects([row.label for row in grid.rows]) else "agency_budgets"
    if not grid.years_down:
        return ""
    if grid.heads.paired:
        return "rd_expenditure"
    if _projects(grid.heads.columns):
        return "budget_projection"
    percent = "%" in fold_widths(grid.block.unit) or compares_with_gdp(grid.block.title)
    return "rd_intensity" if percent else ""


def _projects(labels: Sequence[str]) -> bool:
    """Whether labels are those of the projection: two of its three, for a share may be one of anything."""
    return len({projection_field(label) for label in labels} - {""}) > 1


def _is_row(cells: Sequence[str]) -> bool:
    """Whether cells are those of a row of values: behind the label half are numbers and dashes, or more.

    The years that head columns are numbers too, but no row of values has only such.
    """
    if not cells or is_corner(cells[0]):
        return False
    values = [cell for cell in cells[1:] if cell]
    filled = sum(read_cell(cell, "percent").filled for cell in values)
    return filled > 0 and filled * 2 >= len(values) and not all(parse_year(cell) for cell in values)


def _rows(body: Sequence[LogicalLine], heads: Heads) -> list[Row]:
    columns = len(heads.columns) + 1
    rows = [_cells(line, columns) for line in body]
    profile = profile_of([row for row in rows if len(row) == columns], columns, _sort)
    return [_row(row, line.numbers, heads, profile) for line, row in zip(body, rows, strict=True)]


def _cells(line: LogicalLine, columns: int) -> list[str]:
    """The cells of a line, as many as there are columns where empty ones at its end make the difference."""
    printed = [tidy(cell) for cell in tab_cells(line.text)]
    filled = without_trailing_blanks(printed)
    return printed[:columns] if len(filled) < columns else filled


def _row(cells: list[str], lines: tuple[int, ...], heads: Heads, profile: Profile) -> Row:
    printed = _PRINTED.format("、".join(cell or "（空白）" for cell in cells))
    if len(cells) != len(profile):
        doubt = _ASTRAY.format(found=len(cells), expected=len(profile)) + printed
        label, *texts = fit_cells(cells, profile, _sort)
        # Where no row fits the heads, these are what is odd, not the labels.
        label = label if any(profile) else cells[0]
        return Row(label, tuple(read_cell(text, "percent") for text in texts), lines, doubt)
    values = [read_cell(text, "percent") for text in cells[1:]]
    doubt = "".join(
        _FORM.format(head=name, printed=cell.printed)
        for name, kind, cell in zip(heads.names, heads.kinds, values, strict=True)
        if cell.unit == "%" and kind and not is_share(kind)
    )
    doubt += "".join(
        _CLOSED.format(head=name, printed=cell.printed)
        for name, cell in zip(heads.names, values, strict=True)
        if cell.value is not None and _PARTED.search(cell.printed)
    )
    shares = [cell.printed for cell in values if cell.unit == "%"]
    if mostly_years(heads.columns) and 0 < len(shares) < sum(cell.value is not None for cell in values):
        doubt += _MIXED.format(printed="、".join(shares))
    if odd := next(heads.doubts(), None):
        doubt += odd.reason + printed
    return Row(cells[0], tuple(values), lines, doubt)


def _sort(text: str) -> Hashable:
    """What a cell is, as far as it tells its column: a year, a number with its decimals, a name.

    A sign for none tells nothing.
    """
    cell = read_cell(text, "percent")
    if parse_year(text) is not None and ("年" in text or len(text) == _DIGITS_OF_A_YEAR):
        return "year"
    if cell.value is not None:
        return cell.unit, cell.value.as_tuple().exponent
    return None if cell.kind == "none" else cell.kind
