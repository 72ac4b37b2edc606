"""Text in pictures, columns or from top to bottom, or that a library can't read: told by page."""

import pytest

from tests.reading.printed.hiding import picture, prose, read, sheets, told

__all__ = ["read", "sheets"]


def test_a_table_as_picture_beside_text_is_told(read, sheets):
    prose(sheets, show=False)
    for at in range(20):
        sheets.text(60, 200 + 14 * at, "本年度辦理情形如下表所示，詳見附件。")
    picture(sheets, 0.3)
    sheets.show()
    prose(sheets)
    assert told(read(sheets.data())) == {"PDF-PICTURE": "a picture beside text on 1 of 2 pages (1)"}
    assert told(read(sheets.buffer.getvalue(), pictures=[1])) == {}


def test_text_in_two_columns_is_read_one_after_the_other_and_told(read, sheets):
    left = [f"左欄第{at}行，說明本年度之施政重點。" for at in range(12)]
    right = [f"右欄第{at}行，說明本年度之執行成果。" for at in range(12)]
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        sheets.text(50, 100 + 16 * at, one)
        sheets.text(320, 100 + 16 * at, other)
    sheets.show()
    found = read(sheets.data())
    assert told(found) == {"PDF-COLUMNS": "text in columns on 1 of 1 pages (1)"}
    assert found.text.splitlines() == left + right


def test_text_from_top_to_bottom_is_told(read, sheets):
    for column, words in enumerate(("行政院主計總處預算書", "中華民國一一四年度")):
        for at, character in enumerate(words):
            sheets.text(400 - 40 * column, 100 + 14 * at, character)
    sheets.show()
    found = told(read(sheets.data()))
    assert found == {"PDF-VERTICAL": "text from top to bottom on 1 of 1 pages (1)"}


def test_numbers_of_pages_at_the_edge_are_no_column(read, sheets):
    for at in range(12):
        sheets.text(60, 100 + 16 * at, f"第{at}章　預算總說明")
        sheets.text(450, 100 + 16 * at, f"02004-{at:02}頁")
    sheets.show()
    assert told(read(sheets.data())) == {}


FAILING = """
import pdfminer.pdfinterp
def broken(*arguments, **named):
    raise ValueError("a strange file")
"""


def with_worker(monkeypatch, tmp_path, code: str) -> None:
    """Let reading processes of their own run this before anything else: they import sitecustomize."""
    monkeypatch.undo()
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(FAILING + code, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "import pdfminer.pdfpage\npdfminer.pdfpage.PDFPage.create_pages = broken\n",
            {
                "PDF-UNCHECKED": "content that can't be checked for damage on 2 of 2 pages (1, 2)",
                "PDF-MISSED": "missing fonts and a second reader that failed on 1 of 2 pages (2)",
            },
        ),
        (
            "pdfminer.pdfinterp.PDFPageInterpreter.render_contents = broken\n",
            {"PDF-MISSED": "missing fonts and a second reader that failed on 1 of 2 pages (2)"},
        ),
        (
            "import pdfminer.pdftypes\npdfminer.pdftypes.PDFStream.get_filters = broken\n",
            {"PDF-UNCHECKED": "content that can't be checked for damage on 2 of 2 pages (1, 2)"},
        ),
    ],
)
def test_a_page_on_which_the_second_library_fails_is_named(
    read, sheets, monkeypatch, tmp_path, code, expected
):
    sheets.canvas.setFont("Helvetica", 10)
    for at in range(20):
        sheets.canvas.drawString(60, 700 - 14 * at, "a line in a font that every reader has")
    sheets.show()
    for number, character in enumerate("債務費"):
        sheets.text(100, 100 + 12 * number, character)
    prose(sheets)
    with_worker(monkeypatch, tmp_path, code)
    found = {code: seen for code, seen in told(read(sheets.data())).items() if code in expected}
    assert found == expected
