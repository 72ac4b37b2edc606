"""PDFs that lie or hide: told by page before anything is read as printed."""

import zlib

import pytest

from tests.reading.printed.hiding import LINES, curves, picture, prose, read, refused, sheets, told
from tests.reading.typeset_tables import FONT, HEIGHT, WIDTH

__all__ = ["read", "sheets"]


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
