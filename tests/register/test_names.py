"""Names are equal when they differ in notation only, and phases tell programmes apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.register.names import NameKey, fold, is_programme_name, name_key, phase_as_printed, phase_at

HAN = st.text(alphabet="水資源工程改善推動建置示範驗證環境台灣離島地區", min_size=4, max_size=12)
NOTATION = st.sampled_from([" ", "　", "\n", "-", "－", "—", "「", "」", "、"])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "老舊高地社區用戶加壓受水設備改善計畫第二期（ 114-117年）",
            "老舊高地社區用戶加壓受水設備改善計畫第二期",
        ),
        ("無自來水地區供水改善計畫第五期（ 114-118年）", "無自來水地區供水改善計畫第五期"),
        ("投資台灣三大方案", "投資臺灣三大方案"),
        ("智慧電動巴士 DMIT 計畫", "智慧電動巴士ＤＭＩＴ計畫"),
        ("翡翠原水管工程計畫", "翡翠原水管工程"),
        ("中小企業 5G 創新服務應用（暫稱）", "中小企業5G創新服務應用"),
        ("高雄海洋科技產業創新專區公共建設計畫－第二期", "高雄海洋科技產業創新專區公共建設計畫第2期"),
        ("女性創業學院(AWE)計畫", "女性創業學院計畫"),
        ("地下水保育管理暨地層下陷防治第4期計畫（114-117年）", "地下水保育管理暨地層下陷防治第四期計畫"),
    ],
)
def test_notation_makes_no_difference(left, right):
    assert name_key(left) == name_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("無自來水地區供水改善計畫第三期", "無自來水地區供水改善計畫第四期"),
        ("伏流水開發工程計畫", "伏流水開發工程計畫第二期"),
        ("臺南海水淡化廠工程計畫（第一期）", "臺南海水淡化廠工程計畫"),
        ("離岸風力發電第一期計畫", "離岸風力發電第二期計畫"),
        ("三重及蘆洲區域供水管網改善工程計畫（第一階段）", "三重及蘆洲區域供水管網改善工程計畫（第一期）"),
        ("石門水庫至新竹聯通管工程計畫", "大安大甲溪聯通管工程計畫"),
    ],
)
def test_phases_and_words_do(left, right):
    assert name_key(left) != name_key(right)


def test_the_key_keeps_stem_and_phase():
    assert name_key("離島地區供水改善計畫第三期") == NameKey("離島地區供水改善", "期3")
    assert name_key("斷層活動性調查及觀測第十二階段計畫") == NameKey("斷層活動性調查及觀測", "階段12")


def test_a_name_of_nothing_but_an_ending_keeps_it():
    assert name_key("計畫").stem == "計畫"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("無自來水地區供水改善計畫第四期", True),
        ("離岸風力發電加強電力網計畫(第一階段區塊開發)", True),
        ("青年創業優惠貸款", True),
        ("強化商圈品牌行銷推廣", False),
        ("水資源科技發展", False),
    ],
)
def test_proper_names_close_with_a_word_for_programme(name, expected):
    assert is_programme_name(name) is expected


def test_phases_are_read_at_the_beginning_of_a_text():
    assert phase_at("第四期自來水延管工程") == "期4"
    assert phase_at("（第一期）") == "期1"
    assert phase_at("自來水延管工程第四期") == ""


def test_the_printed_phase_is_kept_as_it_is():
    assert phase_as_printed("地下水保育管理暨地層下陷防治第4期計畫") == "第4期"
    assert phase_as_printed("深層海水取水工程計畫") == ""


@given(HAN, st.lists(st.tuples(st.integers(0, 12), NOTATION), max_size=4))
def test_inserted_notation_changes_no_key(name, inserted):
    changed = name
    for position, mark in inserted:
        changed = changed[:position] + mark + changed[position:]
    assert name_key(changed) == name_key(name)


@given(HAN)
def test_old_and_new_forms_of_tai_are_one(name):
    assert name_key(name.replace("台", "臺")) == name_key(name)


@given(HAN, st.integers(1, 19))
def test_a_phase_is_told_in_either_numeral(name, number):
    tens = {0: "", 1: "十"}[number // 10]
    numeral = tens + "〇一二三四五六七八九"[number % 10] if number % 10 else tens
    assert name_key(f"{name}計畫第{number}期") == name_key(f"{name}計畫第{numeral}期")


@given(HAN, st.integers(1, 19), st.integers(1, 19))
def test_two_phases_are_never_one_programme(name, left, right):
    same = name_key(f"{name}計畫第{left}期") == name_key(f"{name}計畫第{right}期")
    assert same is (left == right)


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_folding_is_stable(text):
    assert isinstance(name_key(text), NameKey)
    assert fold(fold(text)) == fold(text)
