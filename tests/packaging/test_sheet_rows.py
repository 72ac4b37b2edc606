"""Rows of a worksheet are those that openpyxl would write itself, their texts told once."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from generator.packaging.shared_texts import PART, SharedTexts
from generator.packaging.sheet_rows import rows_xml, text_cell, text_of_cell, with_rows
from generator.records.values import Value

ROWS: list[list[Value]] = [
    ["經濟部", 15_882, Decimal("0.31"), True, date(2024, 12, 31), None],
    ["", None, "", None, None, None],
    ["=1+1", "－", "＠甲", "a<b & \"c\" > 'd'", "一\n二\t三", " 前後 "],
    ["甲\r乙", "\x07", "\ufffe", False, Decimal("-1234567890.123"), 0],
    ["𠮷" * 9, "-", Decimal(12), 10**12, date(1912, 1, 1), "\u3000全形"],
]
SHEET = "xl/worksheets/sheet1.xml"


def parts(book):
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_library(sheet, value):
    if isinstance(value, str):
        return text_cell(sheet, value) if value else None
    return float(value) if isinstance(value, Decimal) and value % 1 else value


def sheets():
    """A sheet by the library alone, and one whose rows below the head are set in."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("甲")
    sheet.append(["頭"])
    return book, sheet


def written(rows):
    """Parts of a workbook whose rows below the head are set in."""
    book, sheet = sheets()
    texts = SharedTexts()
    below = rows_xml(sheet, rows, 2, texts)
    return texts.in_workbook(with_rows(parts(book), {1: below}))


def in_cells(found):
    """A sheet with each text in its cell, as the library writes it."""
    texts = re.findall(r"<si>(<t.*?</t>)</si>", found[PART].decode(), re.DOTALL)
    inline = [text.encode("ascii", "xmlcharrefreplace") for text in texts]
    shared = rb't="s"><v>(\d+)</v>'
    return re.sub(shared, lambda cell: b't="inlineStr"><is>%s</is>' % inline[int(cell[1])], found[SHEET])


def test_rows_are_byte_for_byte_those_of_the_library_with_each_text_in_its_cell():
    expected, sheet = sheets()
    for row in ROWS:
        sheet.append([in_library(sheet, value) for value in row])
    found, wanted = written(ROWS), parts(expected)
    assert in_cells(found) == wanted[SHEET]
    assert found["xl/styles.xml"] == wanted["xl/styles.xml"]


def test_a_text_of_many_cells_stands_once_and_no_character_as_a_number():
    found = written([["經濟部", 3, "經濟部"], ["一\r", "經濟部", None]])
    assert found[SHEET].count(b't="s"><v>0</v>') == 3
    assert found[PART].endswith(
        'count="4" uniqueCount="2"><si><t>經濟部</t></si>'
        '<si><t xml:space="preserve">一&#13;</t></si></sst>'.encode()
    )


def test_a_reader_finds_what_was_written():
    found = written(ROWS)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    read = [[cell.value for cell in row] for row in load_workbook(buffer)["甲"].iter_rows(min_row=2)]
    assert read[0][:4] == ["經濟部", 15_882, 0.31, True]
    assert read[0][4].date() == date(2024, 12, 31)
    assert read[1] == [None] * 6
    assert read[2] == ["=1+1", "－", "＠甲", "a<b & \"c\" > 'd'", "一\n二\t三", " 前後 "]
    assert [read[3][at] for at in (0, 3, 4, 5)] == ["甲\r乙", False, -1234567890.123, 0]
    assert (read[4][0], read[4][5]) == ("𠮷" * 9, "\u3000全形")


@pytest.mark.parametrize(
    ("text", "units"),
    [("a" * 32_767, 32_767), ("a" * 32_768, None), ("𠮷" * 16_383, 32_766), ("𠮷" * 16_384, None)],
)
def test_a_text_too_long_for_a_cell_says_that_it_is_cut(text, units):
    found = text_of_cell(text)
    assert (found == text) is (units is not None)
    assert len(found.encode("utf-16-le")) // 2 <= 32_767
    assert units or found.endswith("……（全文見 CSV）")


def test_a_sheet_without_rows_to_stand_behind_is_told():
    with pytest.raises(ValueError, match=r"sheet1.xml has no </sheetData>"):
        with_rows({SHEET: b"<worksheet/>"}, {1: b""})
