"""Where rows of a table of indicators end: excerpts of the review of 110, one cell of them edited."""

import pytest

from generator.families.infra_review.indicators.rows import read_rows
from generator.families.infra_review.text import ProseWrapping
from generator.reading.document import document_from_text

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


@pytest.mark.parametrize("values", ["件 11 3 6 3 6", "件 11 6 3 6"])
def test_a_row_of_four_values_behind_its_unit_takes_no_second_measure_in(values: str) -> None:
    assert [row[:2] for row in rows(PAPERS.format(values))[1:]] == [("4", "row"), ("4", "measure")]
    assert rows(PAPERS.format(values))[1][2] == values


@pytest.mark.parametrize("values", ["案 6 6 6 0", "案 6 6 6 0 修正"])
def test_a_word_behind_four_values_and_a_unit_takes_no_row_in(values: str) -> None:
    """三中心研發: the target of the year stands in a cell that is merged with the row above."""
    second = f"2 \n三中心研發、培訓中心軟\n\n硬體規劃 \n{values} \n\n"
    table = f"1 規劃 案 9 9 9 - 1 \n{second}3 \n硬體建置 \n案 6 6 4 1 \n"
    assert [row[0] for row in rows(table)] == ["1", "2", "3"]
    assert rows(table)[1][2] == values
