"""Rows of a worksheet as XML, as openpyxl writes them at four times the time; but each text stands once.

The library makes a workbook with the first rows of each sheet; all others are set in behind these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from generator.packaging.json_records import plain
from generator.packaging.shared_texts import SharedTexts
from generator.records.values import Value

# The longest text of a cell: of a longer one Excel refuses the file.
_MAX_CELL = 32_767
_CUT = "……（全文見 CSV）"
# What XML has no place for.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_END = b"</sheetData>"
_FORMULA = "=+-@＝＋－＠"


def with_rows(parts: Mapping[str, bytes], rows: Mapping[int, bytes]) -> dict[str, bytes]:
    """The parts of a workbook with more rows, as `rows_xml` gives them, by the number of their sheet."""
    found = dict(parts)
    for number, more in rows.items():
        name = f"xl/worksheets/sheet{number}.xml"
        before, end, after = found[name].partition(_END)
        if not end:
            raise ValueError(f"{name} has no {_END.decode()}")
        found[name] = b"".join((before, more, end, after))
    return found


def rows_xml(sheet: Any, rows: Iterable[Sequence[Value]], first: int, texts: SharedTexts) -> bytes:
    """Rows below one another, the ``first`` of which has this number.

    Args:
        sheet: in whose workbook, which isn't saved yet, the formats of cells are noted.
        rows: values: numbers as numbers, dates as dates, texts as texts whatever they begin with.
        first: number of the first row.
        texts: where the workbook's texts are noted.
    """
    styles: dict[type, str] = {}
    letters: list[str] = []
    written: list[str] = []
    for number, row in enumerate(rows, start=first):
        letters += map(get_column_letter, range(len(letters) + 1, len(row) + 1))
        cells = (
            _cell(sheet, f"{letter}{number}", value, styles, texts)
            for letter, value in zip(letters, row, strict=False)
            if value is not None and value != ""
        )
        written.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(written).encode("ascii")


def text_of_cell(text: str) -> str:
    """The text without what the format can't hold, cut where it is too long."""
    text = _ILLEGAL.sub("", text)
    # A character outside the first plane counts twice.
    if 2 * len(text) > _MAX_CELL and len(text.encode("utf-16-le")) // 2 > _MAX_CELL:
        text = text[: (_MAX_CELL - len(_CUT)) // 2] + _CUT
    return text


def text_cell(sheet: Any, text: str) -> Any:
    """A cell of the library with a text; one that a formula begins like says that it is none."""
    text = text_of_cell(text)
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if text[:1] in _FORMULA:
        cell.number_format = "@"
    return cell


def _cell(sheet: Any, place: str, value: Value, styles: dict[type, str], texts: SharedTexts) -> str:
    if isinstance(value, str):
        return _text(sheet, place, text_of_cell(value), styles, texts)
    if isinstance(value, date):
        if date not in styles:
            formatted: Any = WriteOnlyCell(sheet)
            formatted.value = value
            styles[date] = f' s="{formatted.style_id}"'
        day = to_excel(value)  # type: ignore[no-untyped-call]
        return f'<c r="{place}"{styles[date]} t="n"><v>{safe_string(day)}</v></c>'
    kind = "b" if isinstance(value, bool) else "n"
    number = plain(value) if isinstance(value, Decimal) else value
    return f'<c r="{place}" t="{kind}"><v>{safe_string(number)}</v></c>'


def _text(sheet: Any, place: str, text: str, styles: dict[type, str], texts: SharedTexts) -> str:
    style = ""
    if text[:1] in _FORMULA:
        if str not in styles:
            styles[str] = f' s="{text_cell(sheet, text).style_id}"'
        style = styles[str]
    if not text:
        return f'<c r="{place}"{style} t="inlineStr"></c>'
    return f'<c r="{place}"{style} t="s"><v>{texts.number(text)}</v></c>'
