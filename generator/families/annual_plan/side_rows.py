"""Rows of the table of key projects whose columns stand side by side: ``pdftotext -layout``, copied tables.

A printed line holds a part of each cell. Which lines are one row is told by their names: a cell's lines
follow each other, and a name goes on only where the line above it had no room left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.families.annual_plan.categories import CATEGORIES
from generator.families.annual_plan.cell_rows import CellRow, CellTables
from generator.families.annual_plan.cells import first_unit_width, width
from generator.families.annual_plan.head_words import NEEDED, field_of
from generator.families.annual_plan.layout import ITEM_MARKERS, SENTENCE_ENDS
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.markers import FINANCIAL, match_marker
from generator.reading.side_by_side import CellLine, SideHead, cell_lines, side_head_at
from generator.reading.spacing import squeeze

# Of more rows than this no name stands beside the middle of a sentence.
_MOST_AMID = 0.1
_AMID = "{amid} names that begin beside the middle of a content, as cells set in the middle of their rows do"


@dataclass(slots=True)
class _Row:
    """A row while its lines come in: the lines of each cell."""

    cells: dict[str, list[str]] = field(default_factory=dict)
    content: list[Line] = field(default_factory=list)
    pieces: list[Line] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    is_open: bool = False
    amid: bool = False

    def add(self, number: int, cells: dict[str, str]) -> None:
        # Where cells are set in the middle of their rows, a name begins beside a later line of the content.
        self.amid |= bool(self.numbers and cells["work_plan"] and "work_plan" not in self.cells)
        for name, text in cells.items():
            if name == "content":
                self.content += [Line(number, text)] if text else []
            elif text:
                self.cells.setdefault(name, []).append(text)
                self.pieces.append(Line(number, text))
        self.numbers.append(number)
        self.last = cells

    @property
    def category(self) -> str:
        return squeeze("".join(self.cells.get("category", ())))

    def read(self) -> CellRow:
        names = {name: join_wrapped(lines) for name, lines in self.cells.items()}
        row = CellRow(names.get("work_plan", ""), names.get("key_project", ""), self.category)
        row.content, row.numbers, row.pieces = self.content, self.numbers, self.pieces
        row.is_open = self.is_open
        return row


def read_side_tables(lines: Sequence[Line]) -> CellTables:
    """The table whose columns stand side by side; without rows where no such columns stand below its head.

    Args:
        lines: those that hold text, without page labels and running heads.
    """
    heads = find_side_heads(lines)
    ends = [*(head.start for head in heads[1:]), _end(lines, heads[-1].stop)] if heads else []
    bodies = [lines[head.stop : end] for head, end in zip(heads, ends, strict=True)]
    read = cell_lines(lines, heads, bodies) if heads else None
    if read is None:
        return CellTables()
    parts = zip(heads, read[0], strict=True)
    found = [(line.number, _named(line, head)) for head, body in parts for line in body]
    read_rows = _rows(found)
    amid = sum(row.amid for row in read_rows)
    if amid > max(1, _MOST_AMID * len(read_rows)):
        return CellTables(refused=_AMID.format(amid=amid), unplaced=frozenset(number for number, _ in found))
    rows = [row.read() for row in read_rows]
    # Below the last row stand notes.
    unplaced = {line.number for line in read[1] if found and line.number < found[-1][0]}
    numbers = frozenset(line.number for head in heads for line in lines[head.start : head.stop])
    return CellTables(rows, numbers, 1.0, frozenset(unplaced))


def find_side_heads(lines: Sequence[Line]) -> list[SideHead]:
    """All printings of the head whose words stand side by side, in order."""
    heads = []
    position = 0
    while position < len(lines):
        head = side_head_at(lines, position, field_of) if _may_head(lines[position]) else None
        if head is not None and NEEDED.issubset(head.fields):
            heads.append(head)
            position = head.stop
        else:
            position += 1
    return heads


def _may_head(line: Line) -> bool:
    """Whether a line may be the first of a head: it holds a word of one, and no pipes part its cells."""
    text = squeeze(line.text)
    return not text.startswith("|") and any(word in text for word in ("計畫", "類別", "內容"))


def _end(lines: Sequence[Line], start: int) -> int:
    """Position of the next part of the plan."""
    parts = (i for i in range(start, len(lines)) if match_marker(lines[i].stripped, (FINANCIAL,)))
    return next(parts, len(lines))


def _named(line: CellLine, head: SideHead) -> dict[str, str]:
    """The cells of a line by what they hold; those under words that nobody knows stay out of the row."""
    return {name: cell for name, cell in zip(head.fields, line.cells, strict=True) if name}


def _rows(lines: Sequence[tuple[int, dict[str, str]]]) -> list[_Row]:
    room = {
        name: max((width(squeeze(cells[name])) for _, cells in lines), default=0)
        for name in ("key_project", "content")
    }
    rows: list[_Row] = []
    for number, cells in lines:
        begins = _begins(rows[-1], cells, room) if rows else bool(cells["key_project"])
        if begins is not False:
            rows.append(_Row(is_open=begins is None, amid=bool(rows) and _is_amid(rows[-1], cells)))
        # What stands above the first name belongs to a row that the text lost.
        if rows:
            rows[-1].add(number, cells)
    return rows


def _is_amid(row: _Row, cells: dict[str, str]) -> bool:
    """Whether a name begins beside the rest of a sentence, which the line above left open."""
    last = squeeze(row.content[-1].text) if row.content else ""
    begun = match_marker(squeeze(cells["content"]), ITEM_MARKERS) is not None
    return bool(last and cells["content"]) and not begun and not last.endswith(SENTENCE_ENDS)


def _begins(row: _Row, cells: dict[str, str], room: Mapping[str, int]) -> bool | None:
    """Whether a line begins another row than ``row``, whose last line stands above it; None: nothing tells.

    ``room`` is what the cells of names and of content hold on one line. Where every row prints its category,
    a line without one goes on, unless the name above had ended.
    """
    name, category = squeeze(cells["key_project"]), squeeze(cells.get("category", ""))
    if not name:
        return False
    if category and row.category in CATEGORIES:
        return True
    above = squeeze(row.last.get("key_project", ""))
    if not above or width(above) + first_unit_width(name) <= room["key_project"]:
        return True
    return False if "category" in cells else _content_begins(row, squeeze(cells["content"]), room["content"])


def _content_begins(row: _Row, text: str, room: int) -> bool | None:
    """Whether the content of another row begins on a line: its first item, or a paragraph below an end.

    None where a sentence ends with a full line: it may be the last of its paragraph, or not.
    """
    if not text or not row.content:
        return False
    first, last = squeeze(row.content[0].text), squeeze(row.content[-1].text)
    if not last.endswith(SENTENCE_ENDS):
        return False
    marker, own = match_marker(text, ITEM_MARKERS), match_marker(first, ITEM_MARKERS)
    if marker is None:
        return True if width(last) + first_unit_width(text) <= room else None
    # （一） below 一、 goes on with the same content.
    return marker.number == 1 and (own is None or own.style is marker.style)
