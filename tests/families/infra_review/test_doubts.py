"""Each way by which a row of a review becomes derived, inferred or uncertain: a lost flag fails here."""

from collections.abc import Callable

import pytest

from tests.families.infra_review.reviews import BUDGET, programme, read, real, review

# Table, certainty, words of the note, and how many rows of the real review say so.
PRINTED = [
    ("special_budget", "derived", "期別印於合併儲存格", 91),
    ("special_budget", "derived", "是否尚有保留款印於合併儲存格", 53),
    ("special_budget", "derived", "「同(A)」、「同執行率」已換算為所指欄位的數值", 86),
    ("special_budget", "derived", "表頭無分配數，支用比以法定特別預算為分母", 1),
    ("special_budget", "inferred", "表格樣板的預設值（000,000）未填寫，視為無資料", 2),
    ("special_budget", "uncertain", "表格樣板的「是/否」未擇一", 4),
    ("special_budget_totals", "derived", "期別印於合併儲存格", 98),
    ("progress", "derived", "本計畫未印資料截止日，取本報告其他計畫所印者", 5),
    ("indicators", "derived", "儲存格與上列合併，值取自上列", 2),
    ("indicators", "derived", "同一項次的另一個衡量單位，名稱取自上列", 2),
    ("milestones", "inferred", "日期未印年份，取報告年度", 25),
    ("benefits", "uncertain", "欄名印「人年」，儲存格印「人」", 1),
    ("programmes", "derived", "封面遺失，名稱取自目錄", 12),
    ("programmes", "derived", "封面名稱不完整，取自目錄", 1),
    ("programme_agencies", "uncertain", "目錄頁遺失，機關名稱印到一半", 1),
]


@pytest.mark.parametrize(("table", "certainty", "note", "count"), PRINTED)
def test_rows_of_the_real_review_say_why_they_are_not_simply_printed(table, certainty, note, count):
    rows = [r for r in real().tables[table] if r.certainty == certainty and note in r.note]
    assert len(rows) == count


def amended(old: str, new: str) -> Callable[[], str]:
    """The synthetic review with one piece of its text put otherwise."""

    def text() -> str:
        whole = review(programme())
        assert whole.count(old) == 1, old
        return whole.replace(old, new)

    return text


ROW = "3 111 1,000 同(A) 900 90.00 0 0 0 900 90.00 同執行率 否"
TOTAL = "總計 1,000 同(A) 900 90 0 0 0 900 90 同執行率"
HEAD = "創造工作機會(人年) 帶動公民營企業投資(億元)"
INDICATOR = "項次 指標項目 單位 總目標值 目標值 實際值 目標值 實際值\n\n{rows}\n\n二、效益指標"
PART = "(一) 經濟部工業局「強化地方工業區補助方案」\n\n111 年特別預算創造工作機會與帶動公民營企業投資\n\n"

# What is put otherwise, the table, words of the note, the code that tells it.
EDITED = [
    (ROW, f"第3* {ROW[2:]}", "special_budget", "期別欄印為「第3*」", "PARSE-CELL"),
    (ROW, ROW.replace("111", "111*"), "special_budget", "年度欄印為「111*」", "PARSE-CELL"),
    (ROW, f"777 {ROW[2:]}", "special_budget", "年度前的「777」不屬於任何欄", "PARSE-COLUMNS"),
    (ROW, ROW.replace("否", "否 修正"), "special_budget", "最後一欄之後印有「修正」", "PARSE-COLUMNS"),
    (ROW, ROW.replace("900 90.00 0", "9O0 90.00 0"), "special_budget", "實現數「9O0」", "PARSE-CELL"),
    (ROW, ROW.replace("900 90.00 0", "90.00 0"), "special_budget", "不合欄位", "PARSE-COLUMNS"),
    (ROW, ROW.replace(" 0 0 0 ", " 0 0 0 0 "), "special_budget", "屬於哪一欄無法確定", "PARSE-COLUMNS"),
    (ROW, f"{ROW}\n\n{ROW[2:]}", "special_budget", "同一計畫的111年度印有2列", "PARSE-REPEATED-ROW"),
    (TOTAL, f"{TOTAL} 修正", "special_budget_totals", "「修正」不屬於任何欄", "PARSE-COLUMNS"),
    (TOTAL, f"{TOTAL} 否", "special_budget_totals", "最後一欄之後印有「否」", "PARSE-COLUMNS"),
    (TOTAL, "\n\n".join([TOTAL] * 3), "special_budget_totals", "全表總計印有2列", "PARSE-REPEATED-ROW"),
    ("年累計 100", "年累計註1 100", "progress", "列名印為「年累計註1」", "PARSE-CELL"),
    ("年累計 100 99 -1", "年累計", "progress", "此列沒有印出數值", "PARSE-COLUMNS"),
    ("年累計 100 99", "年累計 1O0 99", "progress", "預定進度「1O0」", "PARSE-CELL"),
    ("年累計 100 99", "年累計 100 88 99", "progress", "「88」屬於哪一欄無法確定", "PARSE-COLUMNS"),
    ("總累計 50", "年累計 50", "progress", "同一計畫的「年累計」印有2列", "PARSE-REPEATED-ROW"),
    ("100 0.5", "100* 0.5", "benefits", "創造工作機會「100*」", "PARSE-CELL"),
    ("100 0.5", "100 0.5 7", "benefits", "「7」不屬於任何欄", "PARSE-COLUMNS"),
    (HEAD, f"單位：人；萬元\n\n{HEAD}", "benefits", "單位列印「萬元」", "PARSE-CELL"),
    (HEAD, "創造工作機會 帶動公民營企業投資", "benefits", "表上沒有單位列", "PARSE-UNIT"),
    ("單位：%", "單位：元", "progress", "單位「元」無法換算為%", "PARSE-UNIT"),
    ("經費單位：千元", "經費單位：坪", "special_budget", "單位「坪」無法換算為千元", "PARSE-UNIT"),
    (
        "111 年特別預算創造工作機會與帶動公民營企業投資\n\n",
        f"{PART}{HEAD}\n\n90 0.4\n\n{PART}",
        "benefits",
        "同一計畫的經濟效益表印有2次",
        "PARSE-REPEATED-ROW",
    ),
]


@pytest.mark.parametrize(("old", "new", "table", "note", "code"), EDITED)
def test_what_is_in_doubt_is_uncertain_and_told(old, new, table, note, code):
    found = read(amended(old, new)())
    doubted = [row for row in found.tables[table] if note in row.note]
    assert doubted
    assert {row.certainty for row in doubted} == {"uncertain"}
    assert code in {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("rows", "note", "code"),
    [
        ("1註 管線 條 2 2 2 1 1", "項次印為「1註」", "PARSE-CELL"),
        ("-1 管線 條 2 2 2 1 1", "項次印為「-1」", "PARSE-CELL"),
        ("1 管線 條 2 2 2 1 1 修正", "最後一欄之後印有「修正」", "PARSE-COLUMNS"),
        ("1 管線 條 2 2 2 O 1", "當年目標值「O」", "PARSE-CELL"),
        ("1 管線 條 7 2 2 2 1 1", "不是 5 個，位置不明者留空", "PARSE-COLUMNS"),
        ("1 2 2 2 1 1", "未印指標名稱，以項次代之", "PARSE-COLUMNS"),
        (
            "1 管線 條 2 2 2 1 1\n\n1 管線 條 3 3 3 1 1",
            "同一項次、名稱與單位的指標印有2列",
            "PARSE-REPEATED-ROW",
        ),
    ],
)
def test_an_indicator_in_doubt_is_uncertain_and_told(rows, note, code):
    found = read(amended("二、效益指標", INDICATOR.format(rows=rows))())
    doubted = [row for row in found.tables["indicators"] if note in row.note]
    assert doubted
    assert {row.certainty for row in doubted} == {"uncertain"}
    assert code in {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("old", "new", "table", "certainty", "note"),
    [
        ("- -", "工程因疫情缺工。 ", "lag_items", "uncertain", "兩欄的分界無法由編號或版面確定"),
        (
            "一、111 年 5 月 13 日已完成主隧道工程全線貫通。",
            "一、里程碑\n\n里程碑 達成情形\n\n已完成主隧道工程。 ",
            "milestones",
            "uncertain",
            "兩欄的分界無法由編號或版面確定",
        ),
        (
            "三、進度執行情形（截至 111 年 12 月底）",
            "三、進度執行情形",
            "progress",
            "derived",
            "資料截止日取自同節經費表標題",
        ),
        ("經費單位：千元", "經費單位：百萬元", "special_budget", "derived", "原表單位為百萬元"),
        ("單位：%", "單位：‰", "progress", "derived", "原表單位為‰"),
        (
            HEAD,
            "單位：人；億元\n\n創造工作機會 帶動公民營企業投資",
            "benefits",
            "derived",
            "單位取自表格上方的單位列",
        ),
        (TOTAL, f"{TOTAL}\n\n{TOTAL}", "special_budget_totals", "inferred", "同一期別第二個總計列"),
        (" 甲工程計畫 \n\n \n\n經濟部 \n\n112 年 1 月 \n", "", "programmes", "uncertain", "未保留計畫名稱"),
    ],
)
def test_what_is_not_simply_printed_says_so(old, new, table, certainty, note):
    rows = [row for row in read(amended(old, new)()).tables[table] if note in row.note]
    assert rows
    assert {row.certainty for row in rows} == {certainty}


PLAIN = "3 110 1,000 1,000 900 90.00 0 0 0 900 90.00 90.00 否"


@pytest.mark.parametrize(
    ("budget", "unit", "note"),
    [
        (PLAIN, "百萬元", "原表單位為百萬元，已換算為千元。"),
        (f"{PLAIN[2:]}\n\n111 50", "千元", "是否尚有保留款印於合併儲存格。"),
        (f"{PLAIN}\n\n111 50", "千元", "期別印於合併儲存格；是否尚有保留款印於合併儲存格。"),
    ],
)
def test_a_reason_alone_makes_a_row_derived(budget, unit, note):
    text = review(programme(budget=budget)).replace("經費單位：千元", f"經費單位：{unit}")
    row = read(text).tables["special_budget"][-1]
    assert (row.certainty, row.note) == ("derived", note)


def test_the_synthetic_review_is_printed_but_for_what_it_refers_to():
    found = read(review(programme()))
    assert ROW in BUDGET
    assert TOTAL in BUDGET
    uncertain = [r.record_id for rows in found.tables.values() for r in rows if r.certainty == "uncertain"]
    assert (uncertain, found.problems) == ([], [])


def test_the_shares_of_a_year_in_doubt_are_in_doubt():
    split = "3 111* 1,000 (文化部: 400 技術處: 600) 1,000 900 90.00 0 0 0 900 90.00 90.00 否"
    rows = read(review(programme(budget=split))).tables["special_budget_agencies"]
    assert [row["statutory_budget_k_twd"] for row in rows] == [400, 600]
    assert {(row.certainty, row.note) for row in rows} == {("uncertain", "年度欄印為「111*」。")}
