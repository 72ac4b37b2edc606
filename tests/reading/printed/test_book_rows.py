"""Forms of a real budget book, set as PDF with running heads and facing pages, give the rows of its text."""

import pytest

from generator.families.unit_budget.sheets import Sheet, split_sheets
from generator.reading.pdf import read_pdf
from generator.reading.tables import PipeTable
from tests.families.unit_budget.books import contents, parse, real
from tests.reading.printed.test_budget_book import BOOK, CODE, body_start, is_form, layout_of, rows_of_form
from tests.reading.typeset_tables import FormSheets

TABLES = (
    "expense_matrix",
    "capital",
    "personnel",
    "vehicles",
    "offices",
    "subsidies",
    "trip_summary",
    "trips",
)


def pages() -> list[tuple[Sheet, PipeTable]]:
    """The pages of these tables, each with its only table, in order: facing pages one after the other."""
    _, sheets = split_sheets(BOOK)
    return [
        (sheet, table) for sheet in sheets for table, kind in sheet.tables if kind and kind.name in TABLES
    ]


def set_page(sheets: FormSheets, sheet: Sheet, table: PipeTable) -> None:
    """A page under its half of the running head: a left page has no year, a right one no 中華民國."""
    start = body_start(table)
    rows = [
        [CODE.sub(r"\1\n", cell) if CODE.match(cell) else cell for cell in cells]
        for cells in rows_of_form(table)
    ]
    year = {"left": "中華民國", "right": "114年度", "full": "中華民國114年度"}[sheet.side]
    agency, title = {
        "left": ("經濟部產", sheet.title or "歲出一級用途"),
        "right": ("業發展署", sheet.title or "別科目分析表"),
        "full": ("經濟部產業發展署", sheet.title),
    }[sheet.side]
    unit = "單位：新臺幣千元，平方公尺" if "舍明細表" in title else "單位：新臺幣千元"
    sheets.running_head(agency, title, year, "" if sheet.side == "left" else unit)
    heads = ["".join(row.cell(at) for row in table.rows[:start]) for at in range(table.width)]
    assert sheets.table(heads, rows) == len(rows)
    sheets.show()


@pytest.mark.long
@pytest.mark.parametrize(
    ("size", "pitch", "gap"),
    [(10, 1.2, 1.5), (8, 1.25, 1.9), (12, 1.5, 1.7)],
    ids=["usual", "small", "large"],
)
def test_forms_that_are_set_as_pdf_give_the_rows_of_the_text(tmp_path, size, pitch, gap):
    found = pages()
    assert all(is_form(table) for _, table in found)
    layouts = [layout_of(table, size, pitch, gap, True) for _, table in found]
    sheets = FormSheets(layouts[0], page=(max(sum(one.widths) for one in layouts) + 80, 2000))
    sheets.text(200, 300, "經濟部產業發展署單位預算案", 20)
    sheets.show()
    for (sheet, table), sheets.layout in zip(found, layouts, strict=True):
        set_page(sheets, sheet, table)
    file = tmp_path / "book.pdf"
    file.write_bytes(sheets.data())
    book = parse(read_pdf(file, "book.pdf").text)
    for name in TABLES:
        assert contents(book, name) == contents(real(), name), name
