"""Sheets of an .xlsx or .xlsm file as `openpyxl` reads them: values as last saved, nothing is run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from generator.reading.limits import RefusedError
from generator.reading.sheets.sheet import Sheet, spelled

# The largest of the given files unpacks to 10 MB.
MOST_UNPACKED = 300_000_000
_WORKBOOK = "xl/workbook.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = re.compile(rb"<f[ />]")
_CHUNK = 1_000_000


def read_xlsx(path: Path) -> tuple[list[Sheet], list[str]]:
    """All sheets in order, and what the file holds beside them: ``macros``, ``links``.

    Raises:
        RefusedError: for a file that is no workbook, or unpacks to more than any report holds.
    """
    parts, has_formulas = _inspected(path)
    values = openpyxl.load_workbook(path, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(path, keep_links=False) if has_formulas else None
    sheets = [_sheet(values[name], formulas[name] if formulas else None) for name in _names(values)]
    beside = {"macros": "vbaProject", "links": "xl/externalLinks/"}
    return sheets, [kind for kind, word in beside.items() if any(word in part for part in parts)]


def _inspected(path: Path) -> tuple[list[str], bool]:
    """Names of the parts, and whether a sheet holds formulas; read in pieces, so that no bomb goes off."""
    left = MOST_UNPACKED
    has_formulas = False
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if _WORKBOOK not in names:
            raise RefusedError("SHEET-BROKEN", f"a ZIP file without {_WORKBOOK}")
        for name in names:
            with archive.open(name) as part:
                before = b""
                while piece := part.read(_CHUNK):
                    left -= len(piece)
                    if left < 0:
                        raise RefusedError("SHEET-TOO-LARGE", f"more than {MOST_UNPACKED:,} bytes unpacked")
                    is_sheet = _SHEET.fullmatch(name) is not None
                    has_formulas = has_formulas or (
                        is_sheet and _FORMULA.search(before[-2:] + piece) is not None
                    )
                    before = piece
    return names, has_formulas


def _names(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book.worksheets]


def _sheet(values: Worksheet, formulas: Worksheet | None) -> Sheet:
    found = Sheet(values.title, hidden=values.sheet_state != "visible")
    found.hidden_rows = {number for number, row in values.row_dimensions.items() if row.hidden}
    for column in values.column_dimensions.values():
        if column.hidden:
            found.hidden_columns |= set(range(column.min or 1, (column.max or column.min or 1) + 1))
    found.merged = [(r.min_row, r.min_col, r.max_row, r.max_col) for r in values.merged_cells.ranges]
    for cell in _cells(values):
        place = (cell.row, cell.column)
        text, odd = spelled(cell.value, cell.number_format)
        if text:
            found.cells[place] = text
        if odd:
            found.odd[place] = odd
    for cell in _cells(formulas) if formulas else ():
        place = (cell.row, cell.column)
        if cell.data_type == "f" and place not in found.cells:
            found.cells[place] = _formula(cell.value)
            found.odd[place] = "formula"
    return found


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that the file holds: a sheet may claim a million empty rows."""
    yield from (cell for _, cell in sorted(sheet._cells.items()) if isinstance(cell, Cell))


def _formula(value: object) -> str:
    text = value.text if isinstance(value, ArrayFormula) else value
    return "=" if text is None or isinstance(text, DataTableFormula) else str(text)
