"""A book that lacks pages, or has volumes of sub-agencies: what can be computed, and from which rows."""

from decimal import Decimal

from generator.checking.identity import Identity
from generator.families.unit_budget import FAMILY
from generator.families.unit_budget.checks.lacking import with_lacking
from generator.families.unit_budget.checks.sub_agencies import with_sub_agencies
from generator.reading.pages import PageMap
from generator.records.record import Record
from generator.records.stretches import Stretch
from generator.records.values import Value
from tests.families.unit_budget.books import parse, row, rows


def record(table: str, page: str, **values: Value) -> Record:
    name = "-".join(map(str, (table, page, *values.values())))
    return Record(table, name, values, (1,), "printed", "", (Stretch(1, 1, page),))


def entry(first: str, last: str) -> Record:
    return record("contents", "2", title="捐助經費分析表", page_start=first, page_end=last)


WHOLE, PART = record("donations", "(0801)-156", name="合計"), record("donations", "(0801)-157", name="甲")


def total(printed: int, computed: int, *operands: Record, says: str = "下一層各列之和") -> Identity:
    return Identity(
        "grant-children", WHOLE, "total_k_twd", printed, Decimal(computed), says, operands=operands
    )


def judged(identity: Identity, last: str, *labels: str) -> Identity:
    """The identity beside a list of contents, in a book whose pages have these labels."""
    tables = {"contents": [entry("156", last)], "donations": [WHOLE, PART]}
    (found,) = with_lacking([identity], tables, PageMap(tuple(range(1, len(labels) + 1)), labels))
    return found


def test_a_sum_names_the_pages_of_its_table_that_are_not_there() -> None:
    found = judged(total(9, 4, PART), "160")
    assert (found.verdict, found.computed) == ("not_computed", None)
    assert found.explanation == "無法計算，缺少：捐助經費分析表第158至160頁。"
    assert judged(total(9, 4, PART), "158").missing == ("捐助經費分析表第158頁",)


def test_a_sum_of_a_table_with_all_its_pages_stays_a_question() -> None:
    assert judged(total(9, 4, PART), "157").verdict == "unresolved"


def test_an_empty_page_is_no_missing_one() -> None:
    """本頁空白, with its number or, between two that leave it one, without; no row is read from it."""
    whole = ("(0801)-156", "(0801)-157")
    for labels, verdict in (
        ((*whole, "(0801)-158"), "unresolved"),
        ((*whole, "", "(0801)-159"), "unresolved"),
        ((*whole, "(0801)-159"), "not_computed"),
        ((*whole, ""), "not_computed"),
    ):
        assert judged(total(9, 4, PART), "158", *labels).verdict == verdict, labels


def test_what_no_further_row_could_mend_stays_a_question() -> None:
    assert judged(total(4, 9, PART), "160").verdict == "unresolved"
    assert judged(total(9, 4), "160").verdict == "unresolved"
    assert (
        judged(total(9, 4, PART, says="歲出機關別預算表之本年度預算數：4＝4"), "160").verdict == "unresolved"
    )
    assert judged(total(4, 4, PART), "160").verdict == "holds"


def staff(volume: int, category: str, this_year: int) -> Record:
    account: dict[str, Value] = {"account_code": "0008010000", "account_level": "xiang"}
    return record("staff", "1", volume=volume, category=category, this_year=this_year, **account)


def elsewhere(printed: int) -> Identity:
    whole = staff(1, "職員", 942)
    box = record("staff_counts", "1", volume=1, category="職員", this_year=printed)
    found = Identity(
        "staff-elsewhere", box, "this_year", printed, 942, "預算員額明細表：942", operands=(whole,)
    )
    tables = {"staff": [whole, staff(2, "職員", 218), staff(2, "技工", 285), staff(3, "職員", 74)]}
    (judged_so,) = with_sub_agencies([found], tables)
    return judged_so


def test_a_box_counts_an_agency_without_those_that_have_volumes_of_their_own() -> None:
    found = elsewhere(650)
    assert (found.verdict, found.computed, len(found.operands)) == ("holds", 650, 3)
    assert found.formula == "預算員額明細表，減所屬機關分冊之員額：942－218－74＝650"
    assert elsewhere(651).verdict == "unresolved"
    assert (elsewhere(942).verdict, elsewhere(942).formula) == ("holds", "預算員額明細表：942")


FIRST_LEVEL = """\
內政部
歲出一級用途別科目分析表
中華民國114年度
單位：新臺幣千元

| 科目 |  |  |  |  | 經常支出 |  | 資本支出 |  | 合計 |
|---|---|---|---|---|---|---|---|---|---|
| 款 | 項 | 目 | 節 | 名稱 | 人事費 | 獎補助費 | 預備金 | 小計 |  |
| 7 |  |  |  | 內政部主管 |  |  |  |  |  |
|  | 1 |  |  | 內政部 | 8 | 4 | 3 | 3 | 15 |
|  |  |  |  | 民政支出 | 8 | 4 | 3 | 3 | 15 |
|  |  | 4 |  | 地政業務 | 8 | 4 | 3 | 3 | 15 |
|  |  |  | 1 | 測量及方域 | 5 | 1 | 3 | 3 | 9 |
|  |  |  | 2 | 平均地權及土地利用 | 3 | 3 | - | - | 6 |
"""


def test_an_account_of_which_no_code_is_known_has_the_level_of_its_column() -> None:
    book = parse(FIRST_LEVEL)
    levels = [(r["account_name"], r["account_level"], r.certainty) for r in rows(book, "first_level")]
    assert levels == [
        ("內政部主管", "kuan", "derived"),
        ("內政部", "xiang", "derived"),
        ("民政支出", "function", "derived"),
        ("地政業務", "mu", "derived"),
        ("測量及方域", "jie", "derived"),
        ("平均地權及土地利用", "jie", "derived"),
    ]
    assert row(book, "first_level", account_name="測量及方域")["account_code"] == ""
    sums = [i for i in FAMILY.identities(book) if i.check == "account-children" and i.field == "total_k_twd"]
    assert [(i.record["account_name"], i.verdict) for i in sums] == [
        ("內政部", "holds"),
        ("民政支出", "holds"),
        ("地政業務", "holds"),
    ]


def test_a_sheet_of_a_revenue_item_is_about_the_last_of_the_accounts_in_its_cell() -> None:
    head = "| 來源子目及細目與編號 | {} | 預算金額 | 1,786 | 承辦單位 | 秘書處 |\n|---|---|---|---|---|---|\n"
    for cell in ("0408010300 -0408010301 賠償收入 -一般賠償收入", "0408010301 一般賠償收入"):
        text = "內政部\n歲入項目說明提要表\n中華民國114年度\n單位：新臺幣千元\n\n" + head.format(cell)
        sheet = row(parse(text), "revenue_sheets")
        assert (sheet["account_code"], sheet["account_name"]) == ("0408010301", "一般賠償收入")


VEHICLES = """\
內政部
公務車輛明細表
中華民國114年度
單位：新臺幣千元

| 車輛數 | 車輛種類 | 乘客人數不含司機 | 購置年月 | 汽缸總排氣量 | 油料費 |  |  | 養護費 | 其他 | 備註 |
|---|---|---|---|---|---|---|---|---|---|---|
|  |  |  |  |  | 數量(公升) | 單價(元) | 金額 |  |  |  |
| {count} | 機車 | 1 | 97.08 | 125 | 992 | 31.00 | 31 | 2 | 3 | 甲 |
| {count} | 機車 | 1 | 98.08 | 124 | 4,017 | 31.00 | 125 | 8 | 11 | 乙 |
|  | 合計 |  |  |  | 5,009 |  | 156 | 9 | 14 |  |
"""


def test_the_upkeep_of_several_vehicles_in_a_row_is_rounded_that_of_one_is_not() -> None:
    for count, verdict in ((11, "rounding"), (1, "unresolved")):
        found = FAMILY.identities(parse(VEHICLES.format(count=count)))
        sums = {i.field: i.verdict for i in found if i.check == "vehicle-total"}
        assert sums == {
            "fuel_litres": "holds",
            "fuel_k_twd": "holds",
            "maintenance_k_twd": verdict,
            "other_k_twd": "holds",
        }
