"""What the plan's text is made of: cover, contents, tables, figures, and the prose between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.families.st_plan.contents import ContentsEntry, contents_entry
from generator.families.st_plan.text_lines import (
    FIGURE_CAPTION,
    NOTE_LABEL,
    SOURCE_LABEL,
    TABLE_CAPTION,
    UNIT_LABEL,
    begins_something,
)
from generator.reading.hard_wrap import LogicalLine
from generator.reading.joining import join_pair
from generator.reading.markers import ARABIC, ARABIC_BRACKET, FINANCIAL, match_marker
from generator.reading.spacing import squeeze, tidy
from generator.reading.tab_rows import tab_cells

_SENTENCE = re.compile(r"[。；]")
_UNIT_IN_TITLE = re.compile(r"[（(]\s*(?:單位\s*[：:]\s*)?([^（）()]*(?:元|%|％))\s*[）)]\s*$")
_LONGEST_CAPTION = 80
_LINES_TO_FIRST_ROW = 4
_LONGEST_REST = 40


@dataclass(slots=True)
class TableBlock:
    """A printed table with everything around it.

    Attributes:
        number, title: from the caption; None and empty where the caption is lost.
        unit, source, notes: from the lines around it, without their labels.
        rows: its lines, heads included; the cells still joined by tabs.
        head_lines: source lines of caption, unit, source and notes.
    """

    number: int | None = None
    title: str = ""
    unit: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)
    rows: list[LogicalLine] = field(default_factory=list)
    head_lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class FigureBlock:
    """A figure's caption, source and notes; the image is not in the text."""

    number: int
    caption: str
    source: str = ""
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Labels:
    """Source and notes that stand beside a table or a figure."""

    source: str = ""
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


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
    captions_first = _captions_first(lines)
    while position < len(lines):
        if _opens_table(lines, position):
            position, table = _read_table(lines, position)
            layout.tables.append(table)
        elif _is_label(lines[position]) or _is_figure(lines[position]):
            position, figure = _read_figure(lines, position, captions_first)
            if figure is None:
                layout.prose.append(lines[position])
                position += 1
            else:
                layout.figures.append(figure)
        else:
            layout.prose.append(lines[position])
            position += 1
    return layout


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


def _is_label(line: LogicalLine) -> bool:
    return bool(SOURCE_LABEL.match(line.text) or NOTE_LABEL.match(line.text))


def _is_figure(line: LogicalLine) -> bool:
    return _is_caption(line, FIGURE_CAPTION)


def _is_caption(line: LogicalLine, pattern: re.Pattern[str]) -> bool:
    text = line.text.strip()
    return bool(
        pattern.match(text)
        and len(text) <= _LONGEST_CAPTION
        and not _SENTENCE.search(text)
        and "\t" not in text
    )


def _captions_first(lines: Sequence[LogicalLine]) -> bool:
    """Whether the figures' captions stand before their sources; without a sign, behind them."""
    pairs = list(pairwise(lines))
    before = sum(_is_figure(b) and _is_label(a) for a, b in pairs)
    after = sum(_is_figure(a) and _is_label(b) for a, b in pairs)
    return after > before


def _opens_table(lines: Sequence[LogicalLine], position: int) -> bool:
    if "\t" in lines[position].text.strip():
        return True
    ahead = lines[position + 1 : position + _LINES_TO_FIRST_ROW]
    return _is_caption(lines[position], TABLE_CAPTION) and any("\t" in line.text for line in ahead)


def _read_table(lines: Sequence[LogicalLine], position: int) -> tuple[int, TableBlock]:
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
    position, labels = _read_labels(lines, position)
    table.source, table.notes = labels.source, labels.notes
    table.head_lines += labels.lines
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
            and not _SENTENCE.search(line.text)
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


def _read_labels(lines: Sequence[LogicalLine], position: int) -> tuple[int, _Labels]:
    """Sources and notes from ``position`` on; numbered notes go on as long as their numbers do."""
    labels = _Labels()
    while position < len(lines):
        line = lines[position]
        if SOURCE_LABEL.match(line.text):
            if labels.source:
                break
            labels.source = tidy(SOURCE_LABEL.sub("", line.text))
        elif NOTE_LABEL.match(line.text):
            rest = tidy(NOTE_LABEL.sub("", line.text))
            labels.notes += [rest] if rest else []
        elif labels.lines and _continues_notes(labels, line):
            labels.notes.append(tidy(line.text))
        elif labels.source and not labels.notes and _is_rest_of_source(lines, position):
            labels.source = join_pair(labels.source, tidy(line.text))
        elif (
            labels.notes and not labels.notes[-1].endswith("。") and _is_rest_of_note(lines, position, labels)
        ):
            labels.notes[-1] = join_pair(labels.notes[-1], tidy(line.text))
        else:
            break
        labels.lines += line.numbers
        position += 1
    return position, labels


def _is_rest_of_source(lines: Sequence[LogicalLine], position: int) -> bool:
    """Whether a page break cut the source: a short line without a sentence, right before note or caption."""
    text = lines[position].text.strip()
    if len(text) > _LONGEST_REST or _SENTENCE.search(text) or begins_something(text):
        return False
    return _followed_by(lines, position, NOTE_LABEL)


def _is_rest_of_note(lines: Sequence[LogicalLine], position: int, labels: _Labels) -> bool:
    """Whether a page break cut a note inside its sentence, right before another note, source or caption."""
    if begins_something(lines[position].text):
        return False
    more = position + 1 < len(lines) and _continues_notes(labels, lines[position + 1])
    return more or _followed_by(lines, position, SOURCE_LABEL)


def _followed_by(lines: Sequence[LogicalLine], position: int, label: re.Pattern[str]) -> bool:
    """Whether the label or a figure's caption stands on the next line."""
    after = lines[position + 1] if position + 1 < len(lines) else None
    return after is not None and bool(label.match(after.text) or _is_figure(after))


def _continues_notes(labels: _Labels, line: LogicalLine) -> bool:
    marker = match_marker(line.text, (ARABIC, ARABIC_BRACKET))
    if marker is None:
        return False
    last = match_marker(labels.notes[-1], (marker.style,)) if labels.notes else None
    return marker.number == (last.number + 1 if last else 1)


def _read_figure(
    lines: Sequence[LogicalLine], position: int, captions_first: bool
) -> tuple[int, FigureBlock | None]:
    """A figure at ``position``; None and the same position where sources or notes have no caption."""
    start = position
    labels = _Labels()
    if not captions_first:
        position, labels = _read_labels(lines, position)
    if position >= len(lines) or not _is_figure(lines[position]):
        return start, None
    line = lines[position]
    caption = FIGURE_CAPTION.match(line.text)
    if caption is None:
        return start, None
    position += 1
    if captions_first:
        position, labels = _read_labels(lines, position)
    figure = FigureBlock(int(caption[1]), tidy(line.text[caption.end() :]), labels.source, labels.notes)
    figure.lines = sorted([*labels.lines, *line.numbers])
    return position, figure
