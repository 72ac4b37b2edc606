"""Tables of printed pages: each row whole, each cell in its column."""

import pytest

from generator.reading.document import document_from_text
from generator.reading.tables import cell_text, pipe_tables
from tests.reading.pdf_files import read
from tests.reading.typeset_tables import HEIGHT, FormSheets, Layout

__all__ = ["read"]

REVENUE = ["款", "項", "名稱及編號", "本年度預算數", "上年度預算數", "說明"]
ROWS = [
    ["", "", "合計", "278,856", "217,739", ""],
    ["2", "", "0400000000\n罰款及賠償收入", "1,786", "-", ""],
    [
        "",
        "66",
        "0408010000\n內政部",
        "1,786",
        "1,786",
        "本年度預算數係廠商違約逾期交貨之賠償收入，較上年度增列9,550千元。",
    ],
    [
        "3",
        "",
        "0508010102\n國家底圖空間資料基礎建設計畫收入",
        "17,466",
        "-12",
        "1.本年度預算數係核發證書收入。\n2.其他收入。",
    ],
]
WIDTHS = [20, 25, 110, 70, 70, 120]


def cells(found) -> list[tuple[str, ...]]:
    """Rows of all tables of a text, cells as plain text."""
    tables = pipe_tables(document_from_text(found.text))
    return [tuple(cell_text(cell) for cell in row.cells) for table in tables for row in table.rows]


def set_revenue(sheets: FormSheets) -> None:
    sheets.running_head("內政部", "歲入來源別預算表", unit="單位：新臺幣千元")
    layout = sheets.layout
    values = [[*row] for row in ROWS]
    for row in values:  # numbers stand beside the name, which is below its code
        if "\n" in row[2]:
            for at in (0, 1, 3, 4, 5):
                row[at] = f"\n{row[at]}" if row[at] else ""
    assert sheets.table(REVENUE, values) == len(ROWS)
    assert layout.widths == WIDTHS
    sheets.show()


EXPECTED = [
    ("", "", "合計", "278,856", "217,739", ""),
    ("2", "", "0400000000 罰款及賠償收入", "1,786", "-", ""),
    ("", "66", "0408010000 內政部", "1,786", "1,786", ROWS[2][5]),
    ("3", "", "0508010102 國家底圖空間資料基礎建設計畫收入", "17,466", "-12", ROWS[3][5]),
]


@pytest.mark.parametrize("size", [8, 10])
@pytest.mark.parametrize("pitch", [1.2, 1.5])
def test_rows_that_no_line_parts_come_back_whole(read, size, pitch):
    sheets = FormSheets(Layout(WIDTHS, right=(3, 4), size=size, pitch=pitch))
    set_revenue(sheets)
    found = read(sheets.data())
    assert cells(found) == [tuple(REVENUE), *EXPECTED]
    assert found.text.splitlines()[:3] == ["內政部", "歲入來源別預算表", "中華民國114年度"]


def test_a_table_without_any_line_gives_the_same_rows(read):
    sheets = FormSheets(Layout(WIDTHS, right=(3, 4), ruled=False))
    set_revenue(sheets)
    assert cells(read(sheets.data()))[-4:] == EXPECTED


def test_a_value_leads_to_its_page_and_box(read):
    sheets = FormSheets(Layout(WIDTHS, right=(3, 4)))
    sheets.text(100, 100, "目次")
    sheets.show()
    set_revenue(sheets)
    found = read(sheets.data())
    line = next(n for n, text in enumerate(found.text.splitlines(), start=1) if "0508010102" in text)
    place = found.places[line]
    assert place.page == 2
    left, top, right, bottom = place.cell(3)
    assert (left, right) == pytest.approx((195, 265), abs=1)
    assert 120 < top < bottom < HEIGHT - 60
    assert place.cell(6) is None


def test_a_number_that_a_line_breaks_is_one_number(read):
    """``9,55 / 0千元`` is 9,550: a cell breaks anywhere, in the midst of a number too."""
    sheets = FormSheets(Layout([60, 60, 104], right=(1,)))
    sheets.table(
        ["名稱", "金額", "說明"], [["一般行政", "1", "基本行政工作維持費增列9,550千元。"], ["測量", "2", ""]]
    )
    sheets.show()
    found = read(sheets.data())
    assert ("一般行政", "1", "基本行政工作維持費增列9,550千元。") in cells(found)


@pytest.mark.parametrize("step", [12, 15, 18])
def test_a_text_runs_on_beside_the_rows_of_its_branch(read, step):
    """Each paragraph belongs to the row at which it begins; the next branch begins its own."""
    sheets = FormSheets(Layout([110, 60, 70, 120], right=(1,), gap=1.2))
    sheets.running_head("內政部國土測繪中心", "歲出計畫提要及分支計畫概況表")
    sheets.table(["分支計畫及用途別科目", "金額", "承辦單位", "說明"], [])
    accounts = [
        ("01 基本行政工作維持", "2,843"),
        ("2000 業務費", "1,811"),
        ("2003 教育訓練費", "26"),
        ("04 國家底圖空間資料基礎建設計畫", "278,898"),
        ("1000 人事費", "207"),
    ]
    y = 165.0
    for name, amount in accounts:
        lines = sheets.wrapped(name, 110)
        for line in lines:
            sheets.text(42, y, line)
            if line is lines[0]:
                sheets.text(208 - sheets.width(amount), y, amount)
                if name[2] == " ":
                    sheets.text(212, y, "測繪中心")
            y += step
    texts = [
        "辦理人事、研考等工作所需經",
        "費2,843千元：",
        "1.業務費1,811千元。",
        "推動辦理相關計畫，本年度編",
        "列278,898千元。",
    ]
    for number, text in enumerate(texts):
        sheets.text(282, 165 + step * number, text)
    sheets.show()
    rows = cells(read(sheets.data()))
    assert rows[1:] == [
        ("01 基本行政工作維持", "2,843", "測繪中心", "辦理人事、研考等工作所需經費2,843千元："),
        ("2000 業務費", "1,811", "", ""),
        ("2003 教育訓練費", "26", "", "1.業務費1,811千元。"),
        (
            "04 國家底圖空間資料基礎建設計畫",
            "278,898",
            "測繪中心",
            "推動辦理相關計畫，本年度編列278,898千元。",
        ),
        ("1000 人事費", "207", "", ""),
    ]


def test_merged_and_upright_cells_of_a_head(read):
    sheets = FormSheets(Layout([80, 60, 60], right=(1, 2)))
    for x, y, text in ((60, 132, "名稱"), (165, 132, "經常支出")):
        sheets.text(x, y, text)
    for x, word in ((145, "人事費"), (205, "業務費")):
        for at, character in enumerate(word):
            sheets.text(x, 152 + 12 * at, character)
    for y, row in ((205, ("一般行政", "121,927", "14,235")), (230, ("第一預備金", "-", "500"))):
        sheets.text(42, y, row[0])
        sheets.text(178 - sheets.width(row[1]), y, row[1])
        sheets.text(238 - sheets.width(row[2]), y, row[2])
    for y, x0 in ((120, 40), (138, 120), (185, 40), (300, 40)):
        sheets.level(y, x0, 240)
    sheets.upright(120, 120, 300)
    sheets.upright(180, 138, 300)
    sheets.show()
    assert cells(read(sheets.data())) == [
        ("名稱", "經常支出", ""),
        ("", "人事費", "業務費"),
        ("一般行政", "121,927", "14,235"),
        ("第一預備金", "-", "500"),
    ]


def test_a_serial_at_the_edge_of_a_name_stands_behind_the_whole_name(read):
    sheets = FormSheets(Layout([150, 60, 60], right=(1, 2)))
    sheets.table(["捐助計畫", "業務費", "合計"], [])
    sheets.text(42, 165, "[1]辦理召開地方自治相關業")
    sheets.text(172, 165, "01")
    sheets.text(42, 177, "務研討會")
    sheets.text(42, 201, "[2]政黨補助金")
    sheets.text(172, 201, "03")
    for y, amount in ((165, "80"), (201, "639,363")):
        for edge in (248, 308):
            sheets.text(edge - sheets.width(amount), y, amount)
    sheets.show()
    assert cells(read(sheets.data()))[1:] == [
        ("[1]辦理召開地方自治相關業務研討會 01", "80", "80"),
        ("[2]政黨補助金 03", "639,363", "639,363"),
    ]


def test_a_turned_page_is_read_as_it_is_shown(read):
    sheets = FormSheets(Layout(WIDTHS, right=(3, 4), bottom=300))
    sheets.canvas.setPageRotation(90)
    sheets.canvas.rotate(90)
    sheets.canvas.translate(0, -HEIGHT)
    sheets.table(REVENUE, EXPECTED)
    sheets.show()
    assert cells(read(sheets.data()))[1:] == EXPECTED
