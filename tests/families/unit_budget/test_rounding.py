"""Cells of a city's tables are rounded to 千元 each; only accounts printed in 元 excuse a difference."""

import pytest

from generator.checking.identity import Identity
from generator.families.unit_budget import FAMILY
from tests.families.unit_budget.books import parse

PLAN = """02004 - 27
臺中市政府主計處
歲出計畫說明提要與各項費用明細表
中華民國 115 年度
單位：新臺幣元

| 業務計畫及工作計畫名稱與編號 | 32020040802 統計業務-經濟統計 | 承辦單位 | 第四科 | 預算金額 | 5,175千元 |
|---|---|---|---|---|---|

| 歲出計畫說明 | 一.計畫內容： 1.辦理家庭收支訪問調查。二.預期成果： 1.以明瞭本市家庭收支狀況。 |
|---|---|

| 用途別科目 | 單位 | 數量 | 單價 | 預算數 | 說明 |
|---|---|---|---|---|---|
| 合計 |  |  |  | 5,175,000 | 市款5,175,000元 |
| 2000 業務費 |  |  |  | 5,175,000 | 市款5,175,000元 |
| 2009 通訊費 |  |  |  | 110,000 |  |
| 2018 資訊服務費 |  |  |  | 17,420 |  |
| 2036 按日按件計資酬金 |  |  |  | 3,473,312 |  |
| 2051 物品 |  |  |  | 146,000 |  |
| 2054 一般事務費 |  |  |  | 1,380,916 |  |
| 2066 車輛及辦公器具養護費 |  |  |  | 9,432 |  |
| 2072 國內旅費 |  |  |  | 37,920 |  |
"""
MATRIX = """
02004 - 30
臺中市政府主計處
各項費用彙計表
中華民國115年度
單位：新臺幣千元

| 工作計畫名稱及編號 | 32020040802 經濟統計 | 合計 |
|---|---|---|
| 第一、二級用途別科目名稱及編號 |  |  |
| 合計 | 5,175 | 5,175 |
| 200000業務費 | 5,175 | 5,175 |
| 200900通訊費 | 110 | 110 |
| 201800資訊服務費 | 17 | 17 |
| 203600按日按件計資酬金 | 3,473 | 3,473 |
| 205100物品 | 146 | 146 |
| 205400一般事務費 | 1,381 | 1,381 |
| 206600車輛及辦公器具養護費 | 9 | 9 |
| 207200國內旅費 | 38 | 38 |
"""
FUNCTIONS = """
02-004 - 38
臺北市政府主計處
歲出按職能及經濟性綜合分類表
中華民國116年度
單位：新臺幣千元

| 經濟性分類職能別分類 | 經常支出 |  |  |
|---|---|---|---|
|  | 受僱人員報酬 | 商品及勞務購買支出 | 經常支出合計 |
| 總計 | 165,261 | 30,135 | 195,395 |
| 01 一般公共事務 | 165,261 | 30,135 | 195,395 |
"""
# The same amounts without a fraction of 千元.
WHOLE = PLAN
for _amount, _whole in (("17,420", "17,000"), ("3,473,312", "3,473,000"), ("1,380,916", "1,382,000")):
    WHOLE = WHOLE.replace(_amount, _whole)
WHOLE = WHOLE.replace("9,432", "9,000").replace("37,920", "38,000")


def identities(text: str, check: str) -> list[Identity]:
    return [identity for identity in FAMILY.identities(parse(text)) if identity.check == check]


def verdicts(text: str, check: str) -> list[str]:
    return [identity.verdict for identity in identities(text, check)]


def test_a_printed_total_that_the_accounts_in_twd_come_to_is_rounding_and_says_so() -> None:
    found = [i for i in identities(PLAN + MATRIX, "matrix-column") if i.record["object_code"] == "2000"]
    assert [(i.printed, i.computed, i.verdict) for i in found] == [(5175, 5174, "rounding")] * 2
    assert all(i.explanation.endswith("以元計共5,175,000元") for i in found)
    assert len(found[0].operands) == 14


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (PLAN + MATRIX.replace("200000業務費 | 5,175", "200000業務費 | 5,176"), "the accounts come to 5,175"),
        (PLAN + MATRIX.replace("146 | 146", "145 | 146"), "a cell is no rounding of its account"),
        (PLAN.replace("146,000", "146,600") + MATRIX, "the accounts come to 5,175.6"),
        (WHOLE + MATRIX.replace("1,381", "1,382").replace("38 | 38", "37 | 37"), "no account has a fraction"),
        (MATRIX, "no account is printed in 元"),
    ],
)
def test_nothing_else_is_rounding(book: str, why: str) -> None:
    found = [i for i in identities(book, "matrix-column") if i.record["object_code"] == "2000"]
    assert found[0].verdict in ("unresolved", "extraction_gap"), why


def test_classes_by_function_differ_by_half_a_unit_each_where_accounts_in_twd_have_fractions() -> None:
    assert verdicts(PLAN + FUNCTIONS, "functional-row") == ["rounding"] * 2
    two_off = FUNCTIONS.replace("195,395", "195,394")
    for book in (PLAN + two_off, WHOLE + FUNCTIONS, FUNCTIONS):
        assert set(verdicts(book, "functional-row")) <= {"unresolved", "extraction_gap"}
        assert len(verdicts(book, "functional-row")) == 2
