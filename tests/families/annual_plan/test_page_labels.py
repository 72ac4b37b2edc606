from generator.families.annual_plan.page_labels import find_page_labels, page_map, without_labels
from generator.reading.document import document_from_text


def labels(text: str) -> list[tuple[int, str]]:
    return [(label.line, label.label) for label in find_page_labels(document_from_text(text).lines)]


def test_a_label_glued_to_the_text_of_its_page_is_cut_off() -> None:
    document = document_from_text(
        "8-1經濟部115年度施政計畫\n貿易投資中心，提供一站式服務。\n8-2（二）「境內關外」擴大內需消費。\n"
    )
    found = find_page_labels(document.lines)
    assert [line.text for line in without_labels(document.lines, found)] == [
        "經濟部115年度施政計畫",
        "貿易投資中心，提供一站式服務。",
        "（二）「境內關外」擴大內需消費。",
    ]
    pages = page_map(found, document.lines)
    assert [pages.label(number) for number in (1, 2, 3)] == ["8-1", "8-1", "8-2"]


def test_labels_of_another_chapter() -> None:
    assert labels("22-1農業部116年度施政計畫\n前言。\n22-2貳、年度重要計畫\n") == [(1, "22-1"), (3, "22-2")]


def test_a_label_before_a_year() -> None:
    assert labels("8-1115年度施政計畫\n前言。\n8-2116年起推動。\n") == [(1, "8-1"), (3, "8-2")]


def test_what_only_looks_like_a_label_stays_text() -> None:
    text = "8-1經濟部115年度施政計畫\n5-6月辦理。\n3-4座場域。\n114-118年度。\n8-2貳、年度重要計畫\n"
    assert labels(text) == [(1, "8-1"), (5, "8-2")]


def test_a_page_without_its_label_is_bridged_at_a_table_head_only() -> None:
    assert labels("8-1經濟部施政計畫\n8-3工作計畫名稱重要計畫項目計畫\n") == [(1, "8-1"), (2, "8-3")]
    assert labels("8-1經濟部施政計畫\n8-3座場域。\n") == [(1, "8-1")]


def test_a_label_on_a_line_of_its_own_is_furniture() -> None:
    document = document_from_text("8-1\n經濟部115年度施政計畫\n8-2\n貳、年度重要計畫\n")
    kept = without_labels(document.lines, find_page_labels(document.lines))
    assert [line.number for line in kept] == [2, 4]


def test_a_text_without_labels_has_none() -> None:
    assert labels("經濟部115年度施政計畫\n前言。\n") == []


def test_labels_at_the_foot_of_their_pages() -> None:
    text = "農業部116年度施政計畫\n前言。\n- 1 -\n貳、年度重要計畫\n工作計畫名稱\n- 2 -\n五、農地。\n"
    lines = document_from_text(text).lines
    found = find_page_labels(lines)
    assert [(label.line, label.label) for label in found] == [(3, "1"), (6, "2")]
    assert [page_map(found, lines).label(number) for number in range(1, 8)] == [*"111222", ""]


def test_pages_numbered_alone_at_the_top() -> None:
    text = "1\n農業部116年度施政計畫\n前言。\n2\n貳、年度重要計畫\n"
    lines = document_from_text(text).lines
    assert labels(text) == [(1, "1"), (4, "2")]
    assert [page_map(find_page_labels(lines), lines).label(n) for n in range(1, 6)] == [*"11122"]


def test_a_single_number_on_a_line_is_no_label() -> None:
    assert labels("農業部116年度施政計畫\n執行率達\n85\n。\n") == []
