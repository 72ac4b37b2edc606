"""Every way by which a row of a budget book is derived, inferred or uncertain: each flag has its row here."""

import re
from collections import Counter
from functools import cache

import pytest

from generator.records.collector import Collector
from generator.records.values import Value
from tests.families.unit_budget.books import parse, real, row, source

# The rows of the real book that are not simply printed, by table, certainty and note (# for its numbers).
REAL = {
    ("branches", "derived", "說明末段印在次頁下一分支計畫的儲存格內，依文句接回。"): 1,
    ("branches", "inferred", "承辦單位欄有一行重複擷取，已刪去重複字句；擷取所得見 units_raw。"): 1,
    ("capital", "derived", "科目編號印為#，末位遺失，依十位編碼補回。"): 6,
    ("commissioned", "derived", "內容末段印在次頁次一列的儲存格內，依項次接回。"): 12,
    ("donations", "derived", "內容末段印在次頁次一列的儲存格內，依項次接回。"): 5,
    ("first_level", "derived", "表上未印科目編號，依名稱由歲出機關別預算表對得。"): 10,
    ("key_tasks", "derived", "工作計畫名稱承上列（合併儲存格）。"): 9,
    ("programme_funding", "derived", "依名稱與commissioned之列相配（名稱相同）。"): 58,
    ("programme_funding", "derived", "依名稱與commissioned之列相配（名稱用字略異）。"): 1,
    ("programme_funding", "derived", "依名稱與commissioned之列相配（對應列用簡稱）。"): 1,
    ("programme_funding", "derived", "依名稱與donations之列相配（名稱相同）。"): 38,
    ("programme_funding", "derived", "依名稱與donations之列相配（名稱用字略異）。"): 3,
    ("programme_funding", "derived", "依名稱與donations之列相配（對應列用簡稱）。"): 1,
    ("programme_funding", "derived", "依名稱與subsidies之列相配（名稱相同）。"): 1,
    ("programme_funding", "derived", "計畫金額#－已相配各列合計#＝#千元。"): 62,
    (
        "programmes",
        "derived",
        "該項說明於文字擷取時遺失；金額＝分支計畫#－其餘#項合計#＝#千元，名稱取自工作計畫之計畫內容。",
    ): 1,
    ("resolutions", "derived", "辦理情形末句印在次頁次一項的儲存格內，依文句接回。"): 1,
    ("staff", "derived", "科目編號印為#，末位遺失，依十位編碼補回。"): 11,
    ("vehicles", "derived", "分類承上列。"): 3,
}

# One damage each, far enough from the others, and the note that its row must have.
DAMAGE = (
    (
        "| | | 1 | 0426100301 一般賠償收入 | 2,870 | 2,870",
        "| | | | 0426100301 一般賠償收入 | 2,870 | 2,870",
        ("revenue", {"account_code": "0426100301"}, "印出的款項目節編號遺失或無法判讀，路徑以科目編號代替。"),
    ),
    (
        "0500000000 規費收入 | 7,000 | 6,480",
        "O500000000 規費收入 | 7,000 | 6,480",
        ("revenue", {"account_code": "0500000000"}, "科目編號印為O500000000，誤認的字元讀作數字。"),
    ),
    (
        "5726109800 第一預備金 | 3,000 | 3,000",
        "572610980 第一預備金 | 3,000 | 3,000",
        ("expenditure", {"account_code": "5726109800"}, "科目編號印為572610980，末位遺失。"),
    ),
    (
        "-0426100301 -一般賠償收入 | 預算金額",
        "-04261OO301 -一般賠償收入 | 預算金額",
        ("revenue_sheets", {"account_code": "0426100301"}, "科目編號印為04261OO301，誤認的字元讀作數字。"),
    ),
    (
        "0426100000 產業發展署 | 2,870 | |",
        "04261OOO00 產業發展署 | 2,870 | |",
        (
            "revenue_sheet_rows",
            {"sheet_code": "0426100301", "account_level": "xiang"},
            "科目編號印為04261OOO00，誤認的字元讀作數字。",
        ),
    ),
    (
        "5726108110 經濟特別收入基金 | 預算金額",
        "57261O8110 經濟特別收入基金 | 預算金額",
        ("work_plans", {"work_plan_code": "5726108110"}, "科目編號印為57261O8110，誤認的字元讀作數字。"),
    ),
    (
        "| 2000 業務費 | 2,351,192 |",
        "| 2O00 業務費 | 2,351,192 |",
        (
            "branch_accounts",
            {"object_code": "2000", "amount_k_twd": 2351192},
            "用途別科目編號印為2O00，誤認的字元讀作數字。",
        ),
    ),
    (
        "| 2024 稅捐及規費 | 49 | - |",
        "| 2○24 稅捐及規費 | 49 | - |",
        (
            "expense_matrix",
            {"object_code": "2○24", "work_plan_code": ""},
            "用途別科目編號無法判讀：「2○24 稅捐及規費」。",
        ),
    ),
    (
        "002610000 產業發展署 | 246 | 235",
        "OO2610000 產業發展署 | 246 | 235",
        (
            "staff",
            {"account_code": "0026100000", "category": "職員"},
            "科目編號印為OO2610000，誤認的字元讀作數字。",
        ),
    ),
    (
        "522610220 工業技術升級輔導 | - |",
        "5226IO220 工業技術升級輔導 | - |",
        ("capital", {"account_code": "5226102200"}, "科目編號印為5226IO220，誤認的字元讀作數字。"),
    ),
    (
        "| 四、約聘僱人員待遇 |",
        "| 4、約聘僱人員待遇 |",
        ("personnel", {"item": "約聘僱人員待遇"}, "項次無法判讀：「4」。"),
    ),
    (
        "| 二、機關宿舍 |",
        "| 甲.機關宿舍 |",
        ("offices", {"category": "甲.機關宿舍"}, "項次無法判讀：「甲.機關宿舍」。"),
    ),
    (
        "[1]補助直轄市政府 | 114-117",
        "{1]補助直轄市政府 | 114-117",
        ("subsidies", {"name": "{1]補助直轄市政府"}, "項次無法判讀：「{1]補助直轄市政府」。"),
    ),
    (
        "補助連江縣政府辦理離島產業升級轉型計畫。 | 114 |",
        "補助連江縣政府辦理離島產業升級轉型計畫。 | ll4 |",
        ("subsidies", {"path": "2/(1)/[1]"}, "列入預算年度無法判讀：「ll4」。"),
    ),
    (
        "| 13,770 | - | | - | 112,110 |",
        "| 13,770 | - | | - | 112,11O |",
        (
            "programme_funding",
            {"programme_no": 1, "instrument": "commissioned"},
            "依名稱與commissioned之列相配（名稱相同）。所據commissioned之列有疑：",
        ),
    ),
    (
        "| 02 出席亞洲生產力組織會議-85",
        "| O2 出席亞洲生產力組織會議-85",
        (
            "trips",
            {"name": "O2 出席亞洲生產力組織會議-85"},
            "編號無法判讀：「O2 出席亞洲生產力組織會議-85」。",
        ),
    ),
    (
        "| 32 | 1,596 | 工業管理",
        "| 32 | | 工業管理",
        ("trips", {"trip_no": "03"}, "旅費合計不明。"),
    ),
    (
        "計畫 | 114-117 | 31.85",
        "計畫 | 114-ll7 | 31.85",
        ("multi_year", {"name": "智慧杆產業推動暨城市智慧基建計畫"}, "期間無法判讀：「114-ll7」。"),
    ),
    (
        "5226102200 工業技術升級輔導 | 18,971",
        "52261O2200 工業技術升級輔導 | 18,971",
        ("media", {"account_code": "5226102200"}, "科目編號印為52261O2200，誤認的字元讀作數字。"),
    ),
    (
        "| 總 | 計 | - | - | - | 93,100 |",
        "| 總 | 什 | - | - | - | 93,100 |",
        (
            "functional",
            {"function_name": "總計", "economic_class": "資本移轉-對企業"},
            "後頁的列名「總什」與前頁「總計」不同。",
        ),
    ),
)


@cache
def damaged() -> Collector:
    text = source()
    for old, new, _ in DAMAGE:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return parse(text)


def test_each_flag_of_the_real_book_is_there() -> None:
    found = Counter(
        (record.table, record.certainty, re.sub(r"\d[\d,]*", "#", record.note))
        for records in real().tables.values()
        for record in records
        if record.certainty != "printed"
    )
    assert found == REAL


@pytest.mark.parametrize(
    "expected", [entry[2] for entry in DAMAGE], ids=lambda entry: f"{entry[0]}-{entry[2]}"
)
def test_a_damage_is_doubt_in_its_row(expected: tuple[str, dict[str, Value], str]) -> None:
    table, key, note = expected
    found = row(damaged(), table, **key)
    assert (found.certainty, note in found.note) == ("uncertain", True)


def test_the_costs_of_a_misread_account_are_doubtful_too() -> None:
    costs = row(damaged(), "staff_costs", account_code="0026100000")
    assert (costs.certainty, costs.note) == ("uncertain", "科目編號印為OO2610000，誤認的字元讀作數字。")


def test_what_remains_of_a_programme_is_unknown_where_a_row_is() -> None:
    rest = row(damaged(), "programme_funding", programme_no=1, instrument="remainder")
    assert (rest["amount_k_twd"], rest.certainty) == (None, "uncertain")
    assert rest.note.startswith("相配之列金額不明，餘額無法計算。")


@pytest.mark.parametrize("entry", DAMAGE, ids=lambda entry: f"{entry[2][0]}-{entry[2][2]}")
def test_each_damage_is_told(entry: tuple[str, str, tuple[str, dict[str, Value], str]]) -> None:
    """A problem names the line of the damage, or that on which its row begins."""
    text, (table, key, _) = damaged().document, entry[2]
    own = {line.number for line in text if entry[1] in line.text} | set(row(damaged(), table, **key).lines)
    assert own & {problem.line for problem in damaged().problems}
