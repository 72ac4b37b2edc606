"""Sheets of an .xls file (BIFF, Excel 97 to 2003) as `xlrd` reads them: values as last saved."""

from __future__ import annotations

from pathlib import Path

import xlrd
from xlrd.biffh import (
    XL_CELL_BLANK,
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_EMPTY,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    error_text_from_code,
)
from xlrd.book import SUPBOOK_DDEOLE, SUPBOOK_EXTERNAL, Book
from xlrd.sheet import Sheet as BiffSheet
from xlrd.xldate import XLDateError, xldate_as_datetime

from generator.reading.limits import RefusedError
from generator.reading.sheets.sheet import Odd, Sheet, spelled

# Names of streams, as the file's directory spells them.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_EMPTY_TYPES = frozenset({XL_CELL_EMPTY, XL_CELL_BLANK})


def read_xls(path: Path) -> tuple[list[Sheet], list[str]]:
    """All sheets in order, and what the file holds beside them: ``macros``, ``links``.

    Raises:
        RefusedError: for a file that asks for a password, or is no workbook.
    """
    data = path.read_bytes()
    if _ENCRYPTED in data:
        raise RefusedError("SHEET-ENCRYPTED", "a workbook that asks for a password")
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise RefusedError("SHEET-ENCRYPTED", "a workbook that asks for a password") from error
        raise RefusedError("SHEET-BROKEN", f"a file that can't be opened as .xls ({error})") from error
    beside = ["macros"] if _MACROS in data else []
    beside += ["links"] if {SUPBOOK_EXTERNAL, SUPBOOK_DDEOLE} & set(book._supbook_types) else []
    return [_sheet(book, sheet) for sheet in book.sheets()], beside


def _sheet(book: Book, sheet: BiffSheet) -> Sheet:
    found = Sheet(sheet.name, hidden=sheet.visibility != 0)
    found.hidden_rows = {number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden}
    found.hidden_columns = {number + 1 for number, column in sheet.colinfo_map.items() if column.hidden}
    found.merged = [(r0 + 1, c0 + 1, r1, c1) for r0, r1, c0, c1 in sheet.merged_cells]
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.ctype in _EMPTY_TYPES:
                continue
            text, odd = _spelled(book, cell.ctype, cell.value, cell.xf_index)
            if text:
                found.cells[row + 1, column + 1] = text
            if odd:
                found.odd[row + 1, column + 1] = odd
    return found


def _spelled(book: Book, kind: int, value: object, style: int | None) -> tuple[str, Odd | None]:
    if kind == XL_CELL_ERROR:
        return str(error_text_from_code.get(value, "#ERROR")), None
    if kind == XL_CELL_BOOLEAN:
        return spelled(bool(value))
    if kind == XL_CELL_DATE:
        try:
            return spelled(xldate_as_datetime(float(str(value)), book.datemode))
        except (XLDateError, ValueError, OverflowError):
            return str(value), "date"
    if kind == XL_CELL_NUMBER:
        return spelled(value, _format(book, style))
    return spelled(value)


def _format(book: Book, style: int | None) -> str:
    if style is None or style >= len(book.xf_list):
        return ""
    known = book.format_map.get(book.xf_list[style].format_key)
    return str(known.format_str) if known else ""
