from __future__ import annotations

import pytest

from tests.families.business_report.reports import parse_text, real_report


def rows(path: str, body: str = "") -> list[tuple[str, str, str]]:
    """(row label, column, printed) of the breakdowns of an item."""
    parsed = parse_text(f"壹、甲\n一、{body}\n") if body else real_report()
    return [
        (str(r["row_label"]), str(r["column"]), str(r["printed"]))
        for r in parsed.tables["breakdown_rows"]
        if str(r["breakdown_id"]).startswith(f"{path}/")
    ]


def test_names_of_industries_are_not_cut_at_their_own_marks() -> None:
    labels = dict.fromkeys(label for label, *_ in rows("5.1.2.1"))
    assert list(labels) == [
        "新加坡", "德國", "加勒比海英國屬地", "加拿大", "美國",
        "金融及保險業", "電力及燃氣供應業", "批發及零售業", "專業、科學及技術服務業", "資訊及通訊傳播業",
    ]  # fmt: skip
    assert ("加勒比海英國屬地", "%", "10.9%") in rows("5.1.2.1")


def test_a_total_does_not_stand_among_its_parts() -> None:
    assert rows("1.3.2") == [
        ("陳述意見", "家", "85家"), ("勒令停工", "家", "500 家"), ("已停工或已歇業", "家", "116 家"),
        ("停止供水供電", "家", "5 家"), ("拆除", "家", "2 家"),
    ]  # fmt: skip


@pytest.mark.parametrize("whole", ["708 家", "718 家", "7O8 家"])
def test_what_the_text_takes_apart_is_no_part_whatever_its_number(whole: str) -> None:
    body = f"裁處計 {whole}，包括陳述意見 85 家、勒令停工 500 家、歇業 116 家、拆除 7 家。"
    assert [label for label, *_ in rows("1.1", body)] == ["陳述意見", "勒令停工", "歇業", "拆除"]


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("查核 40 家汽柴油業、16 家溶劑油業、24 家再生油業。", ["汽柴油業", "溶劑油業", "再生油業"]),
        ("甲級 16 家、乙級 24 家、丙級 40 家。", ["甲級", "乙級", "丙級"]),
        ("總數 60 家，甲級 16 家、乙級 24 家、丙級 20 家。", ["甲級", "乙級", "丙級"]),
    ],
)
def test_members_of_a_list_stay_where_one_happens_to_make_up_the_others(body: str, labels: list[str]) -> None:
    assert [label for label, *_ in rows("1.1", body)] == labels


def test_lists_mapped_by_position() -> None:
    assert [(label, printed) for label, _, printed in rows("9.4.7.1")] == [
        ("歐盟", "43 家"), ("英國", "38 家"), ("巴西", "27 家"),
        ("越南", "43 家"), ("俄羅斯", "14 家"), ("中國大陸", "4 家"),
    ]  # fmt: skip
    assert {
        r.certainty for r in real_report().tables["breakdown_rows"] if r["breakdown_kind"] == "ordered"
    } == {"derived"}


def test_labels_behind_the_amounts_and_values_before_and_after() -> None:
    assert [label for label, *_ in rows("11.7.4")] == [
        "汽柴油批發業者",
        "溶劑油與潤滑油輸入業者",
        "生質燃料及再生油品業者",
    ]
    assert rows("9.4.4.1")[:2] == [
        ("國小幼兒園檢驗完成率", "由", "37%"),
        ("國小幼兒園檢驗完成率", "至", "99.6%"),
    ]


def test_sibling_items_that_say_the_same_of_each() -> None:
    assert [(label, column, printed) for label, column, printed in rows("5.2")][:3] == [
        ("臺商回臺方案", "廠商通過資格審查", "303 家"),
        ("臺商回臺方案", "總投資金額", "1.2兆元"),
        ("臺商回臺方案", "創造本國就業人數", "87,212 人"),
    ]
    assert len(rows("9.2.1")) == 6


def test_a_noun_behind_every_amount_makes_a_table_across_clauses() -> None:
    assert [(label, printed) for label, _, printed in rows("12.1.1.2")] == [
        ("澎湖馬公二期", "6,000 噸"), ("七美", "900 噸"), ("吉貝", "600 噸"),
        ("新竹", "10 萬噸"), ("臺南第一期", "10 萬噸"),
    ]  # fmt: skip


def test_short_labels_of_clauses_make_a_table() -> None:
    assert [(label, printed) for label, _, printed in rows("6.1")] == [
        ("出進口貿易總額", "7,844 億美元"), ("出口", "4,325 億美元"),
        ("進口", "3,519億美元"), ("出超", "806 億美元"),
    ]  # fmt: skip


def test_what_was_done_is_no_part_of_a_label() -> None:
    assert [label for label, *_ in rows("1.1.3.1.2")] == [
        "沃旭大彰化風場", "CIP彰芳西島風場", "中能風場", "台電二期風場", "海龍二號風場",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "補助 5 億元，帶動投資 6 億元，促成商機 7 億元。",
        "更協助 64％企業提升市占率，且 67%企業營收成長及 75%企業成本降低。",
        "甲 5 億元，乙 6 億元。",
        "基本工資由每月 27,470 元調整至 28,590 元；每小時由 183 元調整至 190 元。",
    ],
)
def test_clauses_that_tell_what_was_done_are_no_table(body: str) -> None:
    assert rows("1.1", body) == []


def test_a_sentence_with_unrelated_amounts_is_no_table() -> None:
    assert rows("1.1", "協助 25 家臺廠投入測試，並輔導其中 7 家獲得 14 面標章，帶動產值達 1.3 兆元。") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "淹水：甲地平均淹水約30-80公分；乙地約30-60公分；丙地約20-50公分。",
            [("公分（下限）", "30"), ("公分（上限）", "80"), ("公分（下限）", "30"),
             ("公分（上限）", "60"), ("公分（下限）", "20"), ("公分（上限）", "50")],
        ),
        (
            "甲 5 家(8 家)、乙 6 家(9 家)、丙 7 家(10 家)。",
            [("家", "5"), ("家（2）", "8"), ("家", "6"), ("家（2）", "9"), ("家", "7"), ("家（2）", "10")],
        ),
    ],
)  # fmt: skip
def test_columns_of_a_row_differ_whatever_the_text_says(body: str, expected: list[tuple[str, str]]) -> None:
    parsed = parse_text(f"壹、甲\n一、{body}\n")
    found = [(str(r["column"]), str(r["value"])) for r in parsed.tables["breakdown_rows"]]
    assert found == expected
    assert parsed.collector.problems == []


def test_both_ends_of_a_range_that_ends_sibling_items_are_kept() -> None:
    parsed = parse_text("壹、甲\n一、預估：\n(一)A：30-80公分。\n(二)B：5-6公分。\n(三)C：5-9公分。\n")
    found = [(r["row_label"], r["column"], int(str(r["value"]))) for r in parsed.tables["breakdown_rows"]]
    assert found[:2] == [("A", "公分（下限）", 30), ("A", "公分（上限）", 80)]
    assert len(found) == 6


def test_a_row_has_the_lines_of_its_label_too() -> None:
    (row,) = [
        r
        for r in real_report().tables["breakdown_rows"]
        if (r["item_path"], r["row_label"]) == ("1.3.2", "停止供水供電")
    ]
    lines = real_report().collector.document
    assert [lines.line(number).stripped[-6:] for number in row.lines] == ["停止供水供電", "除 2 家。"]


def test_no_required_label_comes_out_empty() -> None:
    parsed = parse_text(
        "壹、甲\n一、\n(一)，\n貳、\n一、分別為 5 億元及 6 億元，甲、分別為 7 億元、8 億元。\n"
    )
    assert [str(c["category"]) for c in parsed.tables["categories"]] == ["甲", "貳、"]
    assert all(str(item["label"]) for item in parsed.tables["items"])
    assert all(str(row["row_label"]) for row in parsed.tables["breakdown_rows"])


def test_a_row_among_equal_ones_is_not_left_out_because_the_others_make_up_the_total() -> None:
    list_of = "已完成電廠直供 2 項、樞紐節點 {} 項、配送節點 1 項、分散供電 16 項，合計共完成 22 項"
    labels = ["電廠直供", "樞紐節點", "配送節點", "分散供電"]
    for second in ("3", "5"):
        assert [label for label, *_ in rows("1.1", list_of.format(second))][:4] == labels
    before = "計有 31,938 件，經分析，甲類 533 件、乙類 27 件，共計 560 件"
    assert [label for label, *_ in rows("1.1", before)][:2] == ["甲類", "乙類"]
