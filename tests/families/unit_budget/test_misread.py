"""Headers in which recognition misread one character, and the forms of trips that this book has none of."""

import pytest

from generator.families.unit_budget import FAMILY
from tests.examples import first_of
from tests.families.unit_budget.books import between, contents, parse, real, rows, source, unread_text, values


@pytest.mark.parametrize(
    ("table", "printed", "misread"),
    first_of(
        4,
        [
            (
                "expenditure",
                "本年度 預算數 | 上年度 預算數 | 前年度 決算數",
                "本年黃 預算數 | 上年度 預算數 | 前年度 決算數",
            ),
            ("key_tasks", "| 工作計畫 | 實施概況 | 實施成果 |", "| 曰作計畫 | 實施概況 | 實施成果 |"),
            ("branch_accounts", "\n| 分支計畫及用途別科目 |", "\n| 分支計晝及用途別科目 |"),
            ("personnel", "| 人 事 費 別 |", "| 人 事 費 晝 |"),
            ("staff", "| 職 員 | | 警 察 |", "| 職 員 | | 工 察 |"),
            ("vehicles", "| 養護費 | 其他 |", "| 養護罟 | 其他 |"),
            ("offices", "| 區 分 | 自有 | | | | 無償借用 |", "| 區 分 | 自有 | | | | 無償囗用 |"),
            ("donations", "| 捐 助 內 容 |", "| 捐 助 曰 容 |"),
            ("commissioned", "| 委 辦 計 畫 |", "| 委 辦 囗 畫 |"),
            ("trips", "| 交通費 | 生活費 |", "| 交通費 | 生曰費 |"),
            ("functional", "| 債務利息 |", "| 債務黃息 |"),
            ("functional", "| 職能 別分類 |", "| 職罟 別分類 |"),
            ("multi_year", "| 計畫名稱 | 執行期間 |", "| 計晝名稱 | 執行期間 |"),
            ("media", "| 預 計 執 行 內 容 |", "| 預 計 執 行 內 黃 |"),
            ("resolutions", "| 內容 | 辦理情形 |", "| 內容 | 辦理工形 |"),
        ],
    ),
)
def test_one_misread_character_of_a_header_loses_nothing(table: str, printed: str, misread: str) -> None:
    assert printed in source()
    book = parse(source().replace(printed, misread, 1))
    assert contents(book, table) == contents(real(), table)
    assert unread_text(book) == []


def test_a_page_of_the_contents_with_a_blank_among_its_digits_is_told() -> None:
    printed, parted = "| 16. 跨年期計畫概況表 | 111 |", "| 16. 跨年期計畫概況表 | 11 1 |"
    assert printed in source()
    book = parse(source().replace(printed, parted, 1))
    (entry,) = [row for row in book.tables["contents"] if row["title"] == "跨年期計畫概況表"]
    assert (entry["page_start"], entry.certainty) == ("111", "uncertain")
    assert entry.note == "頁次「11 1」的數字之間有空白，未必是一個數字。"
    assert [(p.code, p.line) for p in book.problems if p.line in entry.lines] == [("PARSE-CELL", 44)]


VISITS = """
經濟部產
派員出國計畫預算類別表
中華民國

| 計畫名稱及領域代碼 | 擬前往國家 | 擬拜會或視察機構 | 主要研討問題 | 預計前往期間 | 預計天數 | 擬派人數 |
|--|--|--|--|--|--|--|
| 一、考察 | | | | | | |
| 01 考察日本綠能產業-85 | 日本 | 資源能源廳 | 綠能政策。 | 114.05-114.06 | 7 | 2 |
| 二、訪問 | | | | | | |
| 02 訪問德國工具機公會-85 | 德國 | 工具機公會 | 技術合作。 | 114.10-114.10 | 6 | 1 |

業發展署
-考察、視察、訪問
114年度

| 旅 費 預 算 | | | | 歸屬預算科目 | 前三年內有無赴同一機構考察 | |
|--|--|--|--|--|--|--|
| 交通費 | 生活費 | 辦公費 | 合 計 | | 有/無 | 如有，說明其內容 |
| 60 | 90 | 4 | 154 | 工業管理 | 無 | |
| 70 | 50 | - | 120 | 工業管理 | 有 | 113年訪問。 |
"""


def test_visits_abroad_have_a_form_and_numbers_of_their_own() -> None:
    mark = "\n經濟部產\n派員赴大陸計"
    book = parse(source().replace(mark, VISITS + mark, 1))
    assert unread_text(book) == []
    assert book.problems == []
    visits = rows(book, "trips", form="visit")
    assert [
        values(r, "trip_no", "trip_group", "name", "counterpart", "agenda", "total_k_twd") for r in visits
    ] == [
        ("01", "考察", "考察日本綠能產業", "資源能源廳", "綠能政策。", 154),
        ("02", "訪問", "訪問德國工具機公會", "工具機公會", "技術合作。", 120),
    ]
    assert values(visits[1], "period", "days", "persons", "visited_before", "earlier_visit") == (
        "114.10-114.10",
        6,
        1,
        "有",
        "113年訪問。",
    )
    assert len(rows(book, "trips", form="meeting")) == 3
    assert contents(book, "mainland_trips") == contents(real(), "mainland_trips")
    (total,) = [i for i in FAMILY.identities(book) if i.check == "trip-total"]
    assert (total.printed, total.computed) == (1914, 1914 + 154 + 120)


def test_study_abroad_pays_tuition() -> None:
    study = VISITS.replace("擬拜會或視察機構 | 主要研討問題", "進修機構 | 主要研習課程").replace(
        "| 辦公費 |", "| 書籍學雜費 |"
    )
    book = parse("經濟部產業發展署單位預算\n" + study.replace("114年度", "114年度\n單位：新臺幣千元"))
    assert [values(r, "form", "tuition_k_twd", "office_k_twd") for r in book.tables["trips"]] == [
        ("training", 4, None),
        ("training", None, None),
    ]


def test_costs_without_their_left_page_are_told() -> None:
    right = between("| 預算 | | 歸屬預算科目", "經濟部產")
    book = parse("經濟部產業發展署單位預算\n\n業發展署\n-開會、談判\n114年度\n\n" + right)
    assert [p.code for p in book.problems] == ["PARSE-UNKNOWN-TABLE"]
    assert unread_text(book) == []


def test_a_plan_whose_code_has_a_misread_digit_stays_a_plan() -> None:
    printed, misread = "| 3.5726108110 |", "| 3.5726108l10 |"
    assert printed in source()
    book = parse(source().replace(printed, misread, 1))
    assert [row.record_id for row in book.tables["subsidies"]] == [
        r.record_id for r in real().tables["subsidies"]
    ]
    (plan,) = rows(book, "subsidies", path="3")
    assert values(plan, "row_level", "name", "total_k_twd") == ("work_plan", "經濟特別收入基金", 678000)
    assert (plan.certainty, "5726108l10" in plan.note) == ("uncertain", True)
    assert "PARSE-CELL" in [p.code for p in book.problems]


def test_an_account_whose_number_is_misread_as_that_of_another_stays_a_row() -> None:
    printed, misread = "| 4 | | | 0700000000 財產收入 |", "| 3 | | | 0700000000 財產收入 |"
    assert printed in source()
    book = parse(source().replace(printed, misread, 1))
    right, wrong = rows(book, "revenue", path="3")
    assert (right["account_name"], right["budget_this_year_k_twd"], right.certainty) == (
        "規費收入",
        7000,
        "printed",
    )
    assert (wrong["account_name"], wrong["budget_this_year_k_twd"]) == ("財產收入", 4727)
    assert (wrong.certainty, wrong.note) == ("uncertain", "編號與前面的一列相同，但內容不同。")
    assert [p.line for p in book.problems if p.code == "PARSE-REPEATED-ROW"] == [wrong.line_start]
    assert book.tables["other_rows"] == []
