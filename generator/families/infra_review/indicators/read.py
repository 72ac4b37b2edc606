"""Section 參: work and benefit indicators with their targets and results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.families.family import Context
from generator.families.infra_review.frame import Block, Subsection, subsections
from generator.families.infra_review.indicators.names import Named, complete, split_name
from generator.families.infra_review.indicators.rows import read_rows
from generator.families.infra_review.indicators.table import IndicatorTable, RawRow
from generator.families.infra_review.indicators.values import (
    COLUMNS,
    Cell,
    is_dash,
    printed_cells,
    read_cell,
    trailing_values,
)
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_pair, join_wrapped
from generator.reading.spacing import squeeze
from generator.records.record import Certainty
from generator.records.values import Value

SECTION = "參"
KINDS = {"工作指標": "work", "效益指標": "benefit"}
VALUE_COLUMNS = (
    "whole_target",
    "cumulative_target",
    "cumulative_actual",
    "current_target",
    "current_actual",
)
_NUMBER = re.compile(r"\d{1,2}(?:\.(?!\d)\s*|\s+|$)")
_NONE = re.compile(r"無(?:此)?(?:項目|指標)?|本計畫無.{0,8}指標")
_MERGED = "儲存格與上列合併，值取自上列。"
_SAME_NUMBER = "同一項次的另一個衡量單位，名稱取自上列。"
_UNFILLED = "讀到的數值欄不足五欄。"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row as it is read: name and unit, five cells, and why it is not simply printed."""

    row: RawRow
    named: Named
    cells: tuple[Cell, ...]
    certainty: Certainty = "printed"
    note: str = ""


def indicator_parts(block: Block) -> list[tuple[str, Subsection, IndicatorTable]]:
    """(kind, part, table) of section 參: 一、工作指標 and 二、效益指標."""
    section = block.sections.get(SECTION)
    if section is None:
        return []
    parts: list[tuple[str, Subsection, IndicatorTable]] = []
    for part in subsections(section, KINDS):
        kind = next(kind for word, kind in KINDS.items() if word in part.title)
        parts.append((kind, part, read_rows(part.lines, block.page_starts, block.wrapping)))
    return parts


def read_indicators(block: Block, context: Context) -> None:
    """Add a row of ``indicators`` for every row of the two tables; heads and group rows are accounted for."""
    parts = indicator_parts(block)
    _claim_preamble(block, parts, context)
    for kind, part, table in parts:
        path = f"{block.number}/{SECTION}/{part.mark}"
        context.collector.passage(path, 3, part.title, "", [], heading_lines=part.heading_lines)
        context.collector.claim("table_head", table.heads)
        if table.before:
            text = join_wrapped(line.text for line in table.before)
            context.collector.passage(path, 4, "", text, [line.number for line in table.before])
        for group in table.groups:
            heading = join_wrapped(line.text for line in group)
            numbers = [line.number for line in group]
            context.collector.passage(path, 4, heading, "", [], heading_lines=numbers)
        above: Indicator | None = None
        for row in table.rows:
            above = _read(row, above, block)
            _add(above, kind, block, context)


def _claim_preamble(
    block: Block, parts: Sequence[tuple[str, Subsection, IndicatorTable]], context: Context
) -> None:
    """Text between the heading of the section and its first table."""
    section = block.sections.get(SECTION)
    if section is None or not parts:
        return
    lines = [line for line in section.lines if line.number < parts[0][1].heading_lines[0]]
    if lines:
        text = join_wrapped(line.text for line in lines)
        path = f"{block.number}/{SECTION}"
        context.collector.passage(path, 3, "", text, [line.number for line in lines])


def _read(row: RawRow, above: Indicator | None, block: Block) -> Indicator:
    before, printed = _split_values(row, block)
    named = split_name(before)
    cells = tuple(read_cell(raw) for raw in printed)
    indicator = Indicator(row, named, cells)
    if row.kind == "measure" and above is not None:
        unit = squeeze("".join(before))
        return replace(indicator, named=Named(above.named.name, unit), certainty="derived", note=_SAME_NUMBER)
    if row.kind == "total" or _NONE.fullmatch(named.name + named.unit):
        indicator = replace(indicator, named=Named(named.name + named.unit, ""))
    tail = [line.text for line in row.tail if not is_dash(squeeze(line.text))]
    if tail:
        indicator = replace(indicator, named=complete(named, tail))
    return _fill(indicator, above)


def _split_values(row: RawRow, block: Block) -> tuple[list[str], list[str]]:
    """(pieces of name and unit, five values) of a row; four where a cell is merged with the row above."""
    *first, last = row.lines
    head, values = trailing_values(last.stripped)
    if len(values) == COLUMNS:
        cells = printed_cells(first, block.page_starts, block.wrapping) if first else []
        cells = _join_last(cells, head, wrapped=bool(first) and _is_wrapped(first[-1], head, block))
    else:
        cells = printed_cells(row.lines, block.page_starts, block.wrapping)
        cut = _first_value(cells)
        cells, values = cells[:cut], cells[cut:]
    if row.number and row.kind == "row":
        cells = _without_number(cells)
    return cells, values


def _is_wrapped(line: Line, head: str, block: Block) -> bool:
    """Whether the cell of the line goes on with ``head``; without closing blanks a lone word is the unit."""
    if not block.wrapping.marked:
        return " " in head
    return not block.wrapping.is_closed(line)


def _join_last(cells: list[str], head: str, *, wrapped: bool) -> list[str]:
    """What stands before the values of the last line goes on with the cell before where that was wrapped."""
    if not head:
        return cells
    if wrapped and cells:
        return [*cells[:-1], join_pair(cells[-1], head)]
    return [*cells, head]


def _first_value(cells: Sequence[str]) -> int:
    """Where the values begin: the last five cells, or the last four where the unit would be one of them."""
    values = 0
    while values < min(COLUMNS, len(cells) - 1) and read_cell(cells[-1 - values]).value is not None:
        values += 1
    if COLUMNS - 1 <= values < COLUMNS and len(cells) - values > 1:
        candidate = cells[-1 - values]
        if not is_dash(candidate) and not any(c.isdigit() for c in candidate):
            return len(cells) - values
    return max(len(cells) - COLUMNS, 1)


def _without_number(cells: list[str]) -> list[str]:
    if not cells:
        return cells
    number = _NUMBER.match(fold_widths(cells[0]))
    rest = cells[0][number.end() :] if number else cells[0]
    return [rest, *cells[1:]] if rest else cells[1:]


def _fill(indicator: Indicator, above: Indicator | None) -> Indicator:
    """Five cells: the one that the row above annotates holds for this row too where it prints only four."""
    cells = indicator.cells
    if len(cells) == COLUMNS - 1 and above is not None and len(above.cells) == COLUMNS:
        merged = next((i for i, cell in enumerate(above.cells) if _is_annotated(cell.raw)), None)
        if merged is not None:
            filled = (*cells[:merged], above.cells[merged], *cells[merged:])
            return replace(indicator, cells=filled, certainty="derived", note=_MERGED)
    if len(cells) < COLUMNS:
        filled = (*cells, *(Cell("", None) for _ in range(COLUMNS - len(cells))))
        return replace(indicator, cells=filled, certainty="uncertain", note=_UNFILLED)
    return replace(indicator, cells=cells[:COLUMNS])


def _is_annotated(raw: str) -> bool:
    return raw.startswith(("-", "─", "－", "–")) and len(raw) > 1 and not is_dash(raw)


def _add(indicator: Indicator, kind: str, block: Block, context: Context) -> None:
    row, named = indicator.row, indicator.named
    values: dict[str, Value] = {
        "programme_no": block.number,
        "kind": kind,
        "sub_project": row.group,
        "indicator_no": row.number,
        "indicator": named.name or named.unit,
        "unit": named.unit if named.name else "",
        "is_total": row.kind == "total",
        "explicit_none": _NONE.fullmatch(named.name) is not None,
    }
    for column, cell in zip(VALUE_COLUMNS, indicator.cells, strict=True):
        values |= {column: cell.value, f"{column}_raw": cell.raw}
    lines = [line.number for line in (*row.lines, *row.tail)]
    context.collector.add("indicators", values, lines, certainty=indicator.certainty, note=indicator.note)
