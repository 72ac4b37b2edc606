"""Section 參: work and benefit indicators with their targets and results."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.families.family import Context
from generator.families.infra_review.frame import Block, Subsection, subsections
from generator.families.infra_review.indicators.filling import Indicator, fill_rows
from generator.families.infra_review.indicators.names import Named, complete, split_name
from generator.families.infra_review.indicators.notes import add_indicator_notes
from generator.families.infra_review.indicators.row_cells import split_values
from generator.families.infra_review.indicators.rows import read_rows
from generator.families.infra_review.indicators.table import IndicatorTable, RawRow
from generator.families.infra_review.indicators.values import (
    is_dash,
    is_misread,
    read_value,
    stray_word,
)
from generator.language.own_unit import within_unit
from generator.reading.joining import join_wrapped
from generator.reading.spacing import squeeze, tidy
from generator.records.doubts import Doubt, note_of, tell
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
_NONE = re.compile(r"無(?:此)?(?:項目|指標)?|本計畫無.{0,8}指標")
_LOST = "這一行應是指標表的一列，但讀不出一列的數值，讀為表後的文字"
_NO_NUMBER = "本列未印項次，或項次無法辨識"
_SAME_NUMBER = "同一項次的另一個衡量單位，名稱取自上列。"


def _parts(block: Block) -> list[tuple[str, Subsection, IndicatorTable]]:
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
    """Add a row of ``indicators`` for every row of the two tables, then their ``indicator_notes``.

    Heads and group rows are accounted for.
    """
    parts = _parts(block)
    _claim_preamble(block, parts, context)
    read = [(kind, _read_table(table, block)) for kind, _, table in parts]
    repeated = _repeated(read)
    for (kind, part, table), (_, indicators) in zip(parts, read, strict=True):
        path = f"{block.path(SECTION)}/{part.mark}"
        context.collector.passage(path, 3, part.title, "", [], heading_lines=part.heading_lines)
        context.collector.claim("table_head", table.heads)
        if table.before:
            text = join_wrapped(line.text for line in table.before)
            context.collector.passage(path, 4, "", text, [line.number for line in table.before])
        for group in table.groups:
            heading = join_wrapped(line.text for line in group)
            numbers = [line.number for line in group]
            context.collector.passage(path, 4, heading, "", [], heading_lines=numbers)
        for indicator in indicators:
            _add(indicator, kind, repeated[_key(indicator, kind)], block, context)
        if table.lost is not None:
            tell([Doubt("PARSE-COLUMNS", table.lost.number, _LOST)], context.collector)
    below = [(kind, f"{block.path(SECTION)}/{part.mark}", table.after) for kind, part, table in parts]
    add_indicator_notes(below, block, context)


def _read_table(table: IndicatorTable, block: Block) -> list[Indicator]:
    read: list[Indicator] = []
    for row in table.rows:
        read.append(_read(row, read[-1] if read else None, block))
    return fill_rows(read)


def _repeated(tables: Sequence[tuple[str, Sequence[Indicator]]]) -> Counter[tuple[str, ...]]:
    """How often each key is printed; a subtotal may come below each group and counts once."""
    keys = [_key(one, kind) for kind, indicators in tables for one in indicators if one.row.kind != "total"]
    return Counter(keys)


def _key(indicator: Indicator, kind: str) -> tuple[str, ...]:
    row, named = indicator.row, indicator.named
    return (kind, row.group, row.number, _label(indicator), named.unit if named.name else "")


def _label(indicator: Indicator) -> str:
    row, named = indicator.row, indicator.named
    return named.name or named.unit or row.number or tidy(row.lines[0].text)


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
        path = block.path(SECTION)
        context.collector.passage(path, 3, "", text, [line.number for line in lines])


def _read(row: RawRow, above: Indicator | None, block: Block) -> Indicator:
    before, printed = split_values(row, block)
    named = split_name(before)
    cells = tuple(read_value(raw) for raw in printed)
    indicator = Indicator(row, named, cells, doubts=tuple(_strange(row)))
    if row.kind == "measure" and above is not None:
        unit = squeeze("".join(before))
        named = Named(above.named.name, unit)
        return replace(indicator, named=named, certainty="derived", note=_SAME_NUMBER)
    if row.kind == "total" or _NONE.fullmatch(named.name + named.unit):
        indicator = replace(indicator, named=Named(named.name + named.unit, ""))
    elif not row.number:
        doubt = Doubt("PARSE-COLUMNS", row.lines[0].number, _NO_NUMBER)
        indicator = replace(indicator, doubts=(*indicator.doubts, doubt))
    tail = [line.text for line in row.tail if not is_dash(squeeze(line.text))]
    if tail:
        indicator = replace(indicator, named=complete(named, tail))
    return indicator


def _strange(row: RawRow) -> Iterator[Doubt]:
    """What stands in a row and is neither number, name, unit nor value."""
    if row.marred:
        seen = f"項次印為「{row.marred}」"
        yield Doubt("PARSE-CELL", row.lines[0].number, seen)
    for line in row.lines:
        if stray := stray_word(line.stripped):
            place = "最後一欄" if line is row.lines[-1] else "數值"
            yield Doubt("PARSE-COLUMNS", line.number, f"{place}之後印有「{stray}」")


def _add(indicator: Indicator, kind: str, count: int, block: Block, context: Context) -> None:
    """Add the row; ``count`` is how often its key is printed."""
    row, named = indicator.row, indicator.named
    values: dict[str, Value] = {
        "programme_no": block.number,
        "indicator_kind": kind,
        "sub_project": row.group,
        "indicator_no": row.number,
        "indicator": _label(indicator),
        "unit": named.unit if named.name else "",
        "is_total": row.kind == "total",
        "explicit_none": _NONE.fullmatch(named.name) is not None,
    }
    indicator = replace(indicator, cells=tuple(within_unit(cell, named.unit) for cell in indicator.cells))
    for column, cell in zip(VALUE_COLUMNS, indicator.cells, strict=True):
        values |= {column: cell.value, f"{column}_raw": tidy(cell.printed)}
    lines = [line.number for line in (*row.lines, *row.tail)]
    doubts = [*indicator.doubts, *_misread(indicator, context)]
    if not named.name and not named.unit:
        doubts.append(
            Doubt(
                "PARSE-COLUMNS",
                row.lines[0].number,
                "未印指標名稱，以項次代之" if row.number else "未印指標名稱",
            )
        )
    if count > 1:
        seen = f"同一項次、名稱與單位的指標印有{count}列"
        doubts.append(Doubt("PARSE-REPEATED-ROW", row.lines[0].number, seen))
    certainty, note = indicator.certainty, indicator.note
    if doubts:
        certainty, note = "uncertain", f"{note}{note_of(doubts)}"
    context.collector.add("indicators", values, lines, certainty=certainty, note=note)
    tell(doubts, context.collector)


def _misread(indicator: Indicator, context: Context) -> Iterator[Doubt]:
    """Cells that were numbers once or have another unit; their lines are those of the row that hold them."""
    fields = context.collector.schemas["indicators"].by_name
    for column, cell in zip(VALUE_COLUMNS, indicator.cells, strict=True):
        of_other_unit = not cell.readable and read_value(cell.printed).readable
        if is_misread(cell) or of_other_unit:
            rows = [line.number for line in indicator.row.lines if cell.printed in line.text]
            line = next(iter(rows), indicator.row.lines[-1].number)
            yield Doubt("PARSE-CELL", line, f"{fields[column].title['zh']}「{cell.printed}」{cell.reason}")
