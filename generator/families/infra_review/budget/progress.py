"""Section 壹, 三: planned and actual progress of a programme, for the year and since it began."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.families.family import Context
from generator.families.infra_review.budget.tokens import Token, read_tokens
from generator.families.infra_review.frame import (
    BUDGET,
    PROGRESS,
    Block,
    SubProject,
    as_of_printed,
    claim_heading,
    claim_sub_project,
    part_of,
    split_by_sub_project,
)
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze
from generator.records.record import Certainty
from generator.records.values import Value

_SCOPES = {"年累計": "annual", "總累計": "cumulative"}
_COLUMNS = ("planned_pct", "actual_pct", "difference_pct")
_HEAD = re.compile(r"[單位：:%％預定實際進度比較()（）AB\-－]+")


@dataclass(slots=True)
class _Row:
    scope: str
    cells: list[Token]
    lines: set[int]


@dataclass(frozen=True, slots=True)
class _AsOf:
    day: date | None
    certainty: Certainty
    note: str


def read_progress(block: Block, context: Context, report_as_of: date | None = None) -> None:
    """Add the rows of ``progress``.

    Args:
        block: the programme.
        context: receives the rows.
        report_as_of: the day up to which most programmes of the report run, for those that print none.
    """
    part = part_of(block, PROGRESS)
    if part is None:
        return
    claim_heading(block, part, context)
    as_of = _as_of(block, report_as_of)
    for sub_project, lines in split_by_sub_project(part.lines):
        claim_sub_project(block.number, sub_project, context)
        _read_table(block, sub_project, lines, as_of, context)


def _read_table(
    block: Block, sub_project: SubProject, lines: Iterable[Line], as_of: _AsOf, context: Context
) -> None:
    head: list[int] = []
    body: list[Line] = []
    for line in lines:
        if _HEAD.fullmatch(squeeze(line.text)):
            head.append(line.number)
        else:
            body.append(line)
    rows, rest = _cut(read_tokens(body))
    context.collector.claim("table_head", head)
    for row in rows:
        _add(block, sub_project, row, as_of, context)
    notes = [line for line in body if line.number in rest]
    if notes:
        text = join_wrapped(line.text for line in notes)
        context.collector.passage(f"{block.number}/壹/三", 3, "", text, [line.number for line in notes])


def _cut(tokens: Iterable[Token]) -> tuple[list[_Row], set[int]]:
    """Rows, and the numbers of lines that are notes: a row has three values, what follows is none."""
    rows: list[_Row] = []
    rest: set[int] = set()
    for token in tokens:
        if token.text in _SCOPES and token.opens_line:
            rows.append(_Row(_SCOPES[token.text], [], set(token.lines)))
        elif rows and token.is_value and len(rows[-1].cells) < len(_COLUMNS) and not set(token.lines) & rest:
            rows[-1].cells.append(token)
            rows[-1].lines |= set(token.lines)
        else:
            rest |= set(token.lines)
    return rows, rest - {number for row in rows for number in row.lines}


def _add(block: Block, sub_project: SubProject, row: _Row, as_of: _AsOf, context: Context) -> None:
    values: dict[str, Value] = {
        "programme_no": block.number,
        "sub_project": sub_project.name,
        "scope": row.scope,
        "as_of": as_of.day,
    }
    for position, name in enumerate(_COLUMNS):
        cell = row.cells[position] if position < len(row.cells) else None
        values[name] = cell.number if cell else None
        values[f"{name}_raw"] = cell.raw if cell else ""
    certainty, note = as_of.certainty, as_of.note
    if len(row.cells) < len(_COLUMNS):
        certainty, note = "uncertain", "列印的數值少於欄數，所屬欄位有不同讀法。"
    context.collector.add("progress", values, row.lines, certainty=certainty, note=note)


def _as_of(block: Block, report_as_of: date | None) -> _AsOf:
    """The date in the heading of the table, else that of the budget table, else that of the report."""
    for word in (PROGRESS, BUDGET):
        part = part_of(block, word)
        day = as_of_printed(part.title) if part else None
        if day is not None:
            own = word == PROGRESS
            return _AsOf(
                day, "printed" if own else "derived", "" if own else "資料截止日取自同節經費表標題。"
            )
    if report_as_of is None:
        return _AsOf(None, "printed", "")
    return _AsOf(report_as_of, "derived", "本計畫未印資料截止日，取本報告其他計畫所印者。")
