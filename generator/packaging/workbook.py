"""A package as an Excel workbook: a sheet that explains, then a sheet a table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from generator.packaging.addresses import Addresses
from generator.packaging.citation import citation_text
from generator.packaging.known_errors import KINDS, known_errors
from generator.packaging.reader import Package
from generator.packaging.reference import reference_of
from generator.packaging.shared_texts import SharedTexts
from generator.packaging.sheet_rows import rows_xml, text_cell, with_rows
from generator.packaging.zip_file import unzip_bytes, zip_bytes
from generator.records.schema import Field, TableSchema
from generator.records.values import Row, Value

# A worksheet in the library's write-only mode; its published types lack what is set here.
Sheet = Any
# A longer name makes Excel refuse the file.
_MAX_SHEET_NAME = 31
_WIDE = 60
_WIDTHS = {"string": 24.0, "integer": 12.0, "year": 8.0, "number": 14.0, "boolean": 8.0, "date": 12.0}
_BOLD = Font(bold=True)
# Sheets that explain; the others are tables.
_ABOUT, _ERRORS = "說明", "已知的問題"
_ERROR_HEADS = ("資料表", "紀錄編號", "欄位", "問題", "資料表中的值", "計算或應為", "說明")
_ERROR_WIDTHS = (18, 30, 24, 24, 16, 16, 90)


def workbook_bytes(package: Package, addresses: Addresses) -> bytes:
    """The workbook; the same package gives the same bytes."""
    book = Workbook(write_only=True)
    created = datetime.fromisoformat(str(package.descriptor["created"]).removesuffix("Z"))
    book.properties.created = book.properties.modified = created
    book.properties.title = package.title["zh"]
    book.properties.creator = str(package.descriptor["issuer"]["zh"])
    names = sheet_names(package)
    _explain(book.create_sheet(_ABOUT), package, names, addresses)
    texts = SharedTexts()
    rows = {2: _write_errors(book.create_sheet(_ERRORS), package, texts)}
    for number, (name, schema) in enumerate(package.schemas.items(), start=3):
        rows[number] = _write_table(book.create_sheet(names[name]), schema, package.tables[name], texts)
    return _saved(book, rows, texts)


def sheet_names(package: Package) -> dict[str, str]:
    """Sheet of each table: its Chinese title as far as the format allows, unique in the workbook."""
    names: dict[str, str] = {}
    taken = {_ABOUT, _ERRORS}
    for table, schema in package.schemas.items():
        base = re.sub(r"[\[\]:*?/\\']", " ", schema.title["zh"])[:_MAX_SHEET_NAME]
        name, copy = base, 1
        while name.casefold() in taken:
            copy += 1
            name = f"{base[: _MAX_SHEET_NAME - 3]}_{copy}"
        taken.add(name.casefold())
        names[table] = name
    return names


def _explain(sheet: Sheet, package: Package, names: dict[str, str], addresses: Addresses) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 24
    sheet.column_dimensions["C"].width = 10
    sheet.column_dimensions["D"].width = 90
    descriptor = package.descriptor
    facts = [
        (package.title["zh"], package.title["en"]),
        ("編製機關", descriptor["issuer"]["zh"]),
        ("版本", descriptor["version"]),
        ("授權", descriptor["licenses"][0]["title"]),
        ("引用", citation_text(reference_of(descriptor, None, addresses))),
        ("注意", "文字欄位一律存為文字；空白儲存格表示報告未印該值；加總前請看各表說明。"),
        ("正本", "以 CSV 為準：過長的文字在本檔截斷，文字儲存格不會被當成公式。"),
    ]
    for label, text in facts:
        sheet.append([_text(sheet, label, bold=True), _text(sheet, str(text))])
    sheet.append([])
    sheet.append([_text(sheet, label, bold=True) for label in ("工作表", "資料表", "列數", "說明")])
    for name, schema in package.schemas.items():
        summable = schema.summable["zh"] if schema.summable else ""
        row = [
            _text(sheet, names[name]),
            _text(sheet, name),
            len(package.tables[name]),
            _text(sheet, schema.description["zh"] + summable),
        ]
        sheet.append(row)


def _write_errors(sheet: Sheet, package: Package, texts: SharedTexts) -> bytes:
    """What is known to be wrong or in doubt; the tables keep what is printed.

    Returns the rows below the head.
    """
    for position, width in enumerate(_ERROR_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, head, bold=True) for head in _ERROR_HEADS])
    found: list[Sequence[Value]] = []
    for error in known_errors(package):
        names = (error.table, error.record_id, error.field, KINDS[error.kind]["zh"])
        found.append((*names, error.printed, error.expected, error.note))
    return rows_xml(sheet, found, 2, texts)


def _write_table(sheet: Sheet, schema: TableSchema, rows: Sequence[Row], texts: SharedTexts) -> bytes:
    """Head and widths of a table; returns the rows below the head."""
    sheet.freeze_panes = "A2"
    for position, field in enumerate(schema.fields, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = _width(field, rows)
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(schema.fields))}{len(rows) + 1}"
    sheet.append([_text(sheet, field.heading, bold=True) for field in schema.fields])
    return rows_xml(sheet, ([row.get(field.name) for field in schema.fields] for row in rows), 2, texts)


def _width(field: Field, rows: Iterable[Row]) -> float:
    """Wide where the texts are long, judged by the first rows."""
    if field.type != "string":
        return _WIDTHS[field.type]
    longest = max(
        (len(str(row.get(field.name) or "")) for row, _ in zip(rows, range(50), strict=False)), default=0
    )
    return float(min(max(_WIDTHS["string"] / 2, 2.0 * longest), _WIDE))


def _text(sheet: Sheet, text: str, *, bold: bool = False) -> Any:
    cell = text_cell(sheet, text)
    if bold:
        cell.font = _BOLD
    return cell


def _saved(book: Workbook, rows: Mapping[int, bytes], texts: SharedTexts) -> bytes:
    """The workbook with the rows of its sheets by their numbers, and the texts of these rows.

    It is without the moment of writing: `Workbook.save` would stamp it into its properties. The archive's own
    stamps go when it is packed, which is why it isn't packed before.
    """
    buffer = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED)).save()
    return zip_bytes(texts.in_workbook(with_rows(unzip_bytes(buffer.getvalue()), rows)))
