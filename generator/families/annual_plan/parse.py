"""The order of the steps that read an annual plan: pages, prose, table, records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.errors import Problem
from generator.families.annual_plan.cell_rows import read_cell_tables
from generator.families.annual_plan.curated_agencies import add_agencies
from generator.families.annual_plan.layout import Layout
from generator.families.annual_plan.name_cells import infer_widths
from generator.families.annual_plan.named_rows import name_cells, name_rows, unlike_names
from generator.families.annual_plan.narrative import is_title, read_narrative
from generator.families.annual_plan.page_labels import PageLabel, find_page_labels, page_map, without_labels
from generator.families.annual_plan.project_records import add_projects
from generator.families.annual_plan.running_heads import find_running_heads
from generator.families.annual_plan.side_rows import read_side_tables
from generator.families.annual_plan.table_head import TableHead, find_table_heads
from generator.families.annual_plan.table_rows import heads_of, read_rows
from generator.families.family import Context
from generator.reading.document import Document, Line
from generator.reading.markers import FINANCIAL, match_marker
from generator.records.collector import Collector
from generator.records.reader import Reader, in_order

_SHOWN = 3
# Cells that an extraction glued have no gaps between them; a few may be printed.
_GAP = re.compile(r"\s{2,}|\t|\u3000")
_MOST_GAPS = 0.25


def parse(document: Document, context: Context) -> None:
    """Read a plan into the tables of the family; see `generator.families.family.Family.parse`."""
    for reader in in_order(_READERS):
        context.collector.run(reader, document, context)


def _read_plan(document: Document, context: Context) -> None:
    collector = context.collector
    labels = find_page_labels(document.lines)
    _read(document, labels, context)
    # A label glued to a page's text is understood with whatever that text became.
    for label in labels:
        if collector.ledger.claimed(label.line):
            collector.claim("furniture", [label.line], words=[label.label])


def _read(document: Document, labels: Sequence[PageLabel], context: Context) -> None:
    collector = context.collector
    collector.pages = page_map(labels, document.lines)
    lines = without_labels(document.lines, labels)
    held = {line.number for line in lines}
    running = set(find_running_heads(lines, labels))
    collector.claim("furniture", [label.line for label in labels if label.line not in held])
    for number in sorted(running):
        collector.claim("furniture", [number], words=[document.line(number).text])
    lines = [line for line in lines if line.number not in running]
    cells = read_cell_tables(document) or read_side_tables(lines)
    if cells.refused:
        collector.problems.append(_cells_unknown(min(cells.unplaced), cells.refused, document.name))
    collector.claim("table_head", sorted(cells.head_lines))
    add_projects(name_cells(cells.rows), cells.wrapping, collector)
    for piece in (piece for row in cells.rows for piece in row.pieces):
        collector.claim("record", [piece.number], words=[piece.text])
    taken = cells.lines | cells.unplaced
    _read_glued([line for line in lines if line.number not in taken], collector)


def _read_glued(lines: Sequence[Line], collector: Collector) -> None:
    """Read what holds no table whose cells are known: prose, and a table whose cells are glued."""
    heads = find_table_heads(lines)
    if not heads:
        read_narrative(lines, collector)
        return
    in_heads = {i for head in heads for i in range(head.start, head.stop)}
    collector.claim("table_head", [lines[i].number for i in in_heads])
    start, end = _extent(lines, heads)
    table = [lines[i] for i in range(start, end) if i not in in_heads]
    rest = _read_table(table, heads[0], collector) if not _side_by_side(table, collector) else []
    first_head = lines[heads[0].start].number
    prose = [line for line in rest if line.number < first_head] if _is_prose(lines[:start], rest) else []
    read_narrative([*lines[:start], *prose], collector)
    read_narrative(lines[end:], collector)


def _add_agencies(_: Document, context: Context) -> None:
    add_agencies(context.curated.get("agencies"), context.collector)


_READERS: tuple[Reader[[Document, Context]], ...] = (
    Reader(
        _read_plan,
        makes=(
            "goals",
            "strategies",
            "work_plans",
            "projects",
            "content_items",
            "named_programmes",
            "quantities",
        ),
    ),
    Reader(_add_agencies, makes=("work_plan_agencies",), needs=("work_plans",)),
)


def _extent(lines: Sequence[Line], heads: Sequence[TableHead]) -> tuple[int, int]:
    """Positions of the table: from the heading of its part to that of the next one.

    The table may go on above the first head that is left, where the beginning of a text was lost.
    """
    parts = [i for i, line in enumerate(lines) if match_marker(line.text, (FINANCIAL,))]
    start = max((i + 1 for i in parts if i < heads[0].start), default=0)
    return start, min((i for i in parts if i >= heads[-1].stop), default=len(lines))


def _is_prose(before: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Whether lines above the first row are an introduction, not the end of a row that the text lost."""
    return bool(before) or any(is_title(line.stripped) for line in rest)


def _read_table(table: Sequence[Line], head: TableHead, collector: Collector) -> list[Line]:
    """Add the records of the table; returns the lines before its first row."""
    layout = Layout.of(head, table)
    rows, rest = read_rows(table, layout)
    widths = infer_widths(heads_of(rows), head.label_width, apart=head.apart)
    roomier = layout if head.apart else layout.with_cells(widths.work_plan, widths.key_project)
    if roomier != layout:
        layout = roomier
        rows, rest = read_rows(table, layout)
    named = name_rows(rows, layout, widths)
    if unlike_names(named):
        names = "、".join(f"「{row.names.work_plan}｜{row.names.key_project}」" for row in named[:_SHOWN])
        line = rows[0].numbers[0]
        collector.problems.append(_cells_unknown(line, f"names such as {names}", collector.document.name))
    else:
        add_projects(named, layout.wrapping, collector)
    return rest


def _side_by_side(table: Sequence[Line], collector: Collector) -> bool:
    """Whether gaps part the cells of a table that was read by no columns; then none of it is read."""
    gaps = [line for line in table if _GAP.search(line.stripped)]
    if len(gaps) <= _MOST_GAPS * len(table):
        return False
    shown = " ".join(gaps[0].text.split())
    seen = f"lines with gaps, such as 「{shown}」, that no column of the head explains"
    collector.problems.append(_cells_unknown(gaps[0].number, seen, collector.document.name))
    return True


def _cells_unknown(line: int, seen: str, file: str) -> Problem:
    return Problem(
        "PARSE-TABLE-CELLS",
        file,
        line,
        f"a table of key projects whose cells can't be told apart: {seen}",
        "names that wrap in narrow cells, a cell a line, tabs, or columns side by side",
        "None of its rows was read. Add the PDF itself, or extract its text again; where the report is laid "
        "out like this, teach the family.",
    )
