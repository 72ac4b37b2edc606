import pytest

from generator.reading.document import document_from_text
from generator.reading.tables import PipeTable, cell_paragraphs, cell_text, pipe_tables, split_cells


def tables(text: str) -> list[PipeTable]:
    return pipe_tables(document_from_text(text))


# data/sources/ida-unit-budget-114.txt, 現有辦公房舍明細表: a row of dashes is a row, not a separator.
OFFICES = """| 有償租用或借用 | | | | | 合計 | | | |
|---------|----|----|----|-------|----------|----|----|-------|
| 單位數 | 面積 | 押金 | 租金 | 年需養護費 | 面積 | 押金 | 租金 | 年需養護費 |
| - | - | - | - | - | 8,503.75 | - | - | 280 |
| - | - | - | - | - | - | - | - | - |
"""


def test_rows_and_separators_are_told_apart() -> None:
    (table,) = tables(OFFICES)
    assert table.separators == (2,)
    assert [row.lines for row in table.rows] == [(1,), (3,), (4,), (5,)]
    assert table.rows[2].cells == ("-", "-", "-", "-", "-", "8,503.75", "-", "-", "280")
    assert (table.width, table.first_line, table.last_line) == (9, 1, 5)


def test_text_and_blank_lines_end_a_table() -> None:
    found = tables("| 甲 | 1 |\n|--|--|\n| 乙 | 2 |\n\n| 丙 | 3 |\n計畫內容：\n| 丁 | 4 |")
    assert [table.lines for table in found] == [(1, 2, 3), (5,), (7,)]


def test_a_second_separator_may_close_a_table() -> None:
    (table,) = tables("| | |\n|--|--|\n| 工作計畫名稱及編號 | 一般行政 |\n|--|--|")
    assert table.rows[0].blank
    assert table.separators == (2, 4)


@pytest.mark.parametrize("width", [9, 14, 23, 40])
def test_a_hard_wrapped_row_is_one_row(width: int) -> None:
    head, rule = (
        "| 工作計畫名稱及編號 | 5226102200 工業技術升級輔導 | 預算金額 | 12,111,581 |",
        "|---|---|---|---|",
    )
    row = "| 01 發展新興與高科技產業 | 4,748,679 | 永續發展組、知識 | 本分支計畫係配合產業政策，推動輔導。 |"
    pieces = [row[i : i + width] for i in range(0, len(row), width)]
    (table,) = tables("\n".join([head, rule, *pieces, row]))
    assert [cell.replace(" ", "") for cell in table.rows[1].cells] == [
        "01發展新興與高科技產業",
        "4,748,679",
        "永續發展組、知識",
        "本分支計畫係配合產業政策，推動輔導。",
    ]
    assert table.rows[1].lines == tuple(range(3, 3 + len(pieces)))
    assert table.rows[2].lines == (3 + len(pieces),)


def test_a_row_without_its_last_border_does_not_swallow_the_next() -> None:
    (table,) = tables("| 款 | 項 |\n|--|--|\n| 2 | 134\n| 3 | 109 |")
    assert [row.cells for row in table.rows[1:]] == [("2", "134"), ("3", "109")]


def test_a_row_with_a_cell_too_few_takes_in_no_text_below_the_table() -> None:
    rows = "| 比較 | 本年度 | 說明 |\n|---|---|---|\n| 18,195 | 預計進用4人。 |\n"
    (table,) = tables(f"{rows}(0801)-354\n內政部\n公務車輛明細表\n\n")
    assert (table.rows[-1].cells, table.rows[-1].lines) == (("18,195", "預計進用4人。"), (3,))
    (table,) = tables(f"{rows}見\n註一 |\n")
    assert (table.rows[-1].cells, table.rows[-1].lines) == (("18,195", "預計進用4人。", "見註一"), (3, 4, 5))


def test_an_escaped_border_is_a_character() -> None:
    assert split_cells(r"| a \| b | c |") == ("a | b", "c")


def test_html_becomes_paragraphs_and_list_marks_stay() -> None:
    cell = (
        '<p>1.半導體產業：</p> <ol style="list-style-type: none"> (1)推動 IC 設計</ol> '
        "<b>產業</b> 發展 <1>產業政策 &lt;2&gt; A&amp;B"
    )
    assert cell_paragraphs(cell) == [
        "1.半導體產業：",
        "(1)推動 IC 設計",
        "產業發展 <1>產業政策 <2> A&B",
    ]
    assert cell_text("小客車及小客貨兩 用車") == "小客車及小客貨兩用車"


def test_a_document_without_tables_has_none() -> None:
    assert tables("壹、總論\n本文 a | b\n") == []


@pytest.mark.parametrize(
    "text", ["|", "||", "|--|", "| a", "|--|\n|--|", "| <p>未關 |", "| a |\n" * 3 + "| b"]
)
def test_odd_tables_do_no_harm(text: str) -> None:
    for table in tables(text):
        assert all(isinstance(cell_text(cell), str) for row in table.rows for cell in row.cells)
