"""Section 貳: results and milestones, every item and group heading in printed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.families.family import Context
from generator.families.infra_review.columns.leading_date import leading_date
from generator.families.infra_review.columns.milestone_table import (
    MilestoneRow,
    find_table,
    read_milestone_table,
)
from generator.families.infra_review.frame import Block, review_year
from generator.families.infra_review.text import (
    NarrativeItem,
    add_asides,
    item_values,
    printed_marker,
    read_narrative,
)
from generator.reading.document import Line
from generator.records.record import Certainty
from generator.records.values import Value

SECTION = "貳"
_NO_YEAR = "日期未印年份，取報告年度。"
_UNSURE = "兩欄的分界無法由編號或版面確定。"


def read_milestones(block: Block, context: Context) -> None:
    """Add a row of ``milestones`` for every item, group heading, paragraph and table row of the section."""
    section = block.sections.get(SECTION)
    if section is None:
        return
    start = find_table(section.lines)
    prose = section.lines if start is None else section.lines[:start]
    narrative = read_narrative(prose, block.wrapping)
    items = list(narrative.items)
    if start is not None and items:
        items[-1] = _as_group(items[-1])
    year = review_year(block)
    for number, item in enumerate(items, start=1):
        _add(
            block,
            number,
            {**item_values(item), "milestone_kind": item.kind},
            item.whole,
            item.lines,
            year,
            context,
        )
    if start is not None:
        parent = items[-1] if items else None
        _add_table(block, section.lines[start:], parent, len(items) + 1, year, context)
    add_asides(block.path(SECTION), narrative.asides, context)


def _as_group(item: NarrativeItem) -> NarrativeItem:
    """The heading above a table of milestones."""
    if item.title or "\n" in item.text:
        return replace(item, kind="group")
    return replace(item, kind="group", title=item.text, text="")


def _add_table(
    block: Block,
    lines: Sequence[Line],
    parent: NarrativeItem | None,
    first: int,
    year: int | None,
    context: Context,
) -> None:
    table = read_milestone_table(lines, block.page_starts, block.wrapping)
    context.collector.claim("table_head", table.head_lines)
    for number, row in enumerate(table.rows, start=first):
        values: dict[str, Value] = {
            "item_path": parent.path if parent else "",
            "outline_level": parent.level + 1 if parent else 1,
            "milestone_kind": "table_row",
            "title": "",
            "text": row.milestone,
            "achievement": row.achievement,
            "period_printed": row.period,
        }
        _add(block, number, values, row.milestone, row.lines, year, context, table_row=row)
    for line in table.foreign:
        context.collector.passage(block.path(SECTION), 3, "", line.stripped, [line.number])


def _add(
    block: Block,
    number: int,
    values: dict[str, Value],
    dated: str,
    lines: Sequence[int],
    year: int | None,
    context: Context,
    *,
    table_row: MilestoneRow | None = None,
) -> None:
    found = leading_date(dated, year)
    row = {**values, "programme_no": block.number, "milestone_no": number}
    certainty: Certainty = "printed"
    note = ""
    if found is not None:
        precision = found.date.precision
        row |= {"date": found.date.iso, "date_precision": precision, "date_raw": found.printed}
        if found.inferred_year:
            certainty, note = "inferred", _NO_YEAR
    if table_row is not None and not table_row.certain:
        certainty, note = "uncertain", _UNSURE
    first_line = context.collector.document.line(lines[0]).text
    printed = printed_marker(str(values["item_path"]), first_line)
    context.collector.add("milestones", row, lines, certainty=certainty, note=note, printed=printed)
