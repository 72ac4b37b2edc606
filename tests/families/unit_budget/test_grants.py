"""Subsidies, donations and commissioned work: two pages a spread, three layouts, texts cut by page breaks."""

import pytest

from generator.records.collector import Collector
from tests.families.unit_budget.books import between, codes, parse, real, row, rows, source, values

HEAD = "經濟部能源署\n捐助經費分析表\n中華民國115年度\n\n"
LEFT = """| 捐 助 計 畫 | 計 畫 起 訖 年 度 | 捐 助 對 象 | 捐 助 內 容 | 捐 助 |
|--|--|--|--|--|
| | | | | 經 常 人 事 費 |
"""
RIGHT = """
能源署
分析表
115年度
單位：新臺幣千元

| 經 費 | | 之 用 途 | | 分 析 |
|--|--|--|--|--|
| 門 | | 資 本 | 門 | |
| 業 務 費 | 其 他 | 營 建 工 程 | 其 他 | 合 計 |
"""


def donations(left: str, right: str) -> Collector:
    return parse("經濟部能源署單位預算\n\n" + HEAD + LEFT + left + RIGHT + right)


@pytest.mark.parametrize(
    ("path", "name", "serial", "recipient", "total"),
    [
        # serial number in the column of the years, years before the recipient
        (
            "1/4040/(2)/[1]",
            "太空產業推動與人才培育計畫",
            "03",
            "依法成立獨資、合夥事業或公司，非屬銀行拒絕往來戶且淨值為正",
            101603,
        ),
        # every value in a cell of its own
        ("1/4040/(2)/[10]", "智慧高階光電產業鏈結暨跨域應用推動計畫", "12", "國內依法登記成立之公司", 80000),
        # serial number and years in one cell
        (
            "1/4040/(2)/[21]",
            "車輛產業轉型輔導推動計畫",
            "23",
            "依法登記成立之獨資、合夥事業或公司，且非屬銀行拒絕往來戶",
            15800,
        ),
        # four printed rows in one
        ("3/4035/(1)/[1]", "驅動國內IC設計業者先進發展補助計畫", "44", "海外學生", 50000),
    ],
)
def test_the_layouts_of_donation_rows(path: str, name: str, serial: str, recipient: str, total: int) -> None:
    found = row(real(), "donations", path=path)
    assert values(found, "name", "serial_no", "recipient", "total_k_twd") == (name, serial, recipient, total)
    assert values(found, "start_year_roc", "end_year_roc") == (114, 114)


def test_rows_that_the_extraction_merged_are_four() -> None:
    merged = [r for r in real().tables["donations"] if str(r["path"]).startswith("3")]
    assert [values(r, "path", "row_level", "name") for r in merged] == [
        ("3", "class", "對國外之捐助"),
        ("3/4035", "account", "對外之捐助"),
        ("3/4035/(1)", "work_plan", "工業技術升級輔導"),
        ("3/4035/(1)/[1]", "item", "驅動國內IC設計業者先進發展補助計畫"),
    ]
    assert {r["current_personnel_k_twd_raw"] for r in merged} == {"-"}


def test_names_and_recipients_that_go_on_overleaf() -> None:
    cut = row(real(), "donations", path="1/4040/(2)/[5]")
    assert values(cut, "name", "recipient") == (
        "異質整合晶片用關鍵材料輔導推動計畫",
        "國內依法登記成立之公司",
    )
    assert cut.lines == (1675, 1697, 1702)
    assert row(real(), "commissioned", path="2/(2)")["name"] == "關鍵產業國際供應鏈鏈結計畫"


@pytest.mark.parametrize(
    ("table", "path", "end", "start"),
    [
        ("donations", "1/4040/(2)/[20]", "發展智慧節能高效生產線之補助。", "1.依據「經濟部協助產業創新"),
        ("donations", "2/4085/(3)/[3]", "2.辦理對個人獲獎者核發之獎金。", "1.依據「經濟部協助產業創新"),
        ("commissioned", "2/(2)", "加速產品落地與國際對接。", "1.發展AI應用模型與解決方案"),
        ("commissioned", "2/(14)", "提升產業人才國際競爭力。", "1. 推動電子資訊國際夥伴聯誼會"),
        ("commissioned", "2/(18)", "建構高階光電服務生態。", "維運對日合作單一平台TJPO"),
        ("commissioned", "2/(39)", "4.培育機械與系統跨域整合人才。", "1.協助產品智慧化提升車輛產業"),
        ("commissioned", "2/(57)", "滾動調整科技計畫資源配置。", "1.建置智慧專家平台"),
    ],
)
def test_the_end_of_a_content_stands_in_the_next_plans_cell(
    table: str, path: str, end: str, start: str
) -> None:
    records = real().tables[table]
    place = next(i for i, r in enumerate(records) if r["path"] == path)
    following = next(r for r in records[place + 1 :] if r["content"])
    assert str(records[place]["content"]).endswith(end)
    assert records[place].certainty == "derived"
    assert str(following["content"]).startswith(start)


def test_a_content_that_goes_on_in_a_row_without_content_of_its_own() -> None:
    assert str(row(real(), "donations", path="1/4085/(1)/[2]")["content"]).endswith(
        "2.辦理全國團結圈活動競賽核發之獎金。"
    )
    assert row(real(), "donations", path="1/4085/(2)")["content"] == ""


def test_both_pages_of_commissioned_work() -> None:
    assert values(
        row(real(), "commissioned", path="2/(60)"),
        "personnel_k_twd",
        "operations_k_twd",
        "current_other_k_twd",
        "capital_equipment_k_twd_raw",
        "capital_other_k_twd",
        "total_k_twd",
    ) == (10662, 40401, 5843, "-", 1500, 58406)
    assert row(real(), "commissioned", row_level="total")["total_k_twd"] == 6646052


def test_subsidies_put_code_and_name_on_two_lines() -> None:
    fund = row(real(), "subsidies", path="3")
    assert values(fund, "work_plan_code", "name", "total_k_twd") == (
        "5726108110",
        "經濟特別收入基金",
        678000,
    )
    poles = row(real(), "subsidies", path="1/(2)")
    assert values(poles, "name", "serial_no") == ("智慧杆產業推動暨城市智慧基建計畫", "02")
    county = row(real(), "subsidies", path="2/(1)/[1]")
    assert values(county, "content", "recipient_budget_year", "total_k_twd") == (
        "補助連江縣政府辦理離島產業升級轉型計畫。",
        "114",
        1500,
    )


def test_another_books_rows_and_a_negative_amount() -> None:
    left = "| 合計 | | | | - |\n| 1.對團體之捐助 | | | | - |\n| 4040對國內團體之捐助 | | | | - |\n"
    left += "| (1)5226963000 | | | | - |\n| 能源科技計畫 | | | | |\n"
    left += "| [1]節能推廣 | 02 | 115-118 國內團體 | 推廣節能。 | - |\n"
    right = "| - | 1,200 | - | - | 1,200 |\n" * 3 + "| - | △300 | - | 1,500 | 1,200 |\n" * 2
    found = donations(left, right)
    assert codes(found) == []
    assert found.ledger.unread() == []
    item = row(found, "donations", row_level="item")
    assert values(item, "path", "work_plan_code", "object_code", "end_year_roc") == (
        "1/4040/(1)/[1]",
        "5226963000",
        "4040",
        118,
    )
    assert values(item, "current_other_k_twd", "capital_other_k_twd", "total_k_twd") == (-300, 1500, 1200)
    assert (item.certainty, item["year_roc"]) == ("printed", 115)


def test_a_column_that_other_books_have() -> None:
    left = "| 合計 | | | | - |\n"
    found = parse(
        "經濟部能源署單位預算\n\n"
        + HEAD
        + LEFT
        + left
        + RIGHT.replace("| 營 建 工 程 | 其 他 |", "| 土 地 | 其 他 |")
        + "| - | 1,200 | 300 | - | 1,500 |\n"
    )
    total = row(found, "donations", row_level="total")
    assert values(total, "capital_land_k_twd", "capital_construction_k_twd", "total_k_twd") == (
        300,
        None,
        1500,
    )


def test_a_column_that_the_form_has_not_is_no_guess() -> None:
    text = between("| 委 辦 計 畫", "| 委 辦 計 畫").replace("設 備 購 置", "土 地")
    found = parse(text)
    assert row(found, "commissioned", row_level="total")["total_k_twd"] == 6646052


def test_halves_with_different_numbers_of_rows_are_told_and_marked() -> None:
    left = "| 合計 | | | | - |\n| 1.對團體之捐助 | | | | - |\n"
    found = donations(left, "| - | 1,200 | - | - | 1,200 |\n")
    assert codes(found) == ["PARSE-SPREAD-ROWS"]
    assert {r.certainty for r in found.tables["donations"]} == {"uncertain"}


def test_a_right_page_that_is_lost_leaves_its_columns_empty() -> None:
    text = "單位：新臺幣千元\n\n" + between("| 委 辦 計 畫", "業發展署")
    found = parse(text)
    assert codes(found) == ["PARSE-HALF-SPREAD"]
    total = row(found, "commissioned", row_level="total")
    assert values(total, "personnel_k_twd", "total_k_twd") == (1985410, None)
    assert (total.certainty, "右頁缺漏" in total.note) == ("uncertain", True)


def test_a_row_of_a_right_page_with_a_value_too_many_has_none_under_a_column() -> None:
    left = "| 合計 | | | | - |\n"
    found = donations(left, "| - | 1,200 | - | - | 7 | 1,200 |\n")
    total = row(found, "donations", row_level="total")
    assert values(total, "total_k_twd", "current_other_k_twd") == (None, None)
    assert (total.certainty, "此列有6格，表有5欄" in total.note) == ("uncertain", True)
    assert codes(found) == ["PARSE-COLUMNS"]


def test_programmes_find_their_money() -> None:
    funding = rows(real(), "programme_funding", programme_no=27)
    assert [values(r, "instrument", "path", "match", "amount_k_twd") for r in funding] == [
        ("commissioned", "2/(26)", "exact", 132782),
        ("donation", "1/4040/(3)/[2]", "exact", 7381),
        ("remainder", "", "computed", 840),
    ]
    bay = rows(real(), "programme_funding", programme_no=13, match="shortened")
    assert [r["amount_k_twd"] for r in bay] == [282000, 481230]
    assert {r.certainty for r in real().tables["programme_funding"]} == {"derived"}


def test_every_item_is_of_one_programme_or_of_none() -> None:
    paths = [
        (r["instrument"] == "commissioned", r["path"])
        for r in real().tables["programme_funding"]
        if r["path"]
    ]
    assert len(paths) == len(set(paths)) == 103


def test_a_total_that_is_lost_is_unknown_to_its_programme_and_not_zero() -> None:
    lines = source().split("\n")
    mark = next(i for i, line in enumerate(lines) if "[10]智慧高階光電產業鏈結" in line)
    right = next(i for i in range(mark, len(lines)) if lines[i] == "業發展署")
    end = next(i for i in range(right, len(lines)) if lines[i].startswith("| 捐 助 計 畫"))
    book = parse("\n".join(lines[:right] + lines[end:]))
    number = row(real(), "programmes", name="智慧高階光電產業鏈結暨跨域應用推動計畫")["programme_no"]
    assert codes(book) == ["PARSE-HALF-SPREAD"]
    assert row(book, "programme_funding", programme_no=number, instrument="donation")["amount_k_twd"] is None
    unknown = row(book, "programme_funding", programme_no=number, instrument="remainder")
    assert (unknown["amount_k_twd"], unknown.certainty) == (None, "uncertain")
    assert row(real(), "programme_funding", programme_no=number, instrument="remainder")["amount_k_twd"] == 0


SUBSIDIES = "經濟部產業發展署單位預算\n\n" + between("補助經費**", "| 捐 助 計 畫")
ITEM = "| [1]補助直轄市政府 | 114-117 | 1.依據"


@pytest.mark.parametrize(
    ("printed", "lost", "path"),
    [
        ("| 合計 |", "| |", ""),
        ("| 1.5726102000 |", "| |", "1"),
        ("| (1)智慧杆產業推動暨城市智慧基建計畫 01 |", "| |", "1/(1)"),
        (ITEM, ITEM.replace("[1]補助直轄市政府", ""), "1/(1)/[1]"),
        ("| (2)智慧杆產業推動暨城市智慧基建計畫 02 |", "| |", "1/(2)"),
        ("| 2.5226102200 |", "| |", "2"),
        # The cell itself is gone, not its text alone.
        ("| 2.5226102200 |", "|", "2"),
    ],
)
def test_a_row_that_lost_its_name_stays_between_its_neighbours(printed: str, lost: str, path: str) -> None:
    assert SUBSIDIES.count(printed) == 1
    right, book = parse(SUBSIDIES), parse(SUBSIDIES.replace(printed, lost))
    assert [r["path"] for r in rows(book, "subsidies")] == [r["path"] for r in rows(right, "subsidies")]
    assert [r["total_k_twd"] for r in rows(book, "subsidies")] == [
        r["total_k_twd"] for r in rows(right, "subsidies")
    ]
    found = row(book, "subsidies", path=path)
    assert (found.certainty, "名稱欄未印，項次依前後列推定。" in found.note) == ("uncertain", True)
    assert "PARSE-CELL" in [p.code for p in book.problems if p.line == found.line_start]


def test_words_beside_dashes_go_on_with_the_row_before() -> None:
    found = row(real(), "donations", path="2/4085/(3)/[1]")
    assert str(found["content"]).endswith("辦理綠色產品設計創新應用競賽核發之獎金。")
    assert "名稱欄未印" not in "".join(r.note for r in rows(real(), "donations"))


@pytest.mark.parametrize(
    ("first", "below", "years", "certainty"),
    [
        ("114-1", "18", (114, 118), "printed"),
        ("114-11", "8", (114, 118), "printed"),
        ("114-11", "", (None, None), "uncertain"),
    ],
)
def test_years_whose_end_stands_in_the_next_line_are_no_content(first, below, years, certainty):
    left = (
        "| 合計 | | | | - |\n| 1.對團體之捐助 | | | | - |\n"
        f"| [1]太空產業推動與人才 01 | {first} | 國內公司 | 補助研發 | - |\n"
        f"| 培育計畫 | {below} | 及團體 | 新創。 | |\n"
    )
    book = donations(left, "| 1 | - | - | - | 1 |\n" * 3)
    (item,) = [
        r for r in rows(book, "donations") if r["total_k_twd"] is not None and "太空" in str(r["name"])
    ]
    assert values(item, "start_year_roc", "end_year_roc") == years
    assert values(item, "name", "recipient") == ("太空產業推動與人才培育計畫", "國內公司及團體")
    assert (item["content"], item.certainty) == ("補助研發新創。", certainty)
