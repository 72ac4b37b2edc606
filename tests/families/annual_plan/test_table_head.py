import pytest

from generator.families.annual_plan.table_head import find_table_heads
from generator.reading.document import document_from_text


@pytest.mark.parametrize(
    ("text", "has_category", "wrapped", "lines"),
    [
        ("工作計畫名稱重要計畫項目計畫\n類別實施內容\n", True, True, 2),
        ("工作計畫名稱重要計畫項目計畫類別實施內容\n", True, False, 1),
        ("工作計畫名稱重要計畫項目實施內容\n", False, False, 1),
        ("工作計畫\n名稱重要計畫\n項目計畫\n類別實施內容\n", True, True, 4),
        ("工作計畫名稱 重要計畫項目 計畫\n類別 實施內容\n", True, True, 2),
    ],
)
def test_heads_of_any_columns_and_wraps(text: str, has_category: bool, wrapped: bool, lines: int) -> None:
    (head,) = find_table_heads(document_from_text(text + "工業技術升級\n").lines)
    assert (head.has_category, head.category_wrapped, head.stop - head.start) == (
        has_category,
        wrapped,
        lines,
    )


def test_labels_that_stay_on_one_line_bound_the_cell_width() -> None:
    lines = document_from_text("工作計畫名稱重要計畫項目計畫\n類別實施內容\n").lines
    assert find_table_heads(lines)[0].label_width == 12


def test_a_table_with_marked_cells_is_of_another_family() -> None:
    text = "| 工作計畫名稱 | 重要計畫項目 | 實施內容 |\n工作計畫名稱及編號\n"
    assert find_table_heads(document_from_text(text).lines) == []
