"""Tables printed in the text, HTML or pipes: each number, named by its row and the heads of its column.

A unit stands in the head of a column, in the name of a row, or in front of the table (單位：新臺幣百萬元);
where none is printed there is none. A table without heads has its columns numbered, and its rows in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from generator.families.business_report.breakdowns import Breakdown, BreakdownRow
from generator.families.business_report.items import ReportItem
from generator.families.business_report.layout import Layout
from generator.language.amounts import Amount, find_amounts
from generator.language.cell import Cell, read_cell
from generator.language.odd_signs import IN_TEXT, MARK
from generator.language.own_unit import DIFFERS, is_same_unit
from generator.language.unit_line import read_unit, read_unit_line
from generator.language.widths import compact
from generator.reading.document import Line
from generator.reading.html_grid import Grid, GridCell, html_grids
from generator.reading.spacing import squeeze
from generator.reading.tables import split_cells

_IN_BRACKETS = re.compile(r"\(([^()]*)\)(?=[^()]*$)")
_CURRENCY = "新臺幣"
_LINES_OF_CAPTION = 3
_RULE = re.compile(r"[\s:|-]*")
_MISREAD = re.compile(rf"(?=.*\d)[\d,.\s%{IN_TEXT}-]+(?:{MARK})?", re.DOTALL)
_NO_LABEL = "這一列沒有名稱，列標籤留空。"
_NO_HEAD = "表格沒有可辨識的欄名，欄名依位置編號。"
_BARE_LABEL = "列名稱只是數字，可能不是名稱。"
# Heads of columns whose numbers are names: years, months, serial numbers, ages.
_NUMBERED = re.compile("年|月|日|期|次|號|序|編|歲|級|排名|季")


def printed_tables(
    layout: Layout, above: Callable[[int], ReportItem | None]
) -> Mapping[str, Sequence[Breakdown]]:
    """The tables below each item, by its path; ``above`` finds the item that a line stands in."""
    found: dict[str, list[Breakdown]] = {}
    for first, grid in _grids(layout.tables):
        item = above(first)
        rows = tuple(_rows(item, grid, _unit_in_front(layout.text, first))) if item else ()
        if item and rows:
            found.setdefault(item.path, []).append(Breakdown("", "table", rows))
    return found


def _grids(lines: Sequence[Line]) -> Iterator[tuple[int, Grid]]:
    """Each table with the number of its first line."""
    runs = groupby(enumerate(lines), key=lambda pair: (pair[1].number - pair[0], "<" in pair[1].text))
    html: list[Line] = []
    for (_, is_html), members in runs:
        run = [line for _, line in members]
        if is_html:
            html += run
        else:
            yield run[0].number, _of_pipes(run)
    # The rows of a table may stand apart, with blank lines between them.
    for grid in html_grids(html):
        numbers = [number for row in grid for cell in row for number in cell.lines]
        if numbers:
            yield min(numbers), grid


def _of_pipes(lines: Sequence[Line]) -> Grid:
    rows = [(split_cells(line.text), line.number) for line in lines if not _RULE.fullmatch(line.text)]
    width = max((len(cells) for cells, _ in rows), default=0)
    return tuple(
        tuple(GridCell(text, (number,)) for text in (*cells, *[""] * (width - len(cells))))
        for cells, number in rows
    )


def _unit_in_front(text: Sequence[Line], first: int) -> str:
    """The unit of all numbers, from the lines right before a table, of which a wrap may have cut one."""
    by_number = {line.number: line.text for line in text}
    words = ""
    for number in range(first - 1, first - 1 - _LINES_OF_CAPTION, -1):
        if number not in by_number:
            break
        words = by_number[number].strip() + words
        stated = read_unit_line(words)
        if stated and len(stated.units) == 1 and not stated.unknown:
            return stated.units[0].printed.removeprefix(_CURRENCY)
        # 新臺幣：百萬元
        alone = read_unit(compact(words).text.replace(":", "")) if _CURRENCY in words else None
        if alone:
            return alone.printed.removeprefix(_CURRENCY)
    return ""


def _rows(item: ReportItem, grid: Grid, unit: str) -> Iterator[BreakdownRow]:
    heads, body = _split(grid)
    if not body:
        return
    labels = _label_columns(body)
    names = [_joined(row[x] for row in heads) or f"第{x + 1}欄" for x in range(len(grid[0]))]
    numbered = _NUMBERED.search(_joined(cell for row in heads for cell in row[:labels])) is not None
    number = 0
    for row in body:
        label = _joined(row[:labels])
        filled = [(names[x], row[x]) for x in range(labels, len(row)) if _is_value(row[x])]
        filled = [pair for i, pair in enumerate(filled) if not i or pair[1] is not filled[i - 1][1]]
        if not filled:
            continue
        number += 1
        taken: dict[str, int] = {}
        for name, cell in filled:
            taken[name] = taken.get(name, 0) + 1
            column = name if taken[name] == 1 else f"{name}（{taken[name]}）"
            amount, doubt = _amount(cell.text, _unit_of(name, label, unit))
            doubt += "" if heads else _NO_HEAD
            doubt += _doubt_about(label, numbered=numbered)
            lines = tuple(sorted({*cell.lines, *(n for part in row[:labels] for n in part.lines)}))
            printed = " ".join(cell.text.split())
            yield BreakdownRow(item, number, label, column, amount, printed, lines, doubt)


def _doubt_about(label: str, *, numbered: bool) -> str:
    """Why a row's name may be none (zh): it is missing, or a bare number under a head that announces none."""
    if not label:
        return _NO_LABEL
    return _BARE_LABEL if not numbered and _read(label).kind == "number" else ""


def _split(grid: Grid) -> tuple[Grid, Grid]:
    """The rows of heads and those below, of which the first has a number behind its label."""
    first = next((y for y, row in enumerate(grid) if any(_read(c.text).kind == "number" for c in row[1:])), 0)
    return grid[:first], grid[first:]


def _label_columns(body: Grid) -> int:
    """How many columns in front hold names: all before the first that holds numbers in half of its rows."""
    for x in range(1, len(body[0])):
        cells = [row[x] for row in body if row[x].text]
        if cells and 2 * sum(_is_value(cell) for cell in cells) >= len(cells):
            return x
    return 1


def _is_value(cell: GridCell) -> bool:
    """Whether a cell holds a number, a sign for none, or a misread one (1,2O5); words are no value."""
    read = _read(cell.text)
    return read.filled or (read.kind == "other" and _MISREAD.fullmatch(cell.text) is not None)


def _joined(cells: Iterable[GridCell]) -> str:
    return " ".join(dict.fromkeys(text for cell in cells if (text := squeeze(cell.text))))


def _unit_of(column: str, label: str, unit: str) -> str:
    """The unit of a cell: a share is one whatever its row says; else the row's, the column's, the table's."""
    of_column, of_row = _named_unit(column), _named_unit(label)
    return of_column if of_column == "%" else of_row or of_column or unit


def _named_unit(words: str) -> str:
    """The unit in the last bracket of a name: 執行數占預算數百分比(%)."""
    bracket = _IN_BRACKETS.search(compact(words).text)
    known = read_unit(bracket[1]) if bracket else None
    return known.printed.removeprefix(_CURRENCY) if known else ""


def _read(text: str) -> Cell:
    return read_cell(text, "percent", "unit", "footnote", "plus")


def _amount(text: str, unit: str) -> tuple[Amount | None, str]:
    """The number of a cell in its own unit or the one that its table says; what is in doubt about it (zh)."""
    amounts = find_amounts(text)
    if len(amounts) == 1 and squeeze(amounts[0].printed) == squeeze(text):
        own = amounts[0].multiplier + amounts[0].unit
        doubt = ""
        if unit and not is_same_unit(own, unit):
            doubt = f"「{' '.join(text.split())}」{DIFFERS.format(own=own, unit=unit)}，依前者計。"
        return replace(amounts[0], start=0, end=0), doubt
    cell = _read(text)
    if cell.kind != "number" or cell.value is None:
        return None, f"「{' '.join(text.split())}」{cell.reason}，數值留空。" if cell.kind == "other" else ""
    return Amount(0, 0, text, cell.value, "", unit, cell.value, "exact"), ""
