"""The tables of a whole budget book, set as PDF in the prescribed form, give the rows of its text."""

import re

import pytest
from reportlab.pdfbase import pdfmetrics

from generator.reading.document import document_from_text, read_document
from generator.reading.pdf import read_pdf
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, cell_text, pipe_tables
from tests.examples import first
from tests.reading.typeset_tables import FONT, FormSheets, Layout
from tests.tooling.tracked import ROOT

BOOK = read_document(ROOT / "data" / "sources" / "ida-unit-budget-114.txt")
VALUE = re.compile(r"-?[\d,.]+|-")
CODE = re.compile(r"(\d{9,10}) (?=\D)")
CODE_ALONE = re.compile(r"(?:\d\.|\(\d\))\d{10}")
LONGEST = 160  # a cell of a form that is set on one page
FEWEST = 3


def is_value(cell: str) -> bool:
    return bool(VALUE.fullmatch(cell))


def body_start(table: PipeTable) -> int:
    """The first row below the head: the first that shows an amount."""
    return next((at for at, row in enumerate(table.rows) if any(map(is_value, row.cells))), len(table.rows))


def columns_of_values(table: PipeTable) -> list[int]:
    rows = table.rows[body_start(table) :]
    columns = []
    for at in range(table.width):
        cells = [row.cell(at) for row in rows if row.cell(at)]
        if cells and sum(map(is_value, cells)) >= 0.6 * len(cells):
            columns.append(at)
    return columns


def is_form(table: PipeTable) -> bool:
    """Whether a table is one that a page can show: rows with amounts, no running text, no cell shifted."""
    rows = table.rows[body_start(table) :]
    cells = [cell for row in rows for cell in row.cells]
    same = {len(row.cells) for row in rows} == {table.width}
    return (
        same
        and body_start(table) > 0
        and len(rows) >= FEWEST
        and all(len(cell) <= LONGEST and "<" not in cell for cell in cells)
    )


FORMS = [table for table in pipe_tables(BOOK) if is_form(table)]


def rows_of_form(table: PipeTable) -> list[list[str]]:
    """The rows below the head; a name that the text has on a line of its own belongs to the code above it."""
    rows: list[list[str]] = []
    for row in table.rows[body_start(table) :]:
        name, *others = row.cells
        if rows and CODE_ALONE.fullmatch(rows[-1][0]) and not any(others):
            rows[-1][0] += f"\n{name}"
        else:
            rows.append(list(row.cells))
    return rows


def layout_of(table: PipeTable, size: float, pitch: float, gap: float, ruled: bool) -> Layout:
    """Columns as wide as their content, those of words at most as wide as thirteen characters."""
    amounts = columns_of_values(table)
    widths = []
    for at in range(table.width):
        longest = max(pdfmetrics.stringWidth(row.cell(at), FONT, size) for row in table.rows)
        widths.append(min(longest, (13 if at not in amounts else 99) * size) + 2 * size)
    return Layout(widths, amounts, size, pitch, gap, ruled)


def set_form(sheets: FormSheets, table: PipeTable) -> None:
    """A page with a table as an office prints it: codes above names, amounts at the right border."""
    rows = []
    start = body_start(table)
    for cells in rows_of_form(table):
        if any(CODE.match(cell) for cell in cells):
            rows.append([CODE.sub(r"\1\n", c) if CODE.match(c) else f"\n{c}" if c else "" for c in cells])
        else:
            rows.append(cells)
    sheets.running_head("經濟部產業發展署", "歲出一級用途別科目分析表", unit="單位：新臺幣千元")
    heads = ["".join(row.cell(at) for row in table.rows[:start]) for at in range(table.width)]
    assert sheets.table(heads, rows) == len(rows)
    sheets.show()


def read_back(tmp_path, tables: list[PipeTable], *layout) -> list[list[list[str]]]:
    """The rows of all tables, set one a page and read again."""
    layouts = [layout_of(table, *layout) for table in tables]
    sheets = FormSheets(layouts[0], page=(max(sum(one.widths) for one in layouts) + 80, 2000))
    for table, sheets.layout in zip(tables, layouts, strict=True):
        set_form(sheets, table)
    file = tmp_path / "book.pdf"
    file.write_bytes(sheets.data())
    found = pipe_tables(document_from_text(read_pdf(file, "book.pdf").text))
    return [[[squeeze(cell_text(cell)) for cell in row.cells] for row in table.rows] for table in found]


def printed_rows(table: PipeTable) -> list[list[str]]:
    return [[squeeze(cell_text(cell)) for cell in cells] for cells in rows_of_form(table)]


def test_the_book_offers_forms_of_many_kinds():
    assert len(FORMS) >= 30
    assert sum(len(printed_rows(table)) for table in FORMS) > 250


@pytest.mark.parametrize("spacing", first(1, [(10, 1.2, 1.5), (8, 1.25, 1.9), (12, 1.5, 1.7)]))
def test_ruled_forms_give_the_rows_of_the_text(tmp_path, spacing):
    found = read_back(tmp_path, FORMS, *spacing, True)
    assert len(found) == len(FORMS)
    for table, rows in zip(FORMS, found, strict=True):
        assert rows[1:] == printed_rows(table), BOOK.line(table.first_line).text


@pytest.mark.long
def test_forms_without_lines_give_the_rows_of_the_text(tmp_path):
    """Empty columns can't be seen there; what stands in a row stands in it, in its order."""
    tables = [table for table in FORMS if is_plain(table)]
    assert len(tables) >= 10
    found = read_back(tmp_path, tables, 10, 1.2, 1.5, False)
    assert len(found) == len(tables)
    for table, rows in zip(tables, found, strict=True):
        expected = [[cell for cell in row if cell] for row in printed_rows(table)]
        below = [[cell for cell in row if cell] for row in rows[-len(expected) :]]
        assert below == expected, BOOK.line(table.first_line).text


def is_plain(table: PipeTable) -> bool:
    """Whether each row shows amounts, in columns of several."""
    rows = printed_rows(table)
    flush = [at for at in columns_of_values(table) if sum(bool(row[at]) for row in rows) >= FEWEST]
    return len(flush) >= FEWEST and all(sum(map(is_value, row)) >= 2 for row in rows)
