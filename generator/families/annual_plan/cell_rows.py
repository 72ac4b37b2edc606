"""Rows of the table of key projects where its cells are known: tables of a PDF, which stand in pipes.

No name has to be told from another there, and no content from a name. A row without names goes on with the
one above: its cells were cut by a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.families.annual_plan.head_words import NEEDED, field_of
from generator.reading.document import Document, Line
from generator.reading.joining import join_pair
from generator.reading.markers import ARABIC, ARABIC_BRACKET, CJK, CJK_BRACKET, match_marker
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_paragraphs, cell_text, pipe_tables
from generator.reading.wrapping import Wrapping

_MARKERS = (CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)
_ENDS = tuple("。！？；：")


@dataclass(slots=True)
class CellRow:
    """A row as its cells tell it.

    Attributes:
        work_plan: name of the work plan; empty where its cell is empty or merged with the one above.
        key_project: name of the key project.
        category: as printed; empty where the table has no such column.
        content: paragraphs of the content cell, each with the number of its line.
        numbers: lines of the row.
        pieces: what its names have on each line, where they stand on several.
        is_open: whether it may be the rest of the row above.
    """

    work_plan: str
    key_project: str
    category: str
    content: list[Line] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    pieces: list[Line] = field(default_factory=list)
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class CellTables:
    """The tables of key projects of a text; falsy where it has none.

    Attributes:
        rows: in order.
        head_lines: numbers of the lines of their heads and rules.
        share: the part of all rows in pipes that are theirs: a budget book holds such a table among many.
        unplaced: numbers of lines among the rows that stand in no cell.
        refused: why none of its rows was read, although there is a table; else empty.
    """

    rows: Sequence[CellRow] = ()
    head_lines: frozenset[int] = frozenset()
    share: float = 0.0
    unplaced: frozenset[int] = frozenset()
    refused: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def wrapping(self) -> Wrapping:
        """How the lines of their content are wrapped."""
        return Wrapping(False, Wrapping.of([line for row in self.rows for line in row.content]).width, False)

    @property
    def lines(self) -> frozenset[int]:
        """All their lines."""
        return self.head_lines | {number for row in self.rows for number in row.numbers}


def read_cell_tables(document: Document) -> CellTables:
    """The tables of key projects that stand in pipes; none where the text has no such table."""
    rows: list[CellRow] = []
    heads: set[int] = set()
    own = every = 0
    for table in pipe_tables(document):
        columns = _columns(table)
        every += len(table.rows)
        if columns is None:
            continue
        own += len(table.rows)
        heads |= {*table.separators, *table.rows[0].lines}
        for row in table.rows[1:]:
            _take(rows, row, columns)
    return CellTables(rows, frozenset(heads), own / every if every else 0.0)


def _columns(table: PipeTable) -> dict[str, int] | None:
    """The place of each column by its label; None for a table of another kind."""
    labels = [squeeze(cell_text(cell)) for cell in table.rows[0].cells] if table.rows else []
    found = {name: at for at, text in enumerate(labels) if (name := field_of(text))}
    return found if found.keys() >= NEEDED else None


def _take(rows: list[CellRow], row: TableRow, columns: dict[str, int]) -> None:
    names = {name: _name(row.cell(at)) for name, at in columns.items() if name != "content"}
    content = list(_content(row, columns["content"]))
    if rows and not names["key_project"]:
        _go_on(rows[-1], content)
        rows[-1].numbers += row.lines
        return
    own = CellRow(names["work_plan"], names["key_project"], names.get("category", ""))
    own.content, own.numbers = content, list(row.lines)
    rows.append(own)


def _name(cell: str) -> str:
    return tidy(cell_text(cell).replace("\n", " "))


def _content(row: TableRow, at: int) -> Iterator[Line]:
    for paragraph in cell_paragraphs(row.cell(at)):
        yield Line(row.lines[0], paragraph)


def _go_on(row: CellRow, content: list[Line]) -> None:
    """Add what stands on the next page; a sentence that the page cut is one paragraph again."""
    if row.content and content:
        last, first = row.content[-1], content[0]
        if not last.text.endswith(_ENDS) and not match_marker(first.text, _MARKERS):
            row.content[-1] = Line(last.number, join_pair(last.text, first.text))
            content = content[1:]
    row.content += content
