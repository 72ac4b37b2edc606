"""The plan's statistical tables in long form, told from each other by their heads, not by number or title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.families.st_plan.layout.tables import TableBlock
from generator.language.numerals import multiplier_factor, parse_number
from generator.language.partial_date import ROC_OFFSET
from generator.language.widths import fold_widths
from generator.reading.spacing import squeeze, tidy
from generator.reading.tab_rows import tab_cells, without_trailing_blanks

_YEAR = re.compile(r"^(?P<year>\d{4}|\d{2,3})\s*(?:年度?|$)")
_MONEY = re.compile(r"(?P<multiplier>[十百千萬億兆]*)元")
_MARKS = {c: str(i) for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_MARK = re.compile(
    rf"\s*(?:(?P<raised>[{''.join(_MARKS)}]+)|[（(［\[]?\s*註?\s*(?P<plain>\d{{1,2}})\s*[）)］\]]?)$"
)
_PLAIN = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,15}(?:\.\d{1,10})?")
_TOTAL = re.compile(r"^(?:合|總|小)\s*計$")
_NONE = frozenset({"-", "－", "—", "–", "…", "─", ""})
_SHARE_TITLE = re.compile("[占佔].*(?:毛額|GDP)")
_SHARE_HEADS = ("占比", "佔比", "比率", "比例", "百分比", "%")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a statistical table: label, cells behind it, source lines."""

    label: str
    cells: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(slots=True)
class Grid:
    """A table as heads and rows."""

    heads: list[list[str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    head_lines: list[int] = field(default_factory=list)

    @property
    def columns(self) -> list[str]:
        """Heads of the value columns, those of merged cells carried to the right."""
        width = max((len(head) for head in self.heads), default=0)
        merged: list[str] = []
        for position in range(1, width):
            cell = cell_at(self.heads[0], position)
            merged.append(cell or (merged[-1] if merged else ""))
        return merged

    @property
    def years(self) -> list[int]:
        """The year of each value column; empty where one of them is none."""
        years = [parse_year(column) for column in self.columns]
        return [year for year in years if year is not None] if None not in years else []


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell: its number, or None with what is printed instead."""

    value: Decimal | None
    raw: str


def parse_year(text: str) -> int | None:
    """The Gregorian year of a head or label (``2023``, ``2023 年度 法定預算數``, ``112 年``), or None."""
    match = _YEAR.match(fold_widths(text).strip())
    if match is None:
        return None
    year = int(match["year"])
    return year if year >= 1000 else year + ROC_OFFSET


def read_grid_of(table: TableBlock) -> Grid:
    """Heads and rows; a head that a page break repeats is dropped, rows without any value as well."""
    grid = Grid()
    for line in table.rows:
        cells = without_trailing_blanks([tidy(cell) for cell in tab_cells(line.text)])
        values = [read_amount(cell) for cell in cells[1:]]
        numbers = sum(amount.value is not None for amount in values)
        # The years that head the columns of a table are numbers too, but no row has only such.
        years = sum(parse_year(cell) is not None for cell in cells[1:])
        dashes = sum(amount.raw != "" and squeeze(amount.raw) in _NONE for amount in values)
        if cells and cells[0] and numbers + dashes and years < len(values):
            grid.rows.append(Row(cells[0], tuple(cells[1:]), line.numbers))
        elif not grid.rows or cells in grid.heads:
            grid.head_lines += line.numbers
            if cells not in grid.heads:
                grid.heads.append(cells)
    return grid


def read_amount(cell: str) -> Amount:
    """The number of a cell; ``%`` behind it is dropped, a dash is no number."""
    text = fold_widths(cell).strip()
    if squeeze(text) in _NONE:
        return Amount(None, cell.strip())
    bare = text.removesuffix("%").strip()
    # A printed 0.60 keeps its second decimal: it says how exact the number is.
    value = Decimal(bare.replace(",", "")) if _PLAIN.fullmatch(bare) else parse_number(bare)
    return Amount(value, "" if value is not None else cell.strip())


def kind_of(table: TableBlock, grid: Grid) -> str:
    """The table of the package that a printed table belongs to; empty where none fits."""
    if not grid.rows or not grid.heads:
        return ""
    years_down = all(parse_year(row.label) is not None for row in grid.rows)
    if grid.years and not years_down:
        has_share = any(is_share(row.label) for row in grid.rows)
        return "budget_projection" if has_share and len(grid.rows) <= 4 else "agency_budgets"
    if not years_down:
        return ""
    second = [cell for head in grid.heads[1:] for cell in head if cell]
    if any(is_share(cell) for cell in second):
        return "rd_expenditure"
    if any(is_share(column) for column in grid.columns):
        return "budget_projection"
    return "rd_intensity" if "%" in fold_widths(table.unit) or _SHARE_TITLE.search(table.title) else ""


def with_years_across(grid: Grid) -> Grid:
    """The same table with a column for each year, where it is printed with a row for each."""
    if grid.years or not grid.rows:
        return grid
    heads = [["", *(row.label for row in grid.rows)]]
    lines = tuple(number for row in grid.rows for number in row.lines)
    rows = [
        Row(name, tuple(cell_at(row.cells, position) for row in grid.rows), lines)
        for position, name in enumerate(grid.columns)
    ]
    return Grid(heads, rows, grid.head_lines)


def is_share(label: str) -> bool:
    """Whether a head or label names a share in percent."""
    return fold_widths(label).strip() in _SHARE_HEADS or label.endswith(_SHARE_HEADS[:2])


def is_total(label: str) -> bool:
    """Whether a row label names the sum of the others."""
    return bool(_TOTAL.match(squeeze(label)))


def split_mark(label: str) -> tuple[str, str]:
    """(name, number of the footnote) of a label (``農業部 ²``, ``農業部（註2）``), perhaps without number."""
    match = _MARK.search(label)
    if match is None or match.start() == 0:
        return label, ""
    number = match["plain"] or "".join(_MARKS[c] for c in match["raised"])
    return label[: match.start()].strip(), number


def money_factor(unit: str, wanted: str) -> Decimal | None:
    """What turns an amount in the printed unit into one in ``wanted``; None where it can't be told."""
    printed, target = _MONEY.search(unit), _MONEY.search(wanted)
    if printed is None or target is None:
        return None
    return Decimal(multiplier_factor(printed["multiplier"])) / multiplier_factor(target["multiplier"])


def type_columns(grid: Grid) -> Iterator[tuple[str, int, int]]:
    """(type of research, position of its amount, position of its share) for every pair of columns."""
    names = grid.columns
    kinds = grid.heads[1][1:] if len(grid.heads) > 1 else []
    for position, name in enumerate(names[:-1]):
        if position + 1 < len(kinds) and not is_share(kinds[position]) and is_share(kinds[position + 1]):
            yield squeeze(name), position, position + 1


def cell_at(cells: Sequence[str], position: int) -> str:
    """The cell at a position; an empty string where the row ends before it."""
    return cells[position] if position < len(cells) else ""
