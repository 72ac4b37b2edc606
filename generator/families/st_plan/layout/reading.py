"""What the plan's text is made of: cover, contents, tables, figures, and the prose between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.st_plan.layout.contents import ContentsEntry, contents_entry
from generator.families.st_plan.layout.figures import FigureBlock, captions_first, read_figure
from generator.families.st_plan.layout.notes import is_figure, is_label
from generator.families.st_plan.layout.tables import TableBlock, opens_table, read_table
from generator.reading.hard_wrap import LogicalLine
from generator.reading.markers import FINANCIAL, match_marker
from generator.reading.spacing import squeeze, tidy


@dataclass(slots=True)
class Layout:
    """The parts of a document, each in the order of the text."""

    cover: list[LogicalLine] = field(default_factory=list)
    contents_heading: list[LogicalLine] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    tables: list[TableBlock] = field(default_factory=list)
    figures: list[FigureBlock] = field(default_factory=list)
    prose: list[LogicalLine] = field(default_factory=list)


def read_layout(lines: Sequence[LogicalLine]) -> Layout:
    """Tell the parts of a document from each other."""
    layout = Layout()
    position = _read_front(lines, layout)
    first = captions_first(lines)
    while position < len(lines):
        if opens_table(lines, position):
            position, table = read_table(lines, position)
            _add_table(table, layout.tables)
        elif is_label(lines[position]) or is_figure(lines[position]):
            position, figure = read_figure(lines, position, first)
            if figure is None:
                layout.prose.append(lines[position])
                position += 1
            else:
                layout.figures.append(figure)
        else:
            layout.prose.append(lines[position])
            position += 1
    return layout


def _add_table(table: TableBlock, tables: list[TableBlock]) -> None:
    """A further table, or the rest of one whose number is printed again on another page (表 2（續）)."""
    begun = next((other for other in tables if other.number == table.number is not None), None)
    if begun is None:
        tables.append(table)
    else:
        begun.continue_with(table)


def _read_front(lines: Sequence[LogicalLine], layout: Layout) -> int:
    """Cover and contents; returns where the first chapter begins (0 where the text begins inside one)."""
    entries = [i for i, line in enumerate(lines) if contents_entry(line.text)]
    listed = set(entries)
    start = next((i for i, line in enumerate(lines) if i not in listed and _is_chapter(line)), 0)
    entries = [i for i in entries if i < start]
    for i, line in enumerate(lines[:start]):
        entry = contents_entry(line.text)
        if entry:
            layout.contents.append(ContentsEntry(tidy(entry[0]), entry[1], line.numbers))
        elif squeeze(line.text) in {"目錄", "目次"} or (entries and i > entries[0]):
            layout.contents_heading.append(line)
        else:
            layout.cover.append(line)
    return start


def _is_chapter(line: LogicalLine) -> bool:
    marker = match_marker(line.text, (FINANCIAL,))
    return marker is not None and marker.number == 1 and "\t" not in line.text
