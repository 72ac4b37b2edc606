"""The table in the text of a workbook: its accounts, and what stands above and between the rows."""

from __future__ import annotations

import re
from pathlib import Path

from generator.errors import Problem
from generator.families.enacted_budget.rows import BudgetRow
from generator.families.enacted_budget.sheet_rows import sheet_table
from generator.families.enacted_budget.table_form import budget_head
from generator.families.family import Context
from generator.language.dates import find_dates
from generator.language.partial_date import ROC_OFFSET
from generator.language.unit_line import conversion, read_unit_line, unit_problem
from generator.reading.document import Document
from generator.reading.head_words import Head
from generator.reading.sheet_map import SheetMap
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow, pipe_tables
from generator.yaml_files import load_yaml

_UNIT = "千元"
_TITLES = tuple(load_yaml(Path(__file__).with_name("titles.yml")))
_DIGIT = re.compile(r"\d")
_LONGEST_TITLE = 40


def read_sheets(document: Document, context: Context) -> list[BudgetRow]:
    """The accounts of all tables in order; heads, titles and rows without anything are claimed."""
    collector = context.collector
    year, phase = _year(context, document), context.phase
    given = {"year_roc": str(year) if year else "", "phase": phase}
    rows: list[BudgetRow] = []
    head: Head | None = None
    if isinstance(document.pages, SheetMap):
        for line in document:
            if document.pages.is_name(line.number):
                collector.claim("heading", [line.number], words=[line.text])
    for table in pipe_tables(document):
        titles = _titles(table, year, context)
        rest = tuple(row for at, row in enumerate(table.rows) if at not in titles)
        body = PipeTable(rest, table.separators, table.ruled)
        found, head = sheet_table(body, given, head)
        rows += found.rows
        collector.claim("table_head", [*found.heads, *table.separators])
        collector.claim("furniture", found.empty)
    return rows


def _year(context: Context, document: Document) -> int | None:
    """The year that the manifest gives: no row prints it. Over several years there is none."""
    period = context.period
    if period is not None and period[0].year == period[1].year:
        return period[0].year - ROC_OFFSET
    seen = "a table without a column of years" + (f", for {period[0]} to {period[1]}" if period else "")
    remedy = "Give period_start and period_end of one year in the manifest; add each year by itself."
    context.collector.problems.append(
        Problem("PARSE-YEAR", document.name, None, seen, "the year of the budget", remedy)
    )
    return None


def _titles(table: PipeTable, year: int | None, context: Context) -> set[int]:
    """Claim title, year and unit right above each head of the table, and tell their rows."""
    found: set[int] = set()
    for head in (at for at in range(len(table.rows)) if budget_head(table.rows, at)):
        for at in range(head - 1, -1, -1):
            row = table.rows[at]
            cells = [squeeze(cell) for cell in row.cells if squeeze(cell)]
            if not all(
                is_title(c) or _is_year(c, year, row, context) or _is_unit(c, row, context) for c in cells
            ):
                break
            context.collector.claim("heading" if cells else "furniture", row.lines, words=row.cells)
            found.add(at)
    return found


def is_title(cell: str) -> bool:
    """Whether a cell is a title: it holds no number, which might be an amount."""
    named = len(cell) <= _LONGEST_TITLE and any(word in cell for word in _TITLES)
    return named and not _DIGIT.search(cell)


def _is_year(cell: str, year: int | None, row: TableRow, context: Context) -> bool:
    """Whether a cell prints the year; another than the manifest's is told."""
    years = {date.period.first.year - ROC_OFFSET for date in find_dates(cell) if date.period is not None}
    if not years or len(cell) > _LONGEST_TITLE:
        return False
    if year is not None and year not in years:
        file, seen = context.collector.document.name, f"{cell} above the table"
        remedy = (
            "Correct period_start and period_end in the manifest, or look whether the file is of that year."
        )
        context.collector.problems.append(
            Problem("PARSE-YEAR", file, row.lines[0], seen, f"the year {year} of the manifest", remedy)
        )
    return True


def _is_unit(cell: str, row: TableRow, context: Context) -> bool:
    """Whether a cell prints the unit; another than thousands is told, as no amount is converted."""
    unit = read_unit_line(cell)
    if unit is None:
        return False
    found = conversion(unit, _UNIT)
    if found.factor != 1:
        context.collector.problems.append(
            unit_problem(context.collector.document.name, row.lines[0], found.reason or cell, _UNIT)
        )
    return True
