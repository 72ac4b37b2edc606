"""PDFs that lie or hide: told by page before anything is read as printed."""

import io
import zlib

import pytest
from reportlab.lib.utils import ImageReader

from generator.errors import ProblemError
from generator.reading.pdf import read_pdf
from tests.reading.typeset_tables import FONT, HEIGHT, WIDTH, FormSheets, Layout

LINES = [
    "一、現行法定職掌：",
    "（一）機關主要職掌：本處掌理歲計、會計及統計事宜。",
    "（二）內部分層業務：共四科。",
]


@pytest.fixture
def read(tmp_path):
    """Reads the bytes of a PDF."""

    def read_bytes(data: bytes, **settings):
        file = tmp_path / "book.pdf"
        file.write_bytes(data)
        return read_pdf(file, "book.pdf", **settings)

    return read_bytes


@pytest.fixture
def sheets() -> FormSheets:
    return FormSheets(Layout([100, 60, 60], right=(1, 2)))


def prose(sheets: FormSheets, *, show: bool = True) -> None:
    for number, line in enumerate(LINES):
        sheets.text(60, 100 + 20 * number, line)
    if show:
        sheets.show()


def picture(sheets: FormSheets, share: float = 1.0) -> None:
    from PIL import Image  # noqa: PLC0415

    raster = io.BytesIO()
    Image.new("L", (8, 8), 200).save(raster, "PNG")
    sheets.canvas.drawImage(ImageReader(raster), 0, 0, WIDTH, HEIGHT * share)


def curves(sheets: FormSheets, number: int = 400) -> None:
    """So many letters drawn as curves."""
    for at in range(number):
        path = sheets.canvas.beginPath()
        x, y = 60 + 12 * (at % 40), HEIGHT - 100 - 16 * (at // 40)
        path.moveTo(x, y)
        path.curveTo(x + 3, y + 9, x + 6, y + 9, x + 8, y)
        path.close()
        sheets.canvas.drawPath(path, stroke=0, fill=1)


def told(found) -> dict[str, str]:
    return {problem.code: problem.seen for problem in found.doubts}


def refused(read, data: bytes) -> dict[str, str]:
    with pytest.raises(ProblemError) as caught:
        read(data)
    return {problem.code: problem.seen for problem in caught.value.problems}


def test_an_ordinary_book_raises_no_doubt(read, sheets):
    prose(sheets)
    found = read(sheets.data())
    assert found.text.splitlines() == LINES
    assert told(found) == {}


def test_a_picture_as_cover_and_divider_makes_no_scan(read, sheets):
    for page in range(20):
        if page in {0, 9}:
            picture(sheets)
            sheets.show()
        else:
            prose(sheets)
    found = read(sheets.data())
    assert told(found) == {"PDF-SCANNED": "pictures without text on 2 of 20 pages (1, 10)"}
    assert found.doubts[0].severity == "warning"
    assert len(found.text.splitlines()) == 18 * len(LINES)
    assert told(read(sheets.buffer.getvalue(), pictures=[1, 10])) == {}


def test_scans_with_a_footer_as_text_are_scans(read, sheets):
    for page in range(1, 7):
        picture(sheets, 0.8)
        sheets.text(280, HEIGHT - 30, f"(0801)-{page:03}")
        sheets.show()
    assert refused(read, sheets.data()) == {
        "PDF-SCANNED": "pictures without text on 6 of 6 pages (1, 2, 3, 4, 5, 6)"
    }


def test_letters_drawn_as_curves_are_no_text(read, sheets):
    prose(sheets)
    for _ in range(2):
        curves(sheets)
        sheets.text(280, HEIGHT - 30, "12")
        sheets.show()
    data = sheets.data()
    assert refused(read, data) == {"PDF-CURVES": "letters drawn as curves on 2 of 3 pages (2, 3)"}
    assert read(data, pictures=[2, 3]).text.splitlines()[:3] == LINES


def test_a_drawing_beside_text_is_no_page_of_curves_and_may_be_a_table(read, sheets):
    prose(sheets, show=False)
    prose_again = [line for line in LINES for _ in range(4)]
    for number, line in enumerate(prose_again):
        sheets.text(60, 300 + 20 * number, line)
    curves(sheets)
    sheets.show()
    assert told(read(sheets.data())) == {"PDF-DRAWN": "many curves beside text on 1 of 1 pages (1)"}


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("mode", "text without ink"),
        ("white", "white text"),
        ("cover", "text that is painted over"),
        ("edge", "text beyond the edge"),
    ],
)
def test_what_can_not_be_seen_is_not_printed(read, sheets, reason, words):
    unseen = "本科目另編列999,999千元，不予列入。"
    prose(sheets)
    canvas = sheets.canvas
    canvas.saveState()
    x, y = (60, 400) if reason != "edge" else (700, 400)
    if reason == "mode":
        text = canvas.beginText(60, HEIGHT - 400)
        text.setFont(FONT, 10)
        text.setTextRenderMode(3)
        text.textLine(unseen)
        canvas.drawText(text)
    else:
        canvas.setFillGray(1 if reason == "white" else 0)
        sheets.text(x, y, unseen)
    if reason == "cover":
        canvas.setFillGray(1)
        canvas.rect(50, HEIGHT - 410, 400, 25, stroke=0, fill=1)
    canvas.restoreState()
    prose(sheets, show=False)
    sheets.show()
    found = read(sheets.data())
    assert "999" not in found.text
    assert found.text.splitlines() == [*LINES, *LINES]
    assert told(found) == {"PDF-HIDDEN": f"{words}: {len(unseen)} characters on 1 pages (2)"}


def test_the_other_half_of_a_spread_is_read_once_and_raises_no_doubt(read, sheets):
    """Both pages of a spread draw all of it, and each shows its half."""
    for page in (0, 1):
        sheets.canvas.translate(-WIDTH * page, 0)
        sheets.text(60, 100, "內政部及所屬歲出一級用途")
        sheets.text(60 + WIDTH, 100, "別科目分析表中華民國年度")
        sheets.show()
    found = read(sheets.data())
    assert found.text.splitlines() == ["內政部及所屬歲出一級用途", "別科目分析表中華民國年度"]
    assert told(found) == {}


def test_bold_print_that_is_set_twice_is_read_once(read, sheets):
    for shift in (0, 0.4, 0.8):
        sheets.text(60 + shift, 100, "歲出計畫提要及分支計畫概況表1,786")
    sheets.show()
    assert read(sheets.data()).text == "歲出計畫提要及分支計畫概況表1,786\n"


def test_a_widely_spaced_word_is_one_line(read, sheets):
    for number, character in enumerate("本頁空白"):
        sheets.text(120 + 100 * number, 400, character, 40)
    sheets.show()
    assert read(sheets.data()).text == "本頁空白\n"


def test_turned_lines_are_told(read, sheets):
    prose(sheets)
    sheets.canvas.rotate(90)
    for number, line in enumerate(LINES):
        sheets.canvas.setFont(FONT, 10)
        sheets.canvas.drawString(100, -100 - 20 * number, line)
    sheets.show()
    assert told(read(sheets.data())) == {"PDF-TURNED": "turned text on 1 of 2 pages (2)"}


def test_characters_of_a_font_that_the_file_does_not_bring_are_not_lost(read, sheets):
    """One at a time, as heads are set from top to bottom: `pdfium` drops them."""
    for number, character in enumerate("債務費"):
        sheets.text(100, 100 + 12 * number, character)
        sheets.text(300, 100 + 12 * number, character)
    sheets.show()
    assert read(sheets.data()).text.splitlines() == ["債務費", "債務費"]


def test_upright_words_of_a_proportional_font_stay_whole(read, sheets):
    for x in (30, 550):
        for number, (character, astray) in enumerate(zip("財產孳息收入", (0, 5, 5, 1.7, 5, 5), strict=True)):
            sheets.text(x + astray, 110 + 13 * number, character)
    sheets.show()
    assert read(sheets.data()).text.splitlines() == ["財產孳息收入", "財產孳息收入"]


def test_the_library_that_needs_no_font_reads_nothing_hidden_either(read, sheets):
    for number, character in enumerate("債務費"):
        sheets.text(100, 100 + 12 * number, character)
    sheets.text(250, HEIGHT - 30, "舊編頁次0053")
    sheets.canvas.setFillGray(1)
    sheets.canvas.rect(240, 20, 100, 30, stroke=0, fill=1)
    sheets.canvas.setFillGray(0)
    sheets.text(60, 300, "歲出計畫提要")
    sheets.show()
    assert read(sheets.data()).text.splitlines() == ["債務費", "歲出計畫提要"]


def _with_stream(content: bytes, *, cut: int = 0, font: bytes = b"") -> bytes:
    """A PDF of one page whose content is deflated, and cut off by so many bytes."""
    packed = zlib.compress(content)[: -cut or None]
    font = font or b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        font,
    ]
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    return (
        data
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    )


def test_content_that_breaks_off_is_damage(read):
    line = b"BT /F1 10 Tf 60 %d Td (budget line %d of the page) Tj ET\n"
    lines = b"".join(line % (800 - 9 * n, n * 7919) for n in range(80))
    whole = read(_with_stream(lines))
    assert told(whole) == {}
    assert len(whole.text.splitlines()) == 80
    assert refused(read, _with_stream(lines, cut=200)) == {
        "PDF-DAMAGED": "content that ends in the midst of it on 1 of 1 pages (1)"
    }


def test_glyphs_without_characters_are_told_as_that(read):
    """A composite font without a table of characters: its codes are numbers of glyphs and mean nothing."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Kai /Encoding /Identity-H /DescendantFonts [<< "
        b"/Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Kai /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor "
        b"/FontName /ABCDEF+Kai /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 "
        b"/Descent -200 /CapHeight 700 /StemV 80 >> >>] >>"
    )
    codes = "".join(f"{0x1200 + 7 * n:04x}" for n in range(30)).encode()
    content = b"BT /F1 10 Tf 60 700 Td <%s> Tj ET" % codes
    assert refused(read, _with_stream(content, font=font)) == {
        "PDF-GARBLED": "glyphs without characters on 1 of 1 pages (1)"
    }


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
    """Let the reading processes run this before anything else: they import sitecustomize."""
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
