from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.amounts import find_amounts
from generator.language.numerals import multiplier_factor
from generator.language.units import match_unit, unit_kind, unit_kinds
from tests.examples import first
from tests.language.spelling import spell
from tests.patience import IN_PROPORTION, growth


def read(text: str) -> list[tuple[str, str, str, str]]:
    """(value and multiplier, unit, base value, bound) of every amount."""
    return [(f"{a.value}{a.multiplier}", a.unit, str(a.value_base), a.bound) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已逾 30萬\n件，", [("30萬", "件", "300000", "at_least")]),
        ("使用已\n逾 2 億 7,600 萬次。", [("27600萬", "次", "276000000", "at_least")]),
        ("約占核准對外投資總額的 77. 8%。", [("77.8", "%", "77.8", "approx")]),
        ("較 111 年約成長 11%。", [("11", "%", "11", "approx")]),
        ("帶動逾 3 萬 7 千人次參與", [("37千", "人次", "37000", "at_least")]),
        ("保證成數最高 9 成 5，", [("9.5", "成", "9.5", "at_most")]),
        (
            "總裝置容量 200~260 萬瓩",
            [("200萬", "瓩", "2000000", "at_least"), ("260萬", "瓩", "2600000", "at_most")],
        ),
        (
            "分別調度 9 萬\n及 20 萬 CMD 供水量",
            [("9萬", "CMD", "90000", "exact"), ("20萬", "CMD", "200000", "exact")],
        ),
        ("補助金額 2 億 43.5 萬元", [("20043.5萬", "元", "200435000", "exact")]),
        ("投資逾百億元進駐", [("100億", "元", "10000000000", "at_least")]),
        ("共有 3.3 萬餘家", [("3.3萬", "家", "33000", "at_least")]),
        ("供應鏈 20 餘家業者", [("20", "家", "20", "at_least")]),
        ("5 億\n元以上之民間新增投資", [("5億", "元", "500000000", "at_least")]),
        (
            "服務業美金 7.3 億美元(6.5%)",
            [("7.3億", "美元", "730000000", "exact"), ("6.5", "%", "6.5", "exact")],
        ),
        ("國防預算高達6,702.74億元人民幣", [("6702.74億", "人民幣", "670274000000", "exact")]),
        (
            "發行3億元港幣債券，4億元美金融資",
            [("3億", "港元", "300000000", "exact"), ("4億", "美元", "400000000", "exact")],
        ),
        ("全系統 15.2249 分/戶", [("15.2249", "分/戶", "15.2249", "exact")]),
        ("密集度 3.6 公升油當量/千元", [("3.6", "公升油當量/千元", "3.6", "exact")]),
        ("協助 64％企業提升", [("64", "%", "64", "exact")]),
        ("帶動逾 2.5 個萬就業機會", [("2.5萬", "個", "25000", "at_least")]),
        ("蓄水率約 4 成至 9 成，", [("4", "成", "4", "approx"), ("9", "成", "9", "approx")]),
        ("計 134 班(場)次，", [("134", "班(場)次", "134", "exact")]),
        ("不超過總經費 50%", [("50", "%", "50", "at_most")]),
        ("受益 20 餘萬人次", [("20萬", "人次", "200000", "at_least")]),
        ("計 16 億 2 千餘萬美元", [("162千萬", "美元", "1620000000", "at_least")]),
        ("新增 7 千多萬元", [("7千萬", "元", "70000000", "at_least")]),
        ("計 10 多萬人", [("10萬", "人", "100000", "at_least")]),
        ("編列五十億元", [("50億", "元", "5000000000", "exact")]),
        ("總經費三億五千萬元", [("35000萬", "元", "350000000", "exact")]),
        ("罰鍰伍佰萬元以下", [("500萬", "元", "5000000", "at_most")]),
        ("二十萬人參與", [("20萬", "人", "200000", "exact")]),
        ("達成率為百分之九十五點五", [("95.5", "%", "95.5", "exact")]),
        ("不超過百分之三十", [("30", "%", "30", "at_most")]),
        ("超過七成", [("7", "成", "7", "at_least")]),
        ("約九成五", [("9.5", "成", "9.5", "approx")]),
        ("日幣 20 億元", [("20億", "日圓", "2000000000", "exact")]),
        ("國道日均 9,153 萬延車公里", [("9153萬", "延車公里", "91530000", "exact")]),
        ("濃度 15 微克/立方公尺", [("15", "微克/立方公尺", "15", "exact")]),
        ("每 10 萬人口 5.2 人", [("5.2", "人", "5.2", "exact")]),
        ("累計發電 3萬3,667萬噸", [("33667萬", "噸", "336670000", "exact")]),
        ("總投資 3 萬 5,000 億元", [("35000億", "元", "3500000000000", "exact")]),
        ("補助 1 億 8 千 5 百萬元", [("18500萬", "元", "185000000", "exact")]),
        ("共 1 千 5 百人", [("15百", "人", "1500", "exact")]),
        ("男 3 萬 5 萬人次", [("5萬", "人次", "50000", "exact")]),
        (
            "80餘人(男63人、女19人)",
            [("80", "人", "80", "at_least"), ("63", "人", "63", "exact"), ("19", "人", "19", "exact")],
        ),
        (
            "盈餘 5 億元，賸餘 3 億元",
            [("5億", "元", "500000000", "exact"), ("3億", "元", "300000000", "exact")],
        ),
        (
            "投資 3 億元餘，其餘 5 億元盈餘",
            [("3億", "元", "300000000", "at_least"), ("5億", "元", "500000000", "exact")],
        ),
    ],
)
def test_amounts_of_the_reports(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # A minus is a sign ...
        ("經濟成長率為-8.84%", ["-8.84"]),
        ("出口成長率－8.84 ％", ["-8.84"]),
        ("破獲減少110件(-16.13%)", ["110", "-16.13"]),
        ("減少1,384件（-12.84%）", ["1384", "-12.84"]),
        ("分別為0.78%與-7.23%，", ["0.78", "-7.23"]),
        ("分別為0.6%、-2.7%。", ["0.6", "-2.7"]),
        ("全年經濟成長-2.53%", ["-2.53"]),
        ("較8月預測數-4.04%上調1.51個百分點", ["-4.04", "1.51"]),
        ("6~12月之-2.5%），", ["-2.5"]),
        ("第 3 季 -0.7%", ["-0.7"]),
        ("約-5%", ["-5"]),
        ("淨利 -3 億元", ["-3"]),
        ("增減為-15件", ["-15"]),
        ("成長率—2.5%", ["-2.5"]),
        ("△5.2%", ["-5.2"]),
        ("▲1,234 千元", ["-1234"]),
        ("年增率為負2.1%", ["-2.1"]),
        ("-3.5%至-1.5%之間", ["-3.5", "-1.5"]),
        ("介於-2~3%", ["-2", "3"]),
        ("-3至-1%", ["-3", "-1"]),
        ("成長-百分之五", ["-5"]),
        # ... unless it joins the ends of a range, belongs to a code or sets words apart.
        ("維持在2.5%-6.5%之間", ["2.5", "6.5"]),
        ("2.5-6.5%", ["2.5", "6.5"]),
        ("112 年-115 年共 3 場", ["3"]),
        ("5 億元-8 億元", ["5", "8"]),
        ("5 億餘元-8 億元", ["5", "8"]),
        ("出席會議-85 場", ["85"]),
        ("好家‧在社區-2009 場活動", ["2009"]),
        ("急凍醫世代—3 項國際展", ["3"]),
        ("F-16 架", []),
        ("GDP-5%", []),
        ("- 5 項工作", ["5"]),
        ("推動方案 - 3 億元", ["3"]),
        ("—— 5%", ["5"]),
        ("▲ 5 項工作", ["5"]),
        ("負 3 億元債務", ["3"]),
    ],
)
def test_a_minus_is_a_sign_unless_it_joins_two_ends_or_belongs_to_a_code(
    text: str, values: list[str]
) -> None:
    amounts = find_amounts(text)
    assert [str(amount.value) for amount in amounts] == values
    assert all(a.value_base == a.value * multiplier_factor(a.multiplier) for a in amounts)


def test_the_printed_form_of_a_negative_amount_holds_its_sign() -> None:
    amounts = find_amounts("成長率為約 -8.84 %，△5%")
    assert [(a.printed, a.bound) for a in amounts] == [("-8.84 %", "approx"), ("△5%", "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "簽訂合約1,088.88億元",
        "預計可節約天然氣 2,037 立方公尺",
        "最近 3 家",
    ],
)
def test_about_inside_a_word_is_no_qualifier(text: str) -> None:
    assert [bound for *_, bound in read(text)] == ["exact"]


@pytest.mark.parametrize(
    "text",
    [
        "第 28 條之 14 等修正案",
        "分居前 5 名",
        "提供 0800-\n056-476 服務專線",
        "8、9、7 號機分別預定",
        "1、2 級能效瓦斯熱水器",
        "通過 S9310 與 SG270 軍規",
        "5G/6G 高階銲工",
        "全程 3 年研發計畫",
        "員工人數 1-3 人",
        "以經授產字第 11351011140 號函",
        "https://geotex.geologycloud.tw/12件",
        "每 2 個月針對執行異常標案",
        "在 15 時至 22 時間選擇",
        "112 年 12 月 8 日",
        "提供第 3 人貸款機構",
        "113 年 1 期作停灌",
        "一成不變",
        "完成一成果展",
        "三家業者",
        "臺 2 線及縣道 193 線",
        "通過 ISO 17025 國際認證",
        "98 年 1-3 季",
        "經濟部 2 度召開會議",
    ],
)
def test_digits_that_are_no_amounts(text: str) -> None:
    assert read(text) == []


def test_a_unit_nobody_taught_is_kept_on_request_and_marked() -> None:
    text = "共計發出 3,500 碗平安粥，另 5 階段推動，延長 3 年，第 1,200 號。"
    assert find_amounts(text) == []
    (amount,) = find_amounts(text, unknown_units=True)
    assert (amount.value_base, amount.unit, amount.known) == (3500, "碗", False)


def test_the_printed_form_and_its_place_are_the_sources() -> None:
    text = "疫後振興貸款計辦理 6 萬\n\n7,506件，核准"
    (amount,) = find_amounts(text)
    assert amount.printed == text[amount.start : amount.end] == "6 萬\n\n7,506件"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月補助 7,000 元至 1 萬 3,000 元", [("7000", "from", "at_least"), ("13000", "to", "at_most")]),
        ("5,000~1 萬元", [("5000", "from", "at_least"), ("10000", "to", "at_most")]),
        ("200~260 萬瓩", [("2000000", "from", "at_least"), ("2600000", "to", "at_most")]),
        ("約 4 成至 9 成", [("4", "from", "approx"), ("9", "to", "approx")]),
        ("由 5 萬元至 50 萬元", [("50000", "", "exact"), ("500000", "", "exact")]),
        ("第 5 名，9 家至 3 家", [("9", "", "exact"), ("3", "", "exact")]),
    ],
)
def test_ranges_have_two_ends(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(str(a.value_base), a.role, a.bound) for a in find_amounts(text)] == expected


def test_what_an_amount_is_counted_by_may_stand_before_it() -> None:
    (water,) = find_amounts("已增加水源每日 221 萬噸")
    assert (water.unit, water.per) == ("噸", "日")


def test_the_longest_unit_wins_and_a_latin_unit_ends_with_its_word() -> None:
    assert match_unit("國家/地區4,311件") == "國家/地區"
    assert match_unit("家次廠商") == "家次"
    assert match_unit("MWC") == ""
    assert unit_kind("元/度") == "money"
    assert unit_kind("中小微型店家") == "organisations"


@given(
    st.integers(1, 10**9), st.sampled_from(sorted(unit_kinds())), st.sampled_from(["", "約 ", "逾 ", "至少 "])
)
def test_every_unit_is_found_behind_a_number(number: int, unit: str, word: str) -> None:
    amounts = find_amounts(f"共計{word}{number:,} {unit}。")
    assert [(a.value_base, a.unit) for a in amounts] == [(number, unit)]


@given(
    st.integers(1, 9999),
    st.sampled_from(["", "萬", "億", "兆"]),
    st.sampled_from(["元", "人次", "公頃"]),
    st.sampled_from(["~", "至", "-", "到"]),
    st.integers(1, 9999),
)
def test_ranges_are_read_back(low: int, multiplier: str, unit: str, joiner: str, width: int) -> None:
    high = low + width
    factor = multiplier_factor(multiplier)
    one_unit = f"計 {low}{joiner}{high} {multiplier}{unit}。"
    two_units = f"計 {low}{multiplier}{unit}{joiner}{high}{multiplier}{unit}。"
    for text in (one_unit, two_units):
        found = [(a.value_base, a.role, a.unit) for a in find_amounts(text)]
        assert found == [(low * factor, "from", unit), (high * factor, "to", unit)]


@given(st.integers(10**4, 10**12 - 1), st.sampled_from(["元", "人", "公噸"]))
def test_spelled_amounts_are_read_back(number: int, unit: str) -> None:
    amounts = find_amounts(f"總計{spell(number)}{unit}，")
    assert [(a.value_base, a.unit, a.printed) for a in amounts] == [(number, unit, spell(number) + unit)]


@given(st.text(alphabet="0123456789,.~-△負萬億一二十百點分之千元家成%約餘及、至 年月(條第件"))
def test_any_text_is_answered_and_places_are_right(text: str) -> None:
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.printed


@pytest.mark.parametrize(
    "piece",
    first(
        4,
        [
            "-5%",
            "5%-",
            "-",
            "△5",
            "1千",
            "3萬3,667萬",
            "8千5百",
            "5 - ",
            "-1至",
            "負1%",
            "餘",
            "1,111",
            "約",
            "1、",
            "12、",
            "1萬",
        ],
    ),
)
def test_a_hostile_text_takes_time_in_proportion(piece: str) -> None:
    assert growth(lambda size: find_amounts(piece * size + "5 家", unknown_units=True), 500) < IN_PROPORTION
