"""A header that does not fit where the values stand gives no value a column; its rows stay, and are told."""

import pytest

from generator.records.collector import Collector
from tests.families.unit_budget.books import parse, rows

FRONT = "經濟部產業發展署單位預算\n\n單位：新臺幣千元\n\n"
# A column more than the header names, and values under the last three of six.
CAPITAL = """| 款 | 項 | 目 | 節 | 名 稱 及 編 號 | 土地 | 房屋建築及設備 | 公共建設及設施 | 機械設備 | |
|--|--|--|--|--|--|--|--|--|--|
| | | | | 0026100000 產業發展署 | | | 5 | 6 | 7 |
| | | | | 5226100000 科學支出 | | | 5 | 6 | 7 |
"""
COMMISSIONED = """| 委 辦 計 畫 | 計 畫 起 訖 年 度 | 委 辦 內 容 | 用 人 費 用 | 業 務 費 用 | |
|--|--|--|--|--|--|
| 合計 | | | | | 53,900 |
| (1) 建構國家安全化學計畫 | 114-118 | 1. 成立化學安全服務團。 | | | 53,900 |
"""


def columns_told(book: Collector) -> list[str]:
    told = [p for p in book.problems if p.code == "PARSE-COLUMNS" and p.line]
    return [book.document.line(p.line or 0).text[:5] for p in told]


@pytest.mark.parametrize(("table", "text"), [("capital", CAPITAL), ("commissioned", COMMISSIONED)])
def test_no_value_gets_a_column_that_is_not_its_own(table: str, text: str) -> None:
    book = parse(FRONT + text)
    found = rows(book, table)
    assert len(found) == 2
    assert {value for r in found for name, value in r.values.items() if name.endswith("_k_twd")} == {None}
    assert {(r.certainty, "欄數與表式不符，未讀。" in r.note) for r in found} == {("uncertain", True)}
    assert columns_told(book) == [text[:5]]
