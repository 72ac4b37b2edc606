"""Rows of which the extraction set the rest of their texts into a row below them."""

from tests.families.unit_budget.books import parse, rows, values

PAGE = "經濟部能源署\n{title}\n中華民國114年度\n單位：新臺幣億元\n\n"
MULTI_YEAR = (
    PAGE.format(title="跨年期計畫概況表")
    + """\
| 計畫名稱 | 執行期間 | 計畫需求總額 | 以前年度 | 113年度預算數 | 114年度預算數 | 115年度以後 | 備註 |
|---|---|---|---|---|---|---|---|
| 建構國家安全 | 114-11 | 3.03 | - | - | 0.54 | 2.49 | 1.行政院113年1月10 |
| 化學與韌性永續計畫 | {end} |  |  |  |  |  | 日核定。 |
| 智慧杆計畫 | 114-117 | 31.85 | - | - | 3.00 | 28.85 | 本計畫。 |
"""
)
VEHICLES = (
    PAGE.format(title="公務車輛明細表")
    + """\
| 車輛數 | 車輛種類 | 乘客人數不含司機 | 購置年月 | 汽缸總排氣量 | 油料費 |  |  | 養護費 | 其他 | 備註 |
|---|---|---|---|---|---|---|---|---|---|---|
|  |  |  |  |  | 數量(公升) | 單價(元) | 金額 |  |  |  |
|  | 現有車輛： |  |  |  |  |  |  |  |  |  |
| 1 | 首長專用 | 4 | 108. | 1,998 | 1,000 | 31.00 | 31 | 9 | 54 | AGH- |
|  | 車 |  | 09 |  |  |  |  |  |  | 1579。 |
|  | 新增車輛： |  |  |  |  |  |  |  |  |  |
| 1 | 機車 | 1 | 110.01 | 125 | 1,000 | 31.00 | 31 | 2 | 3 | 甲 |
"""
)


def test_a_plan_over_two_rows_is_one_and_says_so() -> None:
    book = parse(MULTI_YEAR.format(end="8"))
    first, second = rows(book, "multi_year")
    assert values(first, "name", "start_year_roc", "end_year_roc") == (
        "建構國家安全化學與韌性永續計畫",
        114,
        118,
    )
    assert (first["note"], first.certainty) == ("1.行政院113年1月10日核定。", "derived")
    assert first.note == "一列的文字分印在下一列，依欄接回。"
    assert (second["name"], second.certainty) == ("智慧杆計畫", "printed")


def test_a_plan_that_ends_before_it_begins_is_in_doubt() -> None:
    first, _ = rows(parse(MULTI_YEAR.format(end="")), "multi_year")
    assert values(first, "start_year_roc", "end_year_roc") == (None, None)
    assert (first.certainty, "期間無法判讀：「114-11」" in first.note) == ("uncertain", True)


def test_the_rest_of_a_vehicle_is_no_vehicle_and_a_group_no_rest() -> None:
    first, second = rows(parse(VEHICLES), "vehicles")
    names = ("vehicle_type", "vehicle_group", "purchased", "remarks")
    assert values(first, *names) == ("首長專用車", "現有車輛", "108.09", "AGH-1579。")
    assert values(second, *names) == ("機車", "新增車輛", "110.01", "甲")


def test_a_serial_number_amid_a_name_is_none_of_it_where_it_is_due() -> None:
    head = "| 補助計畫 | 計畫起訖年度 | 補助內容 | 列入預算年度 | 補助經費 |  |\n|---|---|---|---|---|---|\n"
    left = (
        "|  |  |  |  | 經常門 |  |\n|  |  |  |  | 人事費 | 業務費 |\n| 合計 |  |  |  | - | 4 |\n"
        "| (1)智慧杆產業推 01 動暨基建計畫 |  |  |  | - | 1 |\n"
        "| (2)補助第 12 屆選舉 02 |  |  |  | - | 1 |\n"
        "| (3)補助第 14 屆 03 選舉 |  |  |  | - | 1 |\n"
        "| (4)補助第 14 屆選舉 |  |  |  | - | 1 |\n"
    )
    book = parse(PAGE.format(title="補助經費分析表") + head + left)
    found = [values(row, "name", "serial_no") for row in rows(book, "subsidies", row_level="plan")]
    assert found[:2] == [("智慧杆產業推動暨基建計畫", "01"), ("補助第 12 屆選舉", "02")]
    assert found[3] == ("補助第 14 屆選舉", "")
