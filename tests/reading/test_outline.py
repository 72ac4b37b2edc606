from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.paths import ProjectPaths
from generator.reading.document import document_from_text, read_document
from generator.reading.markers import (
    ARABIC,
    ARABIC_BRACKET,
    CIRCLED,
    CJK,
    CJK_BRACKET,
    FINANCIAL,
    ROMAN,
    ROMAN_SMALL,
    match_marker,
)
from generator.reading.outline import Outline, read_outline
from generator.reading.paragraph import join_paragraph
from generator.reading.wrapping import Wrapping, columns
from tests.patience import IN_PROPORTION, growth

STYLES = (FINANCIAL, CJK, CJK_BRACKET, ARABIC, ARABIC_BRACKET)

# From the business report of early ROC 113, categories 商業 and 能源.
COMMERCE = (
    "貳、商業 \n\n一、 持續完善商業法制、提供便捷商工行政資訊服務 \n\n"
    "（一） 擬具中古汽車買賣定型化契約應記載及不得記載事項修正草\n\n案 \n\n"
    "1、 112年 8月預告中古汽車買賣定型化契約應記載及不得記載事\n\n項修正草案。 \n\n"
    "2、 基於電動汽車之發展，須與時俱進，爰修正相關規定，\n\n以保護消費者權益。 \n\n"
    "3、 修正重點包含(1)因應電動汽車之發展，並修正揭露交車里程數\n\n"
    "方式。(2)增訂企業經營者提供第 3 人貸款機構之告知義務。\n\n"
    "(3)明定個人資料保護。(4)增訂不得約定將本契約之債權讓與\n\n第 3 人。 \n\n"
    "（二） 強化商工行政資訊系統功能 \n\n1、 配合財政部稅籍登記規則修正，公司登記線上申請，增列網路\n\n"
    "銷售業者應登記資料，完善稅籍登記併案辦理機制。 \n"
    " 二、 促進商業服務業發展，提升商業服務業競爭力 \n"
)


def outline_of(text: str) -> Outline:
    return read_outline(document_from_text(text).lines, STYLES)


def signature(outline: Outline) -> list[tuple[str, list[str]]]:
    return [(".".join(i.path), ["".join(p.text.split()) for p in i.paragraphs]) for i in outline.walk()]


def test_five_levels_are_read_and_an_inline_enumeration_is_no_item() -> None:
    outline = outline_of(COMMERCE.replace("貳、", "壹、"))
    assert [path for path, _ in signature(outline)] == [
        "1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.2", "1.1.2.1", "1.2",
    ]  # fmt: skip
    third = next(item for item in outline.walk() if item.path == ("1", "1", "1", "3"))
    assert third.paragraphs[0].text.endswith(
        "(3)明定個人資料保護。(4)增訂不得約定將本契約之債權讓與第 3 人。"
    )
    assert outline.findings == []


def test_a_text_that_begins_at_the_second_item_says_so_and_loses_nothing() -> None:
    outline = outline_of(COMMERCE)
    assert [item.path[0] for item in outline.walk()] == ["2"] * 9
    assert [(f.step, f.printed, f.expected) for f in outline.findings] == [("gap", "貳、", 1)]


def test_a_heading_and_the_unnumbered_paragraph_below_it_stay_apart() -> None:
    outline = outline_of(
        COMMERCE.replace("貳、", "壹、")
        + "三、 掌握下世代通訊標準 \n\n為協助產業接軌下世代（B5G、6G）通訊技術及標準，\n\n於 112年起連結。 \n"
    )
    last = outline.items[0].children[-1]
    assert [p.text for p in last.paragraphs] == [
        "掌握下世代通訊標準",
        "為協助產業接軌下世代（B5G、6G）通訊技術及標準，於 112年起連結。",
    ]


@pytest.mark.parametrize("gap", [4, 5])
def test_a_gap_in_the_numbering_is_a_finding(gap: int) -> None:
    text = f"壹、能源\n一、推動轉型\n二、確保供應\n{'一二三四五'[gap - 1]}、電價檢討\n貳、水利\n"
    outline = outline_of(text)
    assert [item.path for item in outline.items[0].children] == [("1", "1"), ("1", "2"), ("1", str(gap))]
    assert [(f.step, f.line, f.expected) for f in outline.findings] == [("gap", 4, 3)]


def test_a_repeated_number_gets_a_path_of_its_own() -> None:
    outline = outline_of("壹、能源\n一、甲\n二、乙\n二、丙\n三、丁\n")
    assert [".".join(i.path) for i in outline.items[0].children] == ["1.1", "1.2", "1.2-2", "1.3"]
    assert [f.step for f in outline.findings] == ["repeat"]


def test_a_second_report_in_the_same_text_counts_on() -> None:
    outline = outline_of("壹、工業\n一、甲\n貳、商業\n壹、能源\n一、乙\n貳、水利\n")
    assert [(i.path[0], i.paragraphs[0].text) for i in outline.items] == [
        ("1", "工業"), ("2", "商業"), ("3", "能源"), ("4", "水利"),
    ]  # fmt: skip
    assert [f.step for f in outline.findings] == ["restart"]


@pytest.mark.parametrize("three", ["参", "參", "叁", "叄"])
def test_variants_of_a_numeral_are_one_number(three: str) -> None:
    marker = match_marker(f"拾{three}、地質調查及礦業", STYLES)
    assert marker is not None
    assert (marker.number, marker.end) == (13, 3)


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("（十二） 推廣", CJK_BRACKET, 12),
        ("(一)推廣", CJK_BRACKET, 1),
        ("（１） 推廣", ARABIC_BRACKET, 1),
        ("1. 家電汰舊補助：112 至 113 年", ARABIC, 1),
        ("１、 112 年建立", ARABIC, 1),
        ("2. 112 年建立", ARABIC, 2),
        (" 拾壹、能源", FINANCIAL, 11),
        ("③ 推廣", CIRCLED, 3),
        ("IV. 推廣", ROMAN, 4),
        ("iv. 推廣", ROMAN_SMALL, 4),
    ],
)
def test_markers_in_both_widths(text: str, style: object, number: int) -> None:
    marker = match_marker(text, (*STYLES, ROMAN, ROMAN_SMALL, CIRCLED))
    assert marker is not None
    assert (marker.style, marker.number) == (style, number)


@pytest.mark.parametrize(
    "text",
    ["1.7kV 碳化矽", "12.54%。", "20.8 億元", "(41.1%)、德國", "（56.1%)", "7,506件", "(110-111年)",
     "1. 5 個月", "第一、二期", "(16 車 2 船 1 機)", "2025世", "0、"],
)  # fmt: skip
def test_numbers_at_the_start_of_a_line_are_no_markers(text: str) -> None:
    assert match_marker(text, STYLES) is None


def test_a_list_of_numbers_cut_by_a_wrap_is_no_item() -> None:
    body = "第 7 號機組已於 107 年 3 月 28 日商轉，可配合調度。第 7、8、"
    text = f"壹、電力 \n\n一、 計畫：裝置 3 部機組，{body}\n\n9、7 號機分別預定於 113 年商轉。 \n\n"
    filler = "".join(f"{n}、 說明文字說明文字說明文字說明。 \n\n" for n in "二三四五六七")
    outline = outline_of(text + filler)
    assert outline.items[0].children[0].path == ("1", "1")
    assert len(outline.items[0].children[0].children) == 0


def test_a_number_behind_a_list_mark_is_no_item_though_it_is_due() -> None:
    """From the annual plan of ROC 115, wrapped so that the next number stands at the start of a line."""
    lines = document_from_text(
        "一、完成整備建置，並進行核一、\n二、三廠室內乾貯設施設計作業。\n二、執行調查。\n"
    ).lines
    outline = read_outline(lines, (CJK,), Wrapping(False, 30, False))
    assert [item.paragraphs[0].text for item in outline.items] == [
        "完成整備建置，並進行核一、二、三廠室內乾貯設施設計作業。",
        "執行調查。",
    ]


def wrap(text: str, width: int) -> list[str]:
    lines, current = [], ""
    for c in text:
        if columns(current + c) > width:
            lines.append(current)
            current = ""
        current += c
    return [*lines, current]


@pytest.fixture(scope="module")
def commerce_to_trade() -> Outline:
    """Categories 貳 to 伍 of the real report: no running head stands in them."""
    lines = read_document(ProjectPaths.of_checkout().sources / "moea-business-report-113.txt").lines
    first = next(line.number for line in lines if line.stripped == "貳、商業")
    last = next(line.number for line in lines if line.stripped == "肆、國營事業")
    return read_outline(lines[first - 1 : last - 1], STYLES)


@pytest.mark.parametrize("width", [44, 66, 80])
@pytest.mark.parametrize(("end", "between"), [("", "\n"), (" ", "\n"), ("", "\n\n"), (" ", "\n\n")])
def test_a_wrapped_copy_has_the_outline_of_the_report(
    commerce_to_trade: Outline, width: int, end: str, between: str
) -> None:
    expected = signature(commerce_to_trade)
    assert len(expected) == 53 + 47
    paragraphs = [
        (item.marker.printed if k == 0 else "") + paragraph.text
        for item in commerce_to_trade.walk()
        for k, paragraph in enumerate(item.paragraphs)
    ]
    assert signature(outline_of("\n".join(paragraphs))) == expected
    wrapped = between.join(between.join(wrap(paragraph, width)) + end for paragraph in paragraphs)
    assert signature(outline_of(wrapped)) == expected


def test_a_paragraph_knows_the_lines_of_its_parts() -> None:
    paragraph = join_paragraph([(10, " 計辦理 6 萬"), (12, ""), (14, "7,506件，核准金額")])
    assert paragraph.text == "計辦理 6 萬7,506件，核准金額"
    start = paragraph.text.index("6")
    assert paragraph.lines(start, start + 8) == (10, 14)
    assert paragraph.lines(0, 3) == (10,)
    assert paragraph.lines() == (10, 14)
    assert join_paragraph([]).lines() == ()


@given(st.lists(st.text(alphabet="壹貳一二（）()12、.。 年甲", max_size=12), max_size=30))
def test_every_line_is_kept_whatever_the_text(texts: list[str]) -> None:
    document = document_from_text("\n".join(texts))
    outline = read_outline(document.lines, STYLES)
    kept = {n for p in outline.preamble for n in p.numbers}
    for item in outline.walk():
        kept |= set(item.own_lines)
    assert {line.number for line in document if not line.blank} == kept
    paths = [item.path for item in outline.walk()]
    assert len(set(paths)) == len(paths)


def test_false_markers_take_time_in_proportion() -> None:
    def read(size: int) -> object:
        return outline_of("壹、甲\n" + "(3)(4)(5)、1、2、" * 10 + "\n一、乙\n" * size)

    assert growth(read, 1_000) < IN_PROPORTION


def test_wrapping_of_a_short_text_calls_every_line_a_paragraph() -> None:
    lines = document_from_text("壹、甲\n乙").lines
    assert Wrapping.of(lines).ends_paragraph(lines[0], lines[1]) is True
