from generator.reading.tab_rows import cell_paragraphs, tab_cells, without_trailing_blanks


def test_merged_heads_leave_empty_cells_and_a_trailing_tab() -> None:
    head = "年份\t基礎研究\t\t應用研究\t\t技術發展\t\t合計\t"
    assert tab_cells(head) == ["年份", "基礎研究", "", "應用研究", "", "技術發展", "", "合計", ""]
    assert without_trailing_blanks(tab_cells(head))[-1] == "合計"
    assert without_trailing_blanks(["", ""]) == []


def test_paragraphs_of_a_cell() -> None:
    cell = "<p>數發部／經濟部、內政部、國科會</p> <p>經濟部／數發部、國科會、國防部</p>"
    assert cell_paragraphs(cell) == ["數發部／經濟部、內政部、國科會", "經濟部／數發部、國科會、國防部"]
    assert cell_paragraphs("經濟部／國科會 國科會／經濟部") == ["經濟部／國科會 國科會／經濟部"]
    assert cell_paragraphs("  ") == []
