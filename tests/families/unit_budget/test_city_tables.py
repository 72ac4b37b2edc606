"""Tables of a city's book: rows kept as printed, codes that are printed or found by name."""

from generator.checking.leftovers.audit import line_accounts
from generator.families.unit_budget import FAMILY
from tests.families.unit_budget.books import parse, values

HEAD = "02004 - 2\n臺中市政府主計處\n預算總說明\n中華民國115年度\n單位：新臺幣千元\n\n"
FIRST_LEVEL = """
02004-32
臺中市政府主計處
歲出一級用途別科目分析表
中華民國115年度
單位：新臺幣千元

| 名稱及編號 | 合計 | 經常支出 |  |  |  |  |  | 資本支出 |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
|||人事費|業務費|獎補助費|債務費|預備金|小計|人事費 | 業務費 | 設備及投資 | 獎補助費 | 預備金 | 小計 |
| 32020040100 一般行政 | 137,984 | 121,927 | 14,235 | 12 |  |  | 136,174 |  |  | 1,810 |  |  | 1,810 |
"""
EXPENDITURE = """
02004 - 8
臺中市政府主計處
歲出機關別預算表
中華民國115年度
單位：新臺幣千元

| 款 | 項 | 目 | 節 | 名稱及編號 | 本年度預算數 | 上年度預算數 | 前年度決算數 | 本年度與上年度比較 | 說明 |
|---|---|---|---|---|---|---|---|---|---|
|  |  | 1 |  | 32020040100 一般行政 | 137,984 | 131,602 | 118,956 | 6,382 |  |
"""


def test_a_row_that_is_kept_as_printed_is_wholly_accounted_for_by_its_text() -> None:
    """The number of the volume, which the line does not print, stood for a printed 1, and 2 was left over."""
    row = "| 駕駛 | 1 | 1 | 2 | -1 |"
    head = "| 類別 | 法定編制員額 | 本年度預算員額 | 上年度預算員額 | 比較 |\n|---|---|---|---|---|"
    book = parse(f"{HEAD}{head}\n| 合計 | 89 | 89 | 90 | -1 |\n{row}\n")
    assert [kept["text"] for kept in book.tables["other_rows"]][-1] == row
    accounts = line_accounts(book.document, book.ledger, book.tables, book.schemas, FAMILY.marks)
    assert [account.leftover for account in accounts if account.leftover] == []


def test_a_code_that_the_table_prints_is_not_said_to_be_found_by_name() -> None:
    (printed,) = parse(EXPENDITURE + FIRST_LEVEL).tables["first_level"]
    assert values(printed, "account_code", "total_k_twd") == ("32020040100", 137984)
    assert "未印科目編號" not in printed.note
    (found,) = parse(EXPENDITURE + FIRST_LEVEL.replace("32020040100 ", "")).tables["first_level"]
    assert found["account_code"] == "32020040100"
    assert "未印科目編號" in found.note
