"""The table that divides strategies and measures among agencies, read as a stream of tokens.

The extraction kept the order of the table's words but not its cells: merged cells are repeated or lost, rows
are shifted, columns run into each other. So cells tell nothing here; what counts is what a text looks like:
``(3) 深耕 AI 核心技術`` is a measure, ``經濟部／國科會、數發部`` a list of agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.families.st_plan.agencies.names import AgencyNames
from generator.families.st_plan.layout.tables import TableBlock
from generator.language.widths import fold_widths
from generator.reading.hard_wrap import LogicalLine
from generator.reading.spacing import squeeze, tidy
from generator.reading.tab_rows import cell_paragraphs, tab_cells

_MARK = re.compile(r"\(\s*(\d{1,2})\s*\)\s*")
_LIST_JOINT = re.compile(r"[／/、]")
_SHORT_NAME = re.compile(r"[\u3400-\u9fff]{2,12}")
_ROLES = ("主辦", "協辦")
_GRID_SHARE = 0.3
_LONGEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class MeasureToken:
    """``(n) title`` in the table: ``page`` counts its printed pages, ``row`` its rows, both from 0."""

    number: int
    title: str
    page: int
    row: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AgencyList:
    """A list of agencies in the table: the first ``leads`` of them lead.

    ``headed`` says that the table's heads tell who leads, with a column for each role; ``astray`` that it may
    be that of another strategy.
    """

    names: tuple[str, ...]
    page: int
    row: int
    lines: tuple[int, ...]
    leads: int = 1
    headed: bool = False
    astray: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that is neither: what a goal, subgoal or strategy is called, as printed."""

    text: str
    lines: tuple[int, ...]


@dataclass(slots=True)
class DivisionGrid:
    """The table's tokens in the order of the text.

    Attributes:
        measures, agency_lists, labels: what its cells hold.
        head_lines: lines of the heads that every page repeats.
        columns: what the heads call the columns, which are no agencies (參與部會).
    """

    measures: list[MeasureToken] = field(default_factory=list)
    agency_lists: list[AgencyList] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    head_lines: list[int] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)

    @property
    def roles_apart(self) -> bool:
        """Whether agencies that lead and those that support have columns of their own, side by side."""
        return all(any(column.startswith(role) for column in self.columns) for role in _ROLES)


def is_division_grid(table: TableBlock) -> bool:
    """Whether a table is the division table: many of its rows hold numbered measures."""
    marked = sum(bool(_MARK.search(fold_widths(row.text))) for row in table.rows)
    return marked >= 2 and marked >= _GRID_SHARE * len(table.rows)


def read_grid(tables: Sequence[TableBlock], names: AgencyNames) -> DivisionGrid:
    """The tokens of the division table, which page breaks may have cut into several blocks."""
    grid = DivisionGrid()
    page = row_number = 0
    for table in tables:
        for row in table.rows:
            if _is_head(row):
                grid.head_lines += row.numbers
                grid.columns.update(tab_cells(row.text))
                page += bool(grid.measures)
            else:
                _read_row(row, page, row_number, names, grid)
            row_number += 1
    return grid


def _is_head(row: LogicalLine) -> bool:
    """A head names the columns: several short cells without numbers, lists or punctuation."""
    cells = [cell for cell in tab_cells(row.text) if cell]
    return len(cells) >= 3 and all(
        len(squeeze(cell)) <= _LONGEST_HEAD and not re.search(r"[0-9()（）.、，／/]", cell) for cell in cells
    )


def _read_row(row: LogicalLine, page: int, number: int, names: AgencyNames, grid: DivisionGrid) -> None:
    lists: list[tuple[int, tuple[str, ...]]] = []
    for place, cell in enumerate(tab_cells(row.text)):
        for text in cell_paragraphs(cell):
            tokens = list(_measure_tokens(text))
            found = [] if tokens or text in grid.columns else split_agency_lists(text, names)
            grid.measures += [MeasureToken(n, title, page, number, row.numbers) for n, title in tokens]
            lists += [(place, agencies) for agencies in found]
            if not tokens and not found:
                grid.labels.append(Label(tidy(text), row.numbers))
    if grid.roles_apart:
        grid.agency_lists += _by_roles(lists, page, number, row.numbers)
    else:
        grid.agency_lists += [AgencyList(agencies, page, number, row.numbers) for _, agencies in lists]


def _by_roles(
    lists: Sequence[tuple[int, tuple[str, ...]]], page: int, number: int, lines: tuple[int, ...]
) -> Iterator[AgencyList]:
    """The lists of a row of which one column leads and the next one supports; (place, names) each."""
    rest = list(lists)
    while rest:
        place, leading = rest.pop(0)
        supporting = rest.pop(0)[1] if rest and rest[0][0] == place + 1 else ()
        yield AgencyList((*leading, *supporting), page, number, lines, len(leading), headed=True)


def _measure_tokens(text: str) -> Iterator[tuple[int, str]]:
    """(number, title) of the measures in a text that begins with one.

    A later mark counts after a blank, or where it carries the next number, so that a number in brackets
    inside a title does not cut it.
    """
    folded = fold_widths(text)
    if not _MARK.match(folded):
        return
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(folded):
        follows = bool(marks) and int(mark[1]) == int(marks[-1][1]) + 1
        if mark.start() == 0 or folded[mark.start() - 1].isspace() or follows:
            marks.append(mark)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield int(mark[1]), tidy(text[mark.end() : end])


def split_agency_lists(text: str, names: AgencyNames) -> list[tuple[str, ...]]:
    """The lists of agencies that a text consists of; none where it is anything else.

    Lists of several strategies stand in one cell with a blank between them; a blank inside a name is where
    the cell wrapped (``環境 部``).
    """
    lists: list[list[str]] = [[]]
    for part in _LIST_JOINT.split(text):
        words = part.split()
        name = ""
        for word in words:
            if name and names.is_name(name) and names.is_name(word):
                lists[-1].append(name)
                lists.append([])
                name = word
            else:
                name += word
        lists[-1].append(name)
    found = [tuple(names_of) for names_of in lists]
    # Between full-width slashes and enumeration commas even an unknown kind of body is a name.
    known = all(names.is_name(name) or names.is_damaged(name) for entry in found for name in entry)
    listed = "／" in text and all(_SHORT_NAME.fullmatch(name) for entry in found for name in entry)
    return found if known or listed else []
