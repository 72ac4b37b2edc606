"""Cells, names, units and heads of the tables of indicators, one by one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.families.infra_review.indicators.heads import head_positions
from generator.families.infra_review.indicators.names import Named, complete, is_unit, split_name
from generator.families.infra_review.indicators.values import (
    is_dash,
    is_misread,
    read_value,
    stray_word,
    trailing_values,
)
from generator.reading.document import document_from_text


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("3,702", 3702),
        ("8.00", Decimal("8.00")),
        ("0", 0),
        ("900家", 900),
        ("27萬4仟人次", 274000),
        ("27萬人", 270000),
        ("1(100 %)", 1),
        ("0.05(5 %)", Decimal("0.05")),
        ("7註", 7),
        ("250(600)", 250),
        ("100%", 100),
        ("-", None),
        ("─", None),
        ("-（無110年目標值）", None),
        ("8-12", None),
        ("RDL≧2，>50 %", None),
        ("智慧醫療 37 家會員、智慧零售39家", None),
        ("", None),
    ],
)
def test_a_cell_is_a_number_only_where_one_is_printed(printed, value):
    assert read_value(printed).value == value


def test_printed_decimals_stay():
    assert str(read_value("8.00").value) == "8.00"
    assert read_value("3,702").printed == "3,702"


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        ("7O", True),
        ("O", True),
        ("1,2345", True),
        ("8-12", False),
        (">50 %", False),
        ("7註", False),
        ("12", False),
    ],
)
def test_a_number_that_nobody_can_read_is_no_range_and_no_condition(printed, misread):
    assert is_misread(read_value(printed)) is misread


@pytest.mark.parametrize(
    ("line", "values", "stray"),
    [
        ("1 完工 件 4 4 4 3* 3", ["4", "4", "4", "3*", "3"], ""),
        ("1 完工 件 4 4 4 - -註", ["4", "4", "4", "-", "-註"], ""),
        ("1 完工 件 4 4 4 3 O", ["4", "4", "4", "3", "O"], ""),
        ("1 完工 件 4 4 4 777 3 3", ["4", "4", "4", "777", "3", "3"], ""),
        ("1 完工 件 4 4 4 3 3 待查", ["4", "4", "4", "3", "3"], "待查"),
        ("無 - - - - - -", ["-"] * 5, ""),
        ("案 6 6 4? 1", ["6", "6", "4?", "1"], ""),
        ("案 N/A 6 4 1", ["N/A", "6", "4", "1"], ""),
        ("案 6 ① 6 0", ["6", "①", "6", "0"], ""),
        ("案 6 … 6 (cid:12)", ["6", "(cid:12)"], ""),
        ("1,742 1,742 1,742.5.6", ["1,742", "1,742", "1,742.5.6"], ""),
        ("1 保護面積 萬 km2 6 6 6 0", ["6", "6", "6", "0"], ""),
        ("1 契約 一 件 6 6 6 6 0", ["6", "6", "6", "6", "0"], ""),
    ],
)
def test_values_of_a_line_that_somebody_marred(line, values, stray):
    assert (trailing_values(line)[1], stray_word(line)) == (values, stray)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_number_comes_back_from_its_printed_form(number):
    assert read_value(f"{number:,}").value == number


@pytest.mark.parametrize(
    ("line", "before", "values"),
    [
        ("1 水庫防淤 萬立方公尺/年 64 64 - 64 -", "1 水庫防淤 萬立方公尺/年", ["64", "64", "-", "64", "-"]),
        (
            "1 每日平均取水量1,000噸 噸/日 1,000 - - 1,000 3,500",
            "1 每日平均取水量1,000噸 噸/日",
            ["1,000", "-", "-", "1,000", "3,500"],
        ),
        (
            "1 訂定產業領域策略規劃 項 8-12 2-3 3 2-3 3",
            "1 訂定產業領域策略規劃 項",
            ["8-12", "2-3", "3", "2-3", "3"],
        ),
        ("無此項目 - - - - - -", "無此項目 -", ["-"] * 5),
        ("家 900家 400家 560家 400家 560家", "家", ["900家", "400家", "560家", "400家", "560家"]),
        ("案 6 6 6 0", "案", ["6", "6", "6", "0"]),
        ("本計畫共計 4 項伏流水工程已全數完工。", "本計畫共計 4 項伏流水工程已全數完工。", []),
    ],
)
def test_the_last_five_words_are_the_values(line, before, values):
    assert trailing_values(line) == (before, values)


def test_dashes_of_any_width_are_empty_cells():
    assert [is_dash(text) for text in ("-", "─", "--", "- -", "0", "無")] == [True] * 4 + [False] * 2


@pytest.mark.parametrize(
    "unit",
    [
        "公尺",
        "萬立方公尺/年",
        "億元",
        "千元",
        "億",
        "%",
        "％",
        "%/年",
        "kW",
        "家/SIG",
        "人次",
        "萬人次",
        "筆/年",
    ],
)
def test_units_are_known_with_multipliers_and_fractions(unit):
    assert is_unit(unit)


@pytest.mark.parametrize("word", ["", "工程", "服務人次", "Cp", "建設", "萬立方公"])
def test_other_words_are_no_units(word):
    assert not is_unit(word)


@pytest.mark.parametrize(
    ("pieces", "named"),
    [
        (["阿姆坪防淤隧道工程襯砌 公尺"], ("阿姆坪防淤隧道工程襯砌", "公尺")),
        (["崩塌地治理及野溪整治", "萬立方", "公尺"], ("崩塌地治理及野溪整治", "萬立方公尺")),
        (
            ["金沙溪人工湖增加蓄水容量200萬立方公尺", "萬立方", "公尺"],
            ("金沙溪人工湖增加蓄水容量200萬立方公尺", "萬立方公尺"),
        ),
        (["製程品質標準 Cp 值 值"], ("製程品質標準 Cp 值", "值")),
        (["完成 1,000 kW 太陽光電發電系統之設置", "kW"], ("完成 1,000 kW 太陽光電發電系統之設置", "kW")),
        (["5G 創新服務體驗人次", "人次"], ("5G 創新服務體驗人次", "人次")),
        (["2025年帶動前瞻研發投資 億元"], ("2025年帶動前瞻研發投資", "億元")),
        (["研發可調適電路基板技術", "傳輸速度", "(Gbps)"], ("研發可調適電路基板技術", "傳輸速度(Gbps)")),
        (["繞庫排砂能力 萬立方公"], ("繞庫排砂能力", "萬立方公")),
        (["提高精度壽命(與前一年比較)", "% /年"], ("提高精度壽命(與前一年比較)", "%/年")),
        (["無此項目 -"], ("無此項目", "")),
        ([], ("", "")),
    ],
)
def test_name_and_unit_are_told_apart(pieces, named):
    assert split_name(pieces) == Named(*named)


def test_a_name_and_a_unit_that_a_page_break_cut_are_put_together():
    cut = split_name(["預期新增產業樓地板使用 公"])
    assert complete(cut, ["空間 頃"]) == Named("預期新增產業樓地板使用空間", "公頃")
    whole = Named("協助零售暨服務業者使用", "家")
    assert complete(whole, ["雲服務"]) == Named("協助零售暨服務業者使用雲服務", "家")


YEARS = "【累計至 111 年】 【111 年當年】 "
VALUES = "目標值 實際值 目標值 實際值 "
ROW = "1 工作 件 1 1 1 1 1"


def heads(lines: list[str]) -> list[tuple[int, int]]:
    return [(head.start, head.stop) for head in head_positions(list(document_from_text("\n".join(lines))))]


def test_a_head_is_found_in_any_pieces():
    broken = [
        "項",
        "次 ",
        "指標項目 ",
        "單",
        "位 ",
        "【計畫全期】 ",
        "總目標值 ",
        "(110-111年) ",
        YEARS,
        VALUES,
    ]
    assert heads([*broken, ROW]) == [(0, 10)]
    other = [
        "項次 指標項目 單位 ",
        "【計畫全",
        "期】 ",
        "總目標",
        "值 ",
        YEARS,
        "目標值 實際值 ",
        "目標",
        "值 ",
        "實際值 ",
    ]
    assert heads([*other, ROW]) == [(0, 10)]


def test_a_head_at_the_top_of_the_next_page_is_another_one():
    head = ["項", "次 ", "指標項目 單位 ", "【計畫全期】 ", "總目標值 ", YEARS, VALUES]
    assert heads([*head, *head, ROW]) == [(0, 7), (7, 14)]


def test_a_unit_that_is_a_word_of_the_head_is_no_head():
    assert heads(["3 推動產業人才數位技能培訓 ", "人", "次 ", "18,623 4,770 8,121 4,770 8,121 "]) == []


def test_a_long_line_of_head_words_is_read_at_once():
    assert heads(["項次", "指標項目", "目標值" * 20_000 + "甲"]) == [(0, 2)]
