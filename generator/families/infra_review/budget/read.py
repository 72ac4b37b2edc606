"""Section 壹, 二: the special budget of a programme by year, and its 總計 rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.families.family import Context
from generator.families.infra_review.budget.columns import Placed, columns_of, place
from generator.families.infra_review.budget.row_starts import BudgetRow
from generator.families.infra_review.budget.rows import BudgetTable, read_table, tables_of
from generator.families.infra_review.budget.values import Reading, read_values
from generator.families.infra_review.frame import (
    BUDGET,
    Block,
    SubProject,
    claim_heading,
    claim_sub_project,
    part_of,
    split_by_sub_project,
)
from generator.language.partial_date import ROC_OFFSET
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze
from generator.records.values import Value

# A merged cell with nothing but one of these is a clear answer; 是/否 is the form left as it was.
_UNANSWERED = "是/否"


def read_special_budget(block: Block, context: Context) -> None:
    """Add the rows of ``special_budget``, ``special_budget_totals`` and ``special_budget_agencies``."""
    part = part_of(block, BUDGET)
    if part is None:
        return
    claim_heading(block, part, context)
    for sub_project, lines in split_by_sub_project(part.lines):
        claim_sub_project(block.number, sub_project, context)
        for table_lines in tables_of(lines):
            table = read_table(table_lines)
            context.collector.claim("table_head", table.head_lines)
            _add_rows(block, sub_project, table, context)
            _add_note(block, table, context)


def _add_rows(block: Block, sub_project: SubProject, table: BudgetTable, context: Context) -> None:
    columns = columns_of(table.head)
    flags = _flags(table.rows)
    closed: set[str] = set()
    for row in table.rows:
        placed = place(row.cells, columns)
        reading = read_values(row, placed)
        key: dict[str, Value] = {"programme_no": block.number, "sub_project": sub_project.name}
        if row.year_roc is None:
            _add_total(row, reading, key, closed, context)
            continue
        flag = flags[row.phase]
        if flag and not row.flag:
            reading.doubt("derived", "是否尚有保留款印於合併儲存格")
        if flag == _UNANSWERED:
            reading.doubt("uncertain", "表格樣板的「是/否」未擇一")
        key |= {"phase": row.phase, "year_roc": row.year_roc, "year": row.year_roc + ROC_OFFSET}
        values = {**key, **reading.values, "carry_over": flag}
        context.collector.add(
            "special_budget", values, row.lines, certainty=reading.certainty, note=reading.note
        )
        _add_splits(row, placed, key, context)


def _add_total(
    row: BudgetRow, reading: Reading, key: dict[str, Value], closed: set[str], context: Context
) -> None:
    """A second 總計 row of one phase is the total of the whole table."""
    phase = "" if row.phase in closed else row.phase
    if phase != row.phase:
        reading.doubt("inferred", "同一期別第二個總計列，視為全表總計")
    closed.add(row.phase)
    context.collector.add(
        "special_budget_totals",
        {**key, "phase": phase, **reading.values},
        row.lines,
        certainty=reading.certainty,
        note=reading.note,
    )


def _add_splits(row: BudgetRow, placed: Placed, key: dict[str, Value], context: Context) -> None:
    """Rows of ``special_budget_agencies``: what the brackets in a cell say about each agency."""
    shares: dict[str, dict[str, Value]] = defaultdict(dict)
    names = list(placed.cells)
    for position, pairs in row.splits.items():
        if position < len(names):
            for agency, amount in pairs:
                shares[agency][names[position]] = amount
    known = context.collector.schemas["special_budget_agencies"].by_name
    for agency, amounts in shares.items():
        values = {name: amount for name, amount in amounts.items() if name in known}
        context.collector.add(
            "special_budget_agencies",
            {**{name: key[name] for name in key if name in known}, "agency_as_printed": agency, **values},
            row.lines,
        )


def _add_note(block: Block, table: BudgetTable, context: Context) -> None:
    if table.notes:
        text = join_wrapped(line.text for line in table.notes)
        context.collector.passage(f"{block.number}/壹/二", 3, "", text, [line.number for line in table.notes])


def _flags(rows: Sequence[BudgetRow]) -> dict[str, str]:
    """The merged cell 是否尚有保留款待執行 of each phase."""
    found: dict[str, str] = defaultdict(str)
    for row in rows:
        if row.year_roc is not None and row.flag and squeeze(found[row.phase]) != squeeze(row.flag_text):
            found[row.phase] += row.flag_text
    return found
