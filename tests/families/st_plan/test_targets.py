"""Promises read from sentences of the plan."""

from decimal import Decimal

import pytest

from generator.families.st_plan.plan.damage import damaged_spans
from generator.families.st_plan.plan.targets import Target, find_targets


def values(text: str) -> list[tuple[object, ...]]:
    return [(t.kind, t.value, t.unit, t.start_year, t.target_year) for t in find_targets(text, 2025)]


SENTENCES = [
    (
        "離岸風力發電加強電力網計畫預計於 2030 年之前完成 7 站 7 線強化工程，以增加離岸風力 11 GW 併網容量。",
        [
            ("quantity", Decimal(7), "站", None, 2030),
            ("quantity", Decimal(7), "線", None, 2030),
            ("quantity", Decimal(11), "GW", None, 2030),
        ],
    ),
    (
        "持續推動「高等教育深耕計畫」，第二期計畫（112—116年）挹注970億元，持續協助大學依據優勢領域發展多元特色。",
        [("quantity", Decimal(970), "億元", 2023, 2027)],
    ),
    # 345 kV names a line, 5 分鐘內 a condition, 2024 年 is over when the plan begins.
    (
        "2030 年之前擴充超一路之龍潭～中寮段及 345 kV 龍崎（南）～仁武線。",
        [("milestone", None, "", None, 2030)],
    ),
    (
        "2030 年之前自動化饋線下游 5 分鐘內復電事故數占比達 90%。",
        [("quantity", Decimal(90), "%", None, 2030)],
    ),
    ("另2024年起針對助理教授以上教師學術研究加給提高15%部分，亦比照補助七成。", []),
    ("2021 至 2023 年各領域平均占比為：工程領域 38.4%、人文領域 22.6%。", []),
    ("政府已於全臺建置 2,072 站淹水感測器，即時掌握積淹水事件。", []),
    ("為因應 2050 年全球溫室氣體淨零排放目標，運輸部門減碳策略聚焦在運具轉型。", []),
    (
        "規劃自 2026 年至 2035 年，每兩年為一期，每年分配 1.5 GW 容量，共釋出 15 GW。",
        [
            ("quantity", Decimal("1.5"), "GW/年", 2026, 2035),
            ("quantity", Decimal(15), "GW", 2026, 2035),
        ],
    ),
    (
        "我國預估 2024 年至 2028 年電力需求年均成長率約為 2.5%。",
        [("forecast", Decimal("2.5"), "%", 2024, 2028)],
    ),
    (
        "計劃於 2029 年至 2030 年完成開發相關系統，確保即時性。並針對 3 個（以上）體系在案之個案建立檔案。",
        [("milestone", None, "", 2029, 2030)],
    ),
    (
        "國籍航空 SAF 使用比例至少 5%；規範用電大戶強制 10%綠電。",
        [
            ("quantity", Decimal(5), "%", None, None),
            ("quantity", Decimal(10), "%", None, None),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentences_of_the_plan(sentence: str, expected: list[tuple[object, ...]]) -> None:
    assert values(sentence) == expected


def only(text: str) -> Target:
    (target,) = find_targets(text, 2025)
    return target


def test_a_baseline_is_no_target() -> None:
    target = only("2030 年至 2050 年之間，將燃氣複循環機組升降載率由原 5%/min 調整至 7%/min。")
    assert (target.value, target.baseline, target.unit) == (Decimal(7), Decimal(5), "%/min")
    assert (target.start_year, target.target_year) == (2030, 2050)


def test_the_phrase_is_the_clause_and_a_sign_both_ways_is_kept() -> None:
    target = only("2030 年之前，彰工升壓站及竹園變電所各增加±200 MVAR 之靜態型同步補償器。")
    assert target.phrase == "彰工升壓站及竹園變電所各增加±200 MVAR 之靜態型同步補償器"
    assert (target.comparator, target.value, target.unit) == ("plus_minus", Decimal(200), "MVAR")


def test_a_comma_in_brackets_ends_no_clause() -> None:
    target = only("低壓智慧型電表（Advanced Metering Infrastructure, AMI）布建於 2030 年之前達 600 萬用戶。")
    assert target.phrase.startswith("低壓智慧型電表（Advanced")
    assert (target.value, target.unit) == (Decimal(600), "萬用戶")


@pytest.mark.parametrize("mark", ["*", "＊", "#", "註", "(註1)", "²"])
def test_a_mark_behind_a_number_loses_no_target(mark: str) -> None:
    sentence = f"2030 年前完成 7 站強化工程，以增加離岸風力 11{mark} GW 併網容量。"
    first, second = find_targets(sentence, 2025)
    assert (first.value, first.doubt) == (7, "")
    assert (second.value, second.unit, second.phrase) == (11, "GW", f"以增加離岸風力 11{mark} GW 併網容量")
    assert second.doubt == f"數字之後印有「{mark}」，可能是附註。"


@pytest.mark.parametrize(
    "number", ["2.O", "l2.5", "1\ufffd", "3,OOO", "4,00", "1.2.3", "4?", "(28)", "Z00", "\ufffd00"]
)
def test_a_damaged_number_is_a_target_without_value(number: str) -> None:
    (found,) = find_targets(f"2030 年之前提升至 {number}%。", 2025)
    assert (found.value, found.unit, found.target_year) == (None, "%", 2030)
    assert found.phrase == f"2030 年之前提升至 {number}%"
    assert found.doubt == f"數字「{number}」無法判讀，數值留空。"


@pytest.mark.parametrize(
    ("number", "value", "doubt"),
    [
        ("2 8 GW", 28, "「2 8」數字中有空白，可能是一個數字，也可能是兩個。"),
        ("582 ,319 噸", 582319, "「582 ,319」數字中有空白，可能是一個數字，也可能是兩個。"),
        ("0. 65%", Decimal("0.65"), "「0. 65」數字中有空白，合併後讀出。"),
        ("100億元萬瓩", 100, "「100億元萬瓩」印有兩個單位，無從確定以何者計。"),
    ],
)
def test_a_number_whose_parts_may_not_belong_together_is_doubtful(number, value, doubt: str) -> None:
    (found,) = find_targets(f"2030 年之前提升至 {number}。", 2025)
    assert (found.value, found.target_year, found.doubt) == (value, 2030, doubt)


def test_a_year_with_a_blank_is_doubtful() -> None:
    (found,) = find_targets("於 20 30 年達成 11 GW 併網容量。", 2025)
    assert (found.value, found.target_year) == (11, 2030)
    assert found.doubt == "「20 30」數字中有空白，可能是一個數字，也可能是兩個。"


def test_a_letter_alone_before_a_unit_is_a_damaged_number() -> None:
    first, second = find_targets("2030 年之前完成 O 站 7 線強化工程。", 2025)
    assert (first.value, first.unit, first.doubt) == (None, "站", "數字「O」無法判讀，數值留空。")
    assert (second.value, second.unit, second.doubt) == (Decimal(7), "線", "")


def test_a_damaged_year_or_baseline_is_left_out_and_the_value_kept() -> None:
    first, second = find_targets("2O30 年之前提升至 8%，2031 年由 1O% 提升至 12%。", 2025)
    assert (first.value, first.target_year, first.doubt) == (8, None, "年份「2O30」無法判讀，年份留空。")
    assert (second.value, second.baseline, second.target_year) == (12, None, 2031)
    assert second.doubt == "數字「1O」無法判讀，基準值留空。"


def test_names_with_letters_are_no_damaged_spans() -> None:
    assert damaged_spans("H2O、CO2、B5G、工業 4.0、I. 第 10 條、LX-13B、O3") == []


def test_a_hyphen_that_may_be_a_sign_is_doubtful() -> None:
    (found,) = find_targets("擇優獎勵重點領域博士生 -400 名，以儲備人才。", 2025)
    assert (found.value, found.doubt) == (400, "數字之前印有「-」，不能確定是否為負號。")
    (found,) = find_targets("擇優獎勵重點領域博士生 400 名，以儲備人才。", 2025)
    assert found.doubt == ""
