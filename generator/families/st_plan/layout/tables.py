"""Printed tables with what stands around them; their cells are still joined by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.st_plan.layout.notes import SENTENCE, is_caption, read_notes
from generator.families.st_plan.text.lines import TABLE_CAPTION, UNIT_LABEL, begins_something
from generator.families.st_plan.text.pieces import Piece
from generator.reading.hard_wrap import LogicalLine
from generator.reading.markers import ARABIC_BRACKET, match_marker
from generator.reading.spacing import tidy
from generator.reading.tab_rows import tab_cells

_UNIT_IN_TITLE = re.compile(r"[（(]\s*(?:單位\s*[：:]\s*)?([^（）()]*(?:元|%|％))\s*[）)]\s*$")
_LINES_TO_FIRST_ROW = 4


@dataclass(slots=True)
class TableBlock:
    """A printed table with everything around it.

    Attributes:
        number, title: from the caption; None and empty where the caption is lost.
        unit, source, notes: from the lines around it, without their labels.
        rows: its lines, heads included; the cells still joined by tabs.
        head_lines: source lines of caption, unit, source and notes.
        repeats: captions, units, sources and notes that continuation pages print again.
    """

    number: int | None = None
    title: str = ""
    unit: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)
    rows: list[LogicalLine] = field(default_factory=list)
    head_lines: list[int] = field(default_factory=list)
    repeats: list[Piece] = field(default_factory=list)

    def continue_with(self, other: TableBlock) -> None:
        """Take in the part of the table that a further page prints below its number."""
        again = [str(other.number), other.title, other.unit, other.source, *other.notes]
        self.repeats.append(Piece("".join(again), tuple(other.head_lines)))
        self.unit = self.unit or other.unit
        self.source = self.source or other.source
        self.notes += [note for note in other.notes if note not in self.notes]
        self.rows += other.rows
        self.head_lines += other.head_lines


def opens_table(lines: Sequence[LogicalLine], position: int) -> bool:
    """Whether a table begins at ``position``: a row, or a caption right above one."""
    if "\t" in lines[position].text.strip():
        return True
    ahead = lines[position + 1 : position + _LINES_TO_FIRST_ROW]
    return is_caption(lines[position], TABLE_CAPTION) and any("\t" in line.text for line in ahead)


def read_table(lines: Sequence[LogicalLine], position: int) -> tuple[int, TableBlock]:
    """The table at ``position`` and where the text goes on behind it."""
    table = TableBlock()
    while position < len(lines) and "\t" not in lines[position].text:
        line = lines[position]
        caption = TABLE_CAPTION.match(line.text)
        if caption:
            table.number, table.title = int(caption[1]), tidy(line.text[caption.end() :])
            table.unit = _unit_in(table.title)
        elif UNIT_LABEL.match(line.text):
            table.unit = tidy(UNIT_LABEL.sub("", line.text)).rstrip("）)")
        table.head_lines += line.numbers
        position += 1
    position = _read_rows(lines, position, table)
    position, around = read_notes(lines, position)
    table.source, table.notes = around.source, around.notes
    table.head_lines += around.lines
    return position, table


def _unit_in(title: str) -> str:
    """The unit that a caption prints in brackets (``… 比較（單位：%）``)."""
    match = _UNIT_IN_TITLE.search(title)
    return tidy(match[1]) if match else ""


def _read_rows(lines: Sequence[LogicalLine], position: int, table: TableBlock) -> int:
    """Rows up to the first line that is none; one without cells between two rows belongs to the upper one."""
    while position < len(lines):
        line = lines[position]
        if "\t" in line.text or _is_bare_row(line, table):
            table.rows.append(line)
        elif (
            position + 1 < len(lines)
            and "\t" in lines[position + 1].text
            and not begins_something(line.text)
            and not SENTENCE.search(line.text)
        ):
            before = table.rows[-1]
            table.rows[-1] = LogicalLine(
                before.text + line.text.strip(), (*before.numbers, *line.numbers), before.gap
            )
        else:
            break
        position += 1
    return position


def _is_bare_row(line: LogicalLine, table: TableBlock) -> bool:
    """Whether a line right below rows of numbered cells is a row too, one that lost its trailing tabs."""
    numbered = (ARABIC_BRACKET,)
    if line.gap or match_marker(line.text, numbered) is None:
        return False
    return any(match_marker(cell, numbered) for row in table.rows for cell in tab_cells(row.text))
