"""Where rows of a table of indicators end: excerpts of the review of 110, one cell of them edited."""

import pytest

from generator.families.infra_review.indicators.rows import read_rows
from generator.families.infra_review.text import ProseWrapping
from generator.reading.document import document_from_text
from tests.families.infra_review.reviews import excerpt, one, programme, read, review

HEAD = (
    "項\n次 \n指標項目 單位 \n【計畫全期】 \n總目標值 \n"
    "【累計至 110 年】 【110 年當年】 \n目標值 實際值 目標值 實際值 \n"
)
SPEED = "3 網路切片 件 3 1 1 1 1 \n4. 研發可調適電路基板技術 \n傳輸\n速度 \n(Gbps) \n{} \n"
PAPERS = (
    "3 論文 篇 4 2 2 2 2 \n4 \n促成與學界或產業團體合\n作研究 \n{} \n"
    "千\n元 \n1,200,000 350,000 413,800 350,000 413,800 \n"
)


def rows(text: str) -> list[tuple[str, str, str]]:
    """Number, kind and last line of each row."""
    lines = [line for line in document_from_text(HEAD + text) if not line.blank]
    table = read_rows(lines, frozenset(), ProseWrapping(marked=True, width=62, blank_lines=True))
    return [(row.number, row.kind, row.lines[-1].stripped) for row in table.rows]


@pytest.mark.parametrize("values", ["5 1 1 1 1", "5 1 1(註1) 1 1", "5 1 1註 1 1", "5 1 1 1 1 修正"])
def test_a_mark_or_a_word_behind_values_names_no_row(values: str) -> None:
    assert rows(SPEED.format(values))[1:] == [("4", "row", values)]


def test_a_sign_before_the_number_of_a_row_takes_away_neither_it_nor_the_next() -> None:
    table = "1 規劃 家 41 4 9 4 9 \n{} \n推動熱處理製程數位優化\n技術及擴散產業 \n家 14 3 4 3 4 \n"
    table += "4 \n推動工業感測器小量導入\n應用 \n家 150 30 30 30 30 \n"
    found = [rows(table.format(number)) for number in ("3", "-3", "+3", "－3")]
    assert [row[0] for row in found[0]] == ["1", "3", "4"]
    assert found == [found[0]] * 4


@pytest.mark.parametrize("values", ["件 11 3 6 3 6", "件 11 6 3 6"])
def test_a_row_of_four_values_behind_its_unit_takes_no_second_measure_in(values: str) -> None:
    assert [row[:2] for row in rows(PAPERS.format(values))[1:]] == [("4", "row"), ("4", "measure")]
    assert rows(PAPERS.format(values))[1][2] == values


@pytest.mark.parametrize("values", ["案 6 6 6 0", "案 6 6 6 0 修正", "案 6 6 6"])
def test_a_row_of_four_values_or_three_of_them_behind_its_unit_takes_no_row_in(values: str) -> None:
    """三中心研發: the target of the year stands in a cell that is merged with the row above."""
    second = f"2 \n三中心研發、培訓中心軟\n\n硬體規劃 \n{values} \n\n"
    table = f"1 規劃 案 9 9 9 - 1 \n{second}3 \n硬體建置 \n案 6 6 4 1 \n"
    assert [row[0] for row in rows(table)] == ["1", "2", "3"]
    assert rows(table)[1][2] == values


def test_a_word_behind_some_of_the_values_loses_no_row() -> None:
    """海洋科技工程人力: a merged cell wraps between the values; what stands there now is told."""
    text = excerpt(8992, 9352).replace("1,742 1,742 1,742 \n", "1,742 1,742 1,742 修正\n")
    found = read(text)
    row = one(found, "indicators", indicator_kind="benefit")
    assert (row["indicator"], row["unit"], row.certainty) == (
        "海洋科技工程人力在地化供給",
        "人數",
        "uncertain",
    )
    line = text.split("\n").index("1,742 1,742 1,742 修正") + 1
    assert ("PARSE-COLUMNS", line) in [(p.code, p.line) for p in found.problems]


@pytest.mark.parametrize(
    ("printed", "edited", "cells"),
    [
        ("案 6 6 6 0 ", "案 6 6 6 ", 3),
        ("1,742 1,742 1,742 ", "1,742 1,742 ", 4),
        ("1,742 1,742 1,742 ", "777 1,742 1,742 1,742 ", 6),
    ],
)
def test_values_begin_behind_the_unit_be_there_one_too_many_or_too_few(
    printed: str, edited: str, cells: int
) -> None:
    """Of a unit that was read as a value, or of a value as the unit, nothing would be told."""
    text = excerpt(8992, 9352)
    assert text.count(printed) == 1
    line = text.split("\n").index(printed) + 1
    right, found = read(text), read(text.replace(printed, edited))
    names = [(r["indicator"], r["unit"]) for r in right.tables["indicators"]]
    assert [(r["indicator"], r["unit"]) for r in found.tables["indicators"]] == names
    (row,) = (r for r in found.tables["indicators"] if line in r.lines)
    assert (row.certainty, f"數值欄印有 {cells} 個儲存格" in row.note) == ("uncertain", True)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("1 規劃 件 待查 \n", 1),
        ("1 規劃 件 4 4 4 - - \n2 驗收 件 待查 \n3 完工 件 7 3 3 1 - \n", 2),
        ("1 規劃 件 4 4 4 - - \n本計畫已全數完成。 \n", None),
        ("1 規劃 件 4 4 4 - - \n1. 已完成規劃 \n", None),
    ],
)
def test_a_row_that_is_due_and_can_not_be_read_is_told(text: str, lost: int | None) -> None:
    found = read(review(programme().replace("一、工作指標\n", f"一、工作指標\n\n{HEAD}{text}")))
    told = [found.document.line(p.line).text for p in found.problems if p.line and p.code == "PARSE-COLUMNS"]
    assert [line.split()[0] for line in told] == ([str(lost)] if lost else [])


def test_a_cell_too_many_in_a_second_measure_is_told() -> None:
    table = PAPERS.format("篇 11 3 6 3 6").replace("1,200,000 350,000", "777 1,200,000 350,000")
    found = read(review(programme().replace("一、工作指標\n", f"一、工作指標\n\n{HEAD}{table}")))
    row = one(found, "indicators", unit="千元")
    assert (row["indicator_no"], row.certainty) == ("4", "uncertain")
    assert "數值欄印有 6 個儲存格" in row.note
