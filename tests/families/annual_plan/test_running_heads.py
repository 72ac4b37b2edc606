from generator.families.annual_plan.page_labels import find_page_labels, without_labels
from generator.families.annual_plan.running_heads import find_running_heads
from generator.reading.document import document_from_text


def running(text: str) -> list[int]:
    lines = document_from_text(text).lines
    labels = find_page_labels(lines)
    return find_running_heads(without_labels(lines, labels), labels)


TITLE = "農業部116年度施政計畫"


def test_the_first_printing_is_text_and_the_others_are_furniture() -> None:
    assert running(f"9-1{TITLE}\n前言。\n9-2{TITLE}\n農地。\n9-3\n{TITLE}\n漁港。\n") == [3, 6]
    assert running(f"{TITLE}\n前言。\n{TITLE}\n農地。\n{TITLE}\n漁港。\n") == [3, 5]


def test_a_word_that_some_pages_happen_to_begin_with_is_text() -> None:
    pages = ["境。", "農地。", "境。", "漁港。", "境。", "林地。", "步道。"]
    assert running("".join(f"9-{n}{first}\n造林。\n" for n, first in enumerate(pages, 1))) == []


def test_the_head_of_the_table_is_no_running_head() -> None:
    assert running("".join(f"9-{n}工作計畫名稱重要計畫項目實施內容\n造林。\n" for n in range(1, 6))) == []
