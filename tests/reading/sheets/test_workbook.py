"""Workbooks as text: every cell in its column, every row in step, and what is hidden or odd told."""

import datetime
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from generator.errors import ProblemError
from generator.reading.document import document_from_text
from generator.reading.sheet_map import SheetMap, load_sheets, sheets_text
from generator.reading.sheets.workbook import WorkbookText, is_workbook, read_workbook
from generator.reading.tables import cell_text, pipe_tables
from generator.records.collector import Collector
from generator.records.schema import load_schemas
from tests.reading.forked import reading_in_forks
from tests.tooling.tracked import ROOT

__all__ = ["reading_in_forks"]
XLS = Path(__file__).with_name("expenditure.xls")


@pytest.fixture
def book():
    return openpyxl.Workbook()


@pytest.fixture
def read(tmp_path):
    """Reads a workbook, or the bytes of one."""

    def read_book(book, **settings) -> WorkbookText:
        file = tmp_path / "budget.xlsx"
        if isinstance(book, bytes):
            file.write_bytes(book)
        else:
            book.save(file)
        assert is_workbook(file.read_bytes()[:8])
        return read_workbook(file, "budget.xlsx", **settings)

    return read_book


def fill(book, *rows, title="Sheet1"):
    sheet = book.active if book.active.title == "Sheet" else book.create_sheet()
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return sheet


def told(found: WorkbookText) -> dict[str, str]:
    assert {problem.severity for problem in found.doubts} <= {"warning"}
    return {problem.code: problem.seen for problem in found.doubts}


def refused(read, data) -> str:
    with pytest.raises(ProblemError) as caught:
        read(data)
    (problem,) = caught.value.problems
    return problem.code


def test_a_row_is_a_line_and_a_cell_keeps_its_column(read, book):
    fill(
        book,
        ["款", None, "名稱及編號", "本年度\n預算數"],
        [None, None, "\u30000002000000"],
        [1, None, "總統府主管", "15,676,552"],
    )
    found = read(book)
    assert found.text.splitlines() == [
        "Sheet1",
        "| 款 |  | 名稱及編號 | 本年度<br>預算數 |",
        "|  |  | \u30000002000000 |  |",
        "| 1 |  | 總統府主管 | 15,676,552 |",
    ]
    assert found.rows.stretch_label(3, 4) == "Sheet1!2:3"
    assert found.rows.is_name(1) and not found.rows.is_name(2)
    assert told(found) == {}


def test_numbers_are_written_with_all_their_digits(read, book):
    sheet = fill(book, [16537487, 6158.0, -0.5, 1e16, True, 0.25, 2000000, 1234567])
    sheet["F1"].number_format, sheet["G1"].number_format = "0.0%", "0000000000"
    sheet["H1"].number_format = "#,##0,"
    found = read(book)
    assert (
        found.text.splitlines()[1]
        == "| 16537487 | 6158 | -0.5 | 10000000000000000 | TRUE | 25% | 0002000000 | 1234567 |"
    )
    assert told(found) == {"SHEET-SCALED": "numbers shown in thousands (Sheet1!H1)"}


def test_what_looks_like_markup_stays_what_it_is(read, book):
    cells = ["a|b", "若<b>為負", "A&amp;B", "五 < 六", "研發\x07費_x000D_\n其他", "=\u2028"]
    sheet = fill(book, [])
    for column, cell in enumerate(cells, start=1):
        sheet.cell(1, column).value = cell.replace("\x07", "")
        sheet.cell(1, column).data_type = "s"
    (table,) = pipe_tables(document_from_text(read(book).text))
    assert [cell_text(cell) for cell in table.rows[0].cells] == [
        "a|b",
        "若<b>為負",
        "A&amp;B",
        "五 < 六",
        "研發費\n其他",
        "=",
    ]


def test_hidden_sheets_rows_and_columns_are_left_out_and_told(read, book):
    sheet = fill(book, ["科目", "底稿", "金額"], ["甲", "x", 1], ["乙", "y", 2], ["丙", "z", 3])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    fill(book, ["內部"], title="底稿")
    book["底稿"].sheet_state = "veryHidden"
    found = read(book)
    assert found.text.splitlines()[1:] == [
        "| 科目 |  | 金額 |",
        "| 甲 |  | 1 |",
        "|  |  |  |",
        "| 丙 |  | 3 |",
    ]
    assert found.rows.stretch_label(5, 5) == "Sheet1!4:4"
    assert told(found) == {"SHEET-HIDDEN": "hidden cells: 6 on Sheet1, 1 on 底稿"}


def test_rows_stay_in_step_behind_many_empty_ones_and_on_other_sheets(read, book):
    sheet = fill(book, ["甲"])
    sheet["A900"] = "乙"
    fill(book, ["丙"], title="經濟部 主管")
    found = read(book)
    assert found.text.splitlines() == ["Sheet1", "| 甲 |", "| 乙 |", "", "經濟部 主管", "| 丙 |"]
    places = [found.rows.stretch_label(line, line) for line in (2, 3, 6)]
    assert places == ["Sheet1!1:1", "Sheet1!900:900", "經濟部 主管!1:1"]


def test_a_formula_without_a_value_stands_as_formula_and_is_told(read, book):
    fill(book, [1, 2, "=A1+B1"])
    found = read(book)
    assert found.text.splitlines()[1] == "| 1 | 2 | =A1+B1 |"
    assert told(found) == {"SHEET-FORMULA": "formulas without a value (Sheet1!C1)"}


def test_a_formula_with_its_value_is_the_value(read, book):
    fill(book, [1, 2, "=A1+B1"])
    data = changed(saved(book), "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>3</v>", b"<v />", b"<v>3</v>")
    found = read(data)
    assert found.text.splitlines()[1] == "| 1 | 2 | 3 |"
    assert told(found) == {}


def test_a_number_in_the_format_of_a_date_is_told(read, book):
    sheet = fill(book, [datetime.date(2024, 5, 1), 45000])
    sheet["B1"].number_format = "yyyy/mm/dd"
    found = read(book)
    assert found.text.splitlines()[1] == "| 2024-05-01 | 2023-03-15 |"
    assert told(found) == {"SHEET-DATE": "dates (Sheet1!A1, Sheet1!B1)"}


def test_an_error_of_a_formula_is_no_empty_cell(read, book):
    sheet = fill(book, ["x"])
    sheet["B1"].value, sheet["B1"].data_type = "#REF!", "e"
    assert read(book).text.splitlines()[1] == "| x | #REF! |"


def test_cells_merged_over_rows_of_amounts_are_told_and_those_of_a_head_are_not(read, book):
    sheet = fill(book, ["科目", None, "金額"], ["款", "項", None], ["甲", 1, 10], [None, 2, 20])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")
    sheet.merge_cells("A3:A4")
    assert told(read(book)) == {"SHEET-MERGED": "blocks of cells merged over several rows (Sheet1!A3:A4)"}


def test_macros_and_other_files_are_told_and_left_alone(read, book):
    fill(book, ["甲", 1])
    data = with_parts(saved(book), {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"})
    assert told(read(data)) == {"SHEET-MACROS": "macros", "SHEET-LINKS": "references to other files"}


def test_comments_and_drawings_are_no_cells(read, book):
    fill(book, ["甲"])["A1"].comment = Comment("內部意見", "某人")
    assert read(book).text == "Sheet1\n| 甲 |\n"


def test_a_sheet_that_claims_a_million_rows_is_read_as_far_as_it_goes(read, book):
    fill(book, ["甲"])
    data = changed(
        saved(book),
        "xl/worksheets/sheet1.xml",
        b'ref="A1:A1"',
        b'ref="A1:XFD1048576"',
        b'ref="A1"',
        b'ref="A1:XFD1048576"',
    )
    assert read(data).text == "Sheet1\n| 甲 |\n"


def test_what_is_no_workbook_or_too_much(read, book, monkeypatch):
    monkeypatch.undo()  # what could fill a process is read in one of its own
    fill(book, ["甲"])
    whole = saved(book)
    assert refused(read, whole[: len(whole) // 2]) == "SHEET-BROKEN"
    assert refused(read, with_parts(b"", {"word/document.xml": b"<w/>"})) == "SHEET-BROKEN"
    bomb = with_parts(whole, {"xl/media/a.bin": b"\0" * 310_000_000})
    assert len(bomb) < 2_000_000
    assert refused(read, bomb) == "SHEET-TOO-LARGE"
    laughs = changed(whole, "xl/worksheets/sheet1.xml", b"<worksheet", _LAUGHS + b"<worksheet")
    assert refused(read, laughs) in {"SHEET-BROKEN", "SHEET-TOO-LARGE"}
    empty = openpyxl.Workbook()
    assert refused(read, empty) == "SHEET-EMPTY"
    with pytest.raises(ProblemError) as caught:
        read(whole, seconds=0)
    assert [problem.code for problem in caught.value.problems] == ["SHEET-TIME"]


def test_the_older_format_gives_the_same(tmp_path):
    found = read_workbook(XLS, "expenditure.xls")
    lines = found.text.splitlines()
    assert lines[0] == "歲出"
    assert lines[4] == "| 1 | 1 |  | 999 | 3202010000 | 國務支出 | 950897 | 944739 | 6158 |  |"
    assert lines[5].endswith("| - | 本年度預算數30,000千元，係國家元首國內<br>  外訪視等經費，與上年度同。 |")
    assert lines[8].replace(" ", "") == "|||||||2014-03-01|25%|||"
    assert told(found) == {
        "SHEET-HIDDEN": "hidden cells: 1 on 歲出, 1 on 底稿",
        "SHEET-DATE": "dates (歲出!G8)",
        "SHEET-MERGED": "blocks of cells merged over several rows (歲出!J9:J10)",
    }
    broken = tmp_path / "half.xls"
    broken.write_bytes(XLS.read_bytes()[:2000])
    with pytest.raises(ProblemError) as caught:
        read_workbook(broken, "half.xls")
    assert [problem.code for problem in caught.value.problems] == ["SHEET-BROKEN"]


def test_rows_are_read_back_and_lead_a_record_to_its_cells(tmp_path):
    sheets = SheetMap.of([(1, "法定, 預算", 0), (4, "法定, 預算", 80), (9, "Sheet2", 0)])
    file = tmp_path / "x.sheets.csv"
    file.write_text(sheets_text(sheets), "utf-8")
    assert load_sheets(file, "x.sheets.csv") == sheets
    document = replace(document_from_text("a\n" * 12), pages=sheets)
    collector = Collector(document, load_schemas(ROOT / "data" / "schemas", "business-report"))
    collector.passage("壹", 1, "工業", "內文", [4, 5, 10])
    (record,) = collector.tables["passages"]
    assert record.page == "法定, 預算!80:81"
    assert record.row()["source_pages"] == "法定,_預算!80:81 Sheet2!1:1"
    assert load_sheets(tmp_path / "none.csv", "none") is None


@pytest.mark.parametrize("row", ["a,1,x", "1,1", "1,-1,x"])
def test_rows_of_a_workbook_that_are_none(tmp_path, row):
    file = tmp_path / "x.sheets.csv"
    file.write_text(f"line,row,sheet\n{row}\n", "utf-8")
    with pytest.raises(ProblemError) as caught:
        load_sheets(file, "x.sheets.csv")
    assert [problem.code for problem in caught.value.problems] == ["SHEETS-INVALID"]


_LAUGHS = (
    b"<!DOCTYPE z ["
    + b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"ha" * 10 if n == 0 else b"&l%d;" % (n - 1) * 10) for n in range(12)
    )
    + b"]>"
)


def saved(book) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, name: str, *pairs: bytes) -> bytes:
    """A workbook whose part reads otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    before = parts[name]
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        parts[name] = parts[name].replace(old, new, 1)
    assert parts[name] != before
    return with_parts(b"", parts)


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A ZIP file with more parts."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
