"""Section 壹, 三: planned and actual progress of a programme, for the year and since it began."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations

from generator.families.family import Context
from generator.families.infra_review.budget.tokens import Token, read_tokens
from generator.families.infra_review.budget.units import table_unit
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
from generator.language.unit_line import Conversion
from generator.reading.document import Line
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze
from generator.records.doubts import Doubt, note_of, tell, worse
from generator.records.record import Certainty
from generator.records.values import Value

_SCOPES = {"年累計": "annual", "總累計": "cumulative"}
_PRINTED = {scope: printed for printed, scope in _SCOPES.items()}
_COLUMNS = {"planned_pct": "預定進度", "actual_pct": "實際進度", "difference_pct": "比較"}
_UNIT = "%"
_MOST_CELLS = 6
# The mark of a footnote behind the name of a row.
_MARK = re.compile(r"(?:\(?註\d?\)?|[*※]{1,2})$")
_HEAD = re.compile(r"[(（]?單位[：:][^\d]{0,12}|[單位：:%％預定實際進度比較()（）AB\-－]+")


@dataclass(slots=True)
class _Row:
    scope: str
    cells: list[Token]
    lines: set[int]
    strays: list[Token] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table:
    rows: list[_Row]
    head: list[int]
    notes: list[Line]


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
    tables = [(found, _read_table(lines)) for found, lines in split_by_sub_project(part.lines)]
    _tell_repeated(tables)
    for sub_project, table in tables:
        claim_sub_project(block.number, sub_project, context)
        context.collector.claim("table_head", table.head)
        first = min((min(row.lines) for row in table.rows), default=0)
        scale = table_unit(table.head, first, _UNIT, context) if table.rows else Conversion(Decimal(1))
        for row in table.rows:
            _add(block, sub_project, row, as_of, scale, context)
        if table.notes:
            text = join_wrapped(line.text for line in table.notes)
            numbers = [line.number for line in table.notes]
            context.collector.passage(f"{block.number}/壹/三", 3, "", text, numbers)


def _read_table(lines: Iterable[Line]) -> _Table:
    head: list[int] = []
    body: list[Line] = []
    for line in lines:
        if _HEAD.fullmatch(squeeze(line.text)):
            head.append(line.number)
        else:
            body.append(line)
    rows, rest = _cut(read_tokens(body))
    return _Table(rows, head, [line for line in body if line.number in rest])


def _tell_repeated(tables: Sequence[tuple[SubProject, _Table]]) -> None:
    """Give a doubt to every row of a scope that its programme prints more than once."""
    found: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for sub_project, table in tables:
        for row in table.rows:
            found[sub_project.name, row.scope].append(row)
    for rows in found.values():
        for row in rows if len(rows) > 1 else ():
            seen = f"同一計畫的「{_PRINTED[row.scope]}」印有{len(rows)}列"
            row.doubts.append(Doubt("PARSE-REPEATED-ROW", min(row.lines), seen))


def _cut(tokens: Iterable[Token]) -> tuple[list[_Row], set[int]]:
    """Rows, and the numbers of lines that are notes.

    A row has three values; what else stands on its lines belongs to it, and what follows below them does not.
    """
    rows: list[_Row] = []
    rest: set[int] = set()
    for token in tokens:
        scope = _MARK.sub("", token.text)
        lines = set(token.lines)
        if scope in _SCOPES and token.opens_line:
            rows.append(_Row(_SCOPES[scope], [], lines))
            if scope != token.text:
                rows[-1].doubts.append(Doubt("PARSE-CELL", token.lines[0], f"列名印為「{token.printed}」"))
        elif rows and lines & rows[-1].lines:
            (rows[-1].cells if token.is_cell else rows[-1].strays).append(token)
        elif rows and token.is_cell and len(rows[-1].cells) < len(_COLUMNS) and not lines & rest:
            rows[-1].cells.append(token)
            rows[-1].lines |= lines
        else:
            rest |= lines
    return rows, rest - {number for row in rows for number in row.lines}


def _placed(row: _Row) -> dict[str, Token]:
    """The cells by column; of four, the three whose difference is right, and of two none but the first."""
    few = row.cells[:_MOST_CELLS]
    choices = [dict(zip(_COLUMNS, found, strict=True)) for found in combinations(few, len(_COLUMNS))]
    if len(choices) == 1:
        return choices[0]
    right = [found for found in choices if _difference_holds(found)]
    return right[0] if len(right) == 1 else {}


def _difference_holds(found: dict[str, Token]) -> bool:
    planned, actual, difference = (found[name].number for name in _COLUMNS)
    if planned is None or actual is None or difference is None:
        return False
    return actual - planned == difference


def _add(
    block: Block, sub_project: SubProject, row: _Row, as_of: _AsOf, scale: Conversion, context: Context
) -> None:
    values: dict[str, Value] = {
        "programme_no": block.number,
        "sub_project": sub_project.name,
        "scope": row.scope,
        "as_of": as_of.day,
    }
    placed = _placed(row)
    for name in _COLUMNS:
        cell = placed.get(name)
        number = cell.number if cell else None
        values[name] = None if number is None or scale.factor is None else scale.apply(number)
        values[f"{name}_raw"] = (cell.raw if scale.factor == 1 else cell.printed) if cell else ""
    doubts = [*row.doubts, *_doubts(row, placed)]
    certainty, note = worse(as_of.certainty, scale.certainty), as_of.note + scale.note
    if doubts or scale.reason:
        certainty = "uncertain"
        note = f"{note}{scale.reason and f'{scale.reason}。'}{note_of(doubts)}"
    context.collector.add("progress", values, row.lines, certainty=certainty, note=note)
    tell(doubts, context.collector)


def _doubts(row: _Row, placed: dict[str, Token]) -> Iterator[Doubt]:
    """Cells that can't be read, and what stands in the row and belongs to no column for sure."""
    for name, token in placed.items():
        if token.doubtful:
            seen = f"{_COLUMNS[name]}「{token.printed}」{token.cell.reason}"
            yield Doubt("PARSE-CELL", token.lines[0], seen)
    known = {id(token) for token in placed.values()}
    for token in (*row.cells, *row.strays):
        if id(token) not in known:
            seen = f"「{token.printed}」屬於哪一欄無法確定，未列入"
            yield Doubt("PARSE-COLUMNS", token.lines[0], seen)
    if not row.cells:
        yield Doubt("PARSE-COLUMNS", min(row.lines), "此列沒有印出數值")


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
