"""Marks, carried text, running heads and header words: the small steps that the readers share."""

from pathlib import Path

import pytest

from generator.families.unit_budget import page_labels
from generator.families.unit_budget.carried import carried_length
from generator.families.unit_budget.heads import cover_agency, find_agency, find_heads, running_text
from generator.families.unit_budget.kinds import Kind, kind_of
from generator.families.unit_budget.markers import ends_sentence, item_starts, leading_mark
from generator.reading.document import document_from_text
from generator.reading.tables import pipe_tables
from generator.yaml_files import load_yaml


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、現行法定職掌", (1, "一", "現行法定職掌")),
        ("（二）年度重要施政計畫", (2, "(二)", "年度重要施政計畫")),
        ("9.政風室：", (3, "9", "政風室：")),
        (" - (10) 其它有關人事事項。", (4, "(10)", "其它有關人事事項。")),
        ("①推動產學合作", (5, "①", "推動產學合作")),
        ("A.109 至 112 年協助", (6, "A", "109 至 112 年協助")),
        (" - <16>國際工業合作相關業務事項。", (7, "<16>", "國際工業合作相關業務事項。")),
    ],
)
def test_marks_of_an_outline(text: str, expected: tuple[int, str, str]) -> None:
    mark = leading_mark(text)
    assert mark is not None
    assert (mark.level, mark.label, mark.rest) == expected


TITLES = load_yaml(Path(page_labels.__file__).with_name("contents.yml"))["titles"]


@pytest.mark.parametrize("entry", TITLES, ids=lambda entry: entry["kind"])
def test_an_entry_of_the_contents_is_known_by_the_word_of_one_kind_of_table(entry) -> None:
    assert {other["word"] for other in TITLES if other["word"] in entry["example"]} == {entry["word"]}


@pytest.mark.parametrize("text", ["單位：人", "5G系統整合", "2.0計畫", "-", ""])
def test_texts_without_mark(text: str) -> None:
    assert leading_mark(text) is None


def test_items_of_a_flat_list() -> None:
    text = "包括： 1. 設計2.0計畫，計1.5億元。 2.智慧(A+3.0) 3.5G計畫"
    assert [number for number, _, _ in item_starts(text)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("完成。", True), ("完成。」", True), ("產品之補助", False), ("如下：", False), ("", False)],
)
def test_ends_of_sentences(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


@pytest.mark.parametrize(
    ("before", "text", "carried"),
    [
        ("1. 對外建構。", "2.對內規劃，加速落地。 1.發展AI應用。", "2.對內規劃，加速落地。 "),
        ("2. 完成。", "3.推動場域試煉。 維運對日合作單一平台。", "3.推動場域試煉。"),
        ("提升產業人才國", "際競爭力。\n1. 推動聯誼會。", "際競爭力。\n"),
        ("2.提供諮詢", "，帶動發展。 1.建置平台。", "，帶動發展。 "),
        ("2.辦理核發之", "獎金。 1.依據辦法。", "獎金。 "),
        (
            "(1)人員維持費。",
            "(2)基本行政費。 (3)資訊經費。 1.本年度預算數。",
            "(2)基本行政費。 (3)資訊經費。 ",
        ),
        ("已完成。", "1.依據辦法。 2.辦理補助。", ""),
        ("已完成。", "辦理下列事項： 1.甲。 2.乙。", ""),
        ("產品之補助", "1.依據辦法。", ""),
        ("", "2.對內規劃。", ""),
    ],
)
def test_text_that_a_page_break_carried_into_the_next_cell(before: str, text: str, carried: str) -> None:
    assert text[: carried_length(before, text)] == carried


def test_replies_are_no_lists() -> None:
    reply = "於 9 月份核定後執行。\n本部業於 113 年函送，摘述如下：\n1.創新。"
    assert reply[: carried_length("主題式補助 4 件，", reply, numbered=False)] == "於 9 月份核定後執行。"
    assert carried_length("已完成。", reply, numbered=False) == 0


def test_heads_of_single_pages_and_spreads() -> None:
    text = (
        "經濟部能源署單位預算\n\n**經濟部能源署\n歲入項目說明提要表**\n\n中華民國115年度\n\n單位：新臺幣千元\n\n"
        "經濟部\n歲出一級用途\n中華民國\n\n| 科目 |\n|--|\n\n能源署\n別科目分析表\n115年度\n\n本文。\n"
        "經濟部能源署\n歲出計畫提要\n\n經資門併計\n\n中華民國 115 年度\n\n單位：新臺幣千元\n"
    )
    document = document_from_text(text)
    texts = running_text(document)
    agency = find_agency(texts)
    heads = find_heads(document, texts, agency)
    assert agency == "經濟部能源署"
    assert [(head.title, head.side, head.year_roc) for head in heads] == [
        ("歲入項目說明提要表", "full", 115),
        ("歲出一級用途", "left", None),
        ("別科目分析表", "right", 115),
        ("歲出計畫提要", "full", 115),
    ]
    assert heads[0].lines == (3, 4, 6, 8)
    assert heads[3].lines == (22, 23, 25, 27, 29)


def test_an_agency_is_known_by_its_heads_where_the_cover_is_lost() -> None:
    text = "\n\n".join(["經濟部能源署\n預算總說明\n中華民國 115 年度\n\n本文。"] * 3)
    assert find_agency(running_text(document_from_text(text))) == "經濟部能源署"
    assert find_agency({1: "預算總說明"}) == ""


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("經濟部產業發展署單位預算", "經濟部產業發展署"),
        ("經濟部標準檢驗局基隆分局單位預算之分預算", "經濟部標準檢驗局基隆分局"),
        ("行政院主計總處單位法定預算", "行政院主計總處"),
        ("經濟部能源署115年度單位預算案", "經濟部能源署"),
        ("中央政府總預算案", ""),
        ("預算總說明", ""),
    ],
)
def test_covers(text: str, agency: str) -> None:
    assert cover_agency(text) == agency


def kind(header: str, title: str = "", side: str = "full", before: Kind | None = None) -> Kind | None:
    (table,) = pipe_tables(document_from_text(header + "\n|--|--|--|\n| 1 | 2 | 3 |"))
    return kind_of(table, title, side, before)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "title", "expected"),
    [
        ("| 捐 助 計 畫 | 計 畫 起 訖 年 度 | 捐 助 內 容 |", "", Kind("donations", "left")),
        ("| 委 辦 計 畫 | 計 畫 起 訖 年 度 | 委 辦 內 容 |", "", Kind("commissioned", "left")),
        ("| 計畫名稱及領域代碼 | 擬前往國家或地區 | 旅費 |", "", Kind("trips", "left")),
        ("| 計畫名稱及領域代碼 | 擬前往地區 | 擬拜會單位 |", "", Kind("mainland_trips", "left")),
        ("| 本年度 預算數 | 上年度 預算數 | 前年度 決算數 |", "歲入來源別預算表", Kind("revenue")),
        ("| 本年度 預算數 | 上年度 預算數 | 前年度 決算數 |", "歲出機關別預算表", Kind("expenditure")),
        ("| 類 別 | 本 年 度 預 計 人 天 | 本 年 度 預 算 數 |", "", Kind("trip_summary")),
        ("| 首長姓名 | 電話 | 地址 |", "通訊錄", None),
    ],
)
def test_tables_are_known_by_their_header_words(header: str, title: str, expected: Kind | None) -> None:
    assert kind(header, title) == expected


def test_right_halves_take_their_kind_from_the_left() -> None:
    left = Kind("subsidies", "left")
    assert kind("| 經 費 之 用 途 分 析 | | |", "分析表", "right", left) == Kind("subsidies", "right")
    assert kind("| 亂碼 | | |", "分析表", "right", left) == Kind("subsidies", "right")
    assert kind("| 經 費 之 用 途 分 析 | | |", "分析表", "right", None) is None


def test_a_carried_end_reaches_to_the_last_item_that_counts_on() -> None:
    before = "1. 運用研發補助，推動光電產業創新。 2. 建構跨域合作平台，發展"
    end = "客製化解決方案。 3.推動場域試煉及形塑商模，整合應用國際合作。"
    own = " 維運對日合作單一平台，從中央、地方等四大面向切入。共同拓展海外市場。"
    assert carried_length(before, end + own) == len(end)
    assert carried_length(before.replace("，發展", "。"), end[9:] + own) == len(end[9:])
    assert carried_length("1. 已完成。", "維運平台。 3. 研發。") == 0
