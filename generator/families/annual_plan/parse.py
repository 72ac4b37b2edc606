"""The order of the steps that read an annual plan: pages, prose, table, records."""

from __future__ import annotations

from collections.abc import Sequence

from generator.families.annual_plan.cell_rows import read_cell_tables
from generator.families.annual_plan.curated_agencies import add_agencies
from generator.families.annual_plan.layout import Layout
from generator.families.annual_plan.name_cells import infer_widths
from generator.families.annual_plan.narrative import is_title, read_narrative
from generator.families.annual_plan.page_labels import PageLabel, find_page_labels, page_map, without_labels
from generator.families.annual_plan.project_records import add_cell_projects, add_projects
from generator.families.annual_plan.running_heads import find_running_heads
from generator.families.annual_plan.table_head import TableHead, find_table_heads
from generator.families.annual_plan.table_rows import heads_of, read_rows
from generator.families.family import Context
from generator.reading.document import Document, Line
from generator.reading.markers import FINANCIAL, match_marker
from generator.records.collector import Collector
from generator.records.reader import Reader, in_order


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
    cells = read_cell_tables(document)
    lines = [line for line in lines if line.number not in running and line.number not in cells.lines]
    collector.claim("furniture", [label.line for label in labels if label.line not in held])
    for number in sorted(running):
        collector.claim("furniture", [number], words=[document.line(number).text])
    if cells.rows:
        for number in sorted(cells.head_lines):
            collector.claim("table_head", [number], words=[document.line(number).text])
        add_cell_projects(cells.rows, collector)
    heads = find_table_heads(lines)
    if not heads:
        read_narrative(lines, collector)
        return
    in_heads = {i for head in heads for i in range(head.start, head.stop)}
    collector.claim("table_head", [lines[i].number for i in in_heads])
    start, end = _extent(lines, heads)
    table = [lines[i] for i in range(start, end) if i not in in_heads]
    rest = _read_table(table, heads[0], collector)
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
    widths = infer_widths(heads_of(rows), head.label_width)
    roomier = layout.with_cells(widths.work_plan, widths.key_project)
    if roomier != layout:
        layout = roomier
        rows, rest = read_rows(table, layout)
    add_projects(rows, layout, widths, collector)
    return rest
