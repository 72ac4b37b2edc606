"""Benefits, recommendations and notes on indicators: running text read as outline items."""

import pytest

from generator.families.infra_review.text.asides import split_asides
from generator.families.infra_review.text.item_text import split_title
from generator.families.infra_review.text.narrative import read_narrative
from generator.families.infra_review.text.prose_wrapping import ProseWrapping
from generator.families.infra_review.text.trailing_numbers import lead_with_numbers
from generator.reading.document import Line, document_from_text
from tests.families.infra_review.reviews import excerpt, one, programme, read, real, review, rows

MARKED = ProseWrapping(marked=True, width=66, blank_lines=False)


def half_counts(table, field, value):
    found = [r["programme_no"] <= 24 for r in real().tables[table] if r[field] == value]
    return [sum(found), len(found) - sum(found)]


def test_every_statement_on_benefits_is_there():
    assert half_counts("benefit_items", "benefit_kind", "quantified") == [53, 76]
    assert half_counts("benefit_items", "benefit_kind", "unquantified") == [56, 94]


def test_headings_and_labels_become_titles():
    found = rows(real(), "benefit_items", "item_path", "title", programme_no=1)
    assert found == [
        ("（一）", "創造就業機會"),
        ("（二）", "帶動公民營企業投資"),
        ("（一）", ""),
        ("（二）", "補充水庫下游河道砂源"),
        ("（三）", "節能減碳效益"),
        ("（四）", "增加民眾對政府信賴"),
    ]


def test_a_heading_that_the_text_repeats_is_not_split_off():
    row = one(real(), "benefit_items", programme_no=8, item_path="（二）", benefit_kind="quantified")
    assert row["title"] == ""
    assert row["text"].startswith("帶動公民營企業投資\n帶動公民營企業投資：辦理水庫更新改善工程")


def test_text_behind_the_colon_of_a_heading_is_the_statement():
    assert rows(real(), "benefit_items", "text", programme_no=23, benefit_kind="quantified") == ["無"]
    (text,) = rows(real(), "benefit_items", "text", programme_no=11, benefit_kind="unquantified")
    assert text.startswith("提升新竹地區供水系統之供水能力、提高供水穩定度，以及提升輸水幹管")


def test_a_remark_in_a_heading_is_no_statement():
    headings = [r["heading"] for r in real().tables["passages"] if str(r["path"]).startswith("28/伍/")]
    assert headings == ["可量化之經濟效益", "不可量化之經濟效益 (109年度完成)"]
    assert len(rows(real(), "benefit_items", "text", programme_no=28)) == 5


def test_benefits_of_sub_projects_carry_their_name():
    found = rows(real(), "benefit_items", "sub_project", "benefit_kind", programme_no=46)
    assert len({name for name, _ in found}) == 3
    assert len(found) == 15


def test_stems_and_bullets_are_levels_of_their_own():
    stems = rows(real(), "benefit_items", "item_path", programme_no=39, benefit_kind="unquantified")
    assert stems[1:4] == ["（一）/1", "（一）/1/乙", "（一）/1/丙"]
    bullets = rows(real(), "benefit_items", "item_path", programme_no=35, benefit_kind="quantified")
    assert bullets[3:] == ["（一）/2/•1", "（一）/2/•2", "（一）/2/•3"]


def test_amounts_at_the_beginning_of_a_line_are_no_items():
    found = rows(real(), "benefit_items", "text", programme_no=42, benefit_kind="quantified")
    assert found[3].endswith("創造就業機會14.5 人年。")
    third = rows(real(), "benefit_items", "text", programme_no=39, item_path="（一）/2")
    assert "1.5 日線上虛擬論壇" in third[0]


def test_every_recommendation_is_there():
    found = real().tables["recommendations"]
    assert [sum(r["programme_no"] <= 24 for r in found), len(found)] == [76, 148]
    assert rows(real(), "recommendations", "item_path", "outline_level", programme_no=5) == [("", 0)]
    assert rows(real(), "recommendations", "item_path", programme_no=23) == [
        "一", "一/（一）", "一/（二）", "一/（三）", "二", "二/（一）", "二/（二）",
    ]  # fmt: skip


def test_paragraphs_of_one_item_are_kept_apart():
    row = one(real(), "recommendations", programme_no=33, item_path="一")
    assert row["title"] == "協助業者注重數位工具導入與數據分析"
    assert len(row["text"].split("\n")) == 5


def test_the_title_page_of_the_next_programme_is_no_recommendation():
    last = rows(real(), "recommendations", "text", programme_no=1)[-1]
    assert last.endswith("並於 111 年開工，113 年完成。")
    assert not any("綠能建設" in text for text in rows(real(), "recommendations", "text", programme_no=19))


def test_every_note_on_indicators_is_there():
    found = real().tables["indicator_notes"]
    # Group headings count here as in all tables of running text; 註： without words of its own does not.
    assert [sum(r["programme_no"] <= 24 for r in found), len(found)] == [82, 292]
    assert rows(real(), "indicator_notes", "item_path", programme_no=18, indicator_kind="work") == [
        "註/1", "註/2", "（一）", "（一）/1", "（一）/2", "（二）", "（二）/1", "（二）/2", "（二）/3",
    ]  # fmt: skip


def test_a_hand_justified_line_does_not_end_its_paragraph():
    (note,) = rows(real(), "indicator_notes", "text", programme_no=23, indicator_kind="benefit")
    assert (
        note == "110 年度完成高階銲接技術訓練 20 人，提供水下基礎相關產業鏈銲接工程與銲接技術人才需求運用。"
    )


def test_words_of_a_figure_do_not_break_the_sentence_around_them():
    row = one(real(), "indicator_notes", programme_no=38, indicator_kind="work", item_path="（二）/1")
    assert "IC 封裝用感光性聚醯亞胺絕緣材料" in row["text"]


@pytest.mark.parametrize(
    ("paragraphs", "children", "expected"),
    [
        (["創造就業機會：共 60人。"], False, ("創造就業機會", "共 60人。")),
        (["創造就業機會", "110 年辦理工程。"], False, ("創造就業機會", "110 年辦理工程。")),
        (["第一分項：推動技術輔導團"], True, ("第一分項：推動技術輔導團", "")),
        (["完成雲端平台。"], False, ("", "完成雲端平台。")),
        (["協助廠商，例如：電壓調節。"], False, ("", "協助廠商，例如：電壓調節。")),
        (["常態備援水井建置:106 年已完成。"], False, ("常態備援水井建置", "106 年已完成。")),
        (["下午14:00 開始。"], False, ("", "下午14:00 開始。")),
        (["完成「甲：乙」。"], False, ("", "完成「甲：乙」。")),
        (["完成甲。", "完成乙。"], False, ("", "完成甲。\n完成乙。")),
        (["帶動投資", "帶動投資：1 億元。"], False, ("", "帶動投資\n帶動投資：1 億元。")),
        ([], False, ("", "")),
    ],
)
def test_title_and_text(paragraphs, children, expected):
    assert split_title(paragraphs, has_children=children) == expected


def lines(text: str) -> list[Line]:
    return [line for line in document_from_text(text) if not line.blank]


def test_list_numbers_at_the_end_of_a_line_move_to_its_front():
    printed = [
        "推動新型態展演模式並完成驗證。 1.",
        "推出節目。 ",
        "「5G 專網」配合需求，以符合展2.",
        "演廳。 ",
        "共投資 3.",
    ]
    assert [line.text for line in lead_with_numbers(lines("\n".join(printed)), MARKED)] == [
        "1. 推動新型態展演模式並完成驗證。 ",
        "推出節目。 ",
        "2. 「5G 專網」配合需求，以符合展",
        "演廳。 ",
        "3. 共投資 ",
    ]


def test_captions_and_addresses_stand_apart():
    items = ["一、完成設備建置。 ", "圖 1、驗證設備 ", "https://example.org/a ", "二、圖資更新已完成。 "]
    text = "\n".join([*items, "示範場域示意圖 "])
    prose, asides = split_asides(lines(text), MARKED)
    assert [line.number for line in prose] == [1, 4]
    assert [aside.text for aside in asides] == ["圖 1、驗證設備", "https://example.org/a", "示範場域示意圖"]


def test_any_depth_of_numbering_is_read():
    text = "1.完成甲。 \n(1)完成乙。 \n(2)完成丙。 \n2.110 年重點工作： \n(1)完成丁。 \n"
    items = read_narrative(lines(text), MARKED).items
    assert [(item.path, item.kind) for item in items] == [
        ("1", "group"), ("1/(1)", "item"), ("1/(2)", "item"), ("2", "group"), ("2/(1)", "item"),
    ]  # fmt: skip
    assert items[3].title == "110 年重點工作"


def test_another_programme_with_other_depths():
    text = programme().replace(
        "一、加強督促執行機關趕辦工程。",
        "(一) 甲機關 \n\n1. 加強督促。 \n\n2. 持續檢討。 \n\n(二) 乙機關： \n\n• 加速核銷。 \n\n• 趕辦。 ",
    )
    found = read(review(text))
    assert rows(found, "recommendations", "item_path") == [
        "（一）", "（一）/1", "（一）/2", "（二）", "（二）/•1", "（二）/•2",
    ]  # fmt: skip
    assert found.ledger.unread() == []


def test_lines_without_closing_blanks_are_still_parted_into_items():
    stripped = "\n".join(line.rstrip() for line in excerpt(5212, 5353).split("\n"))
    whole = programme().split("陸、檢討與建議")[0]
    found = read(review(whole + stripped[stripped.index("陸、") :]))
    assert len(found.tables["recommendations"]) == 20
