"""Named programmes in the descriptions of branches, and the one whose text the extraction lost."""

import pytest

from generator.records.collector import Collector
from tests.families.unit_budget.books import codes, parse, real, row, source, values

TABLE = """經濟部能源署單位預算

經濟部能源署
歲出計畫提要及分支計畫概況表
中華民國115年度
單位：新臺幣千元

| 工作計畫名稱及編號 | 5226963000 能源科技計畫 | 預算金額 | 1,000 |
|--|--|--|--|
| <p>計畫內容：</p> {names} | <p>預期成果：</p> <p>節能。</p> | | |

| 分支計畫及用途別科目 | 金額 | 承辦單位 | 說明 |
|--|--|--|--|
| 01 推動節能 | 1,000 | 節能組 | {items} |
| 2000 業務費 | 1,000 | | |
| 2039 委辦費 | 1,000 | | |
"""


def book(names: str, items: str) -> Collector:
    return parse(TABLE.format(names=names, items=items))


def programmes(collector: Collector) -> list[tuple[object, ...]]:
    return [
        values(r, "item_no", "name", "amount_k_twd", "amount_status") for r in collector.tables["programmes"]
    ]


def test_the_lost_item_is_the_branch_less_all_others() -> None:
    lost = row(real(), "programmes", amount_status="derived")
    assert values(lost, "programme_no", "name", "branch_no", "item_no", "amount_k_twd", "description") == (
        27,
        "中小企業淨零轉型計畫",
        "02",
        2,
        141003,
        "",
    )
    assert lost.certainty == "derived"
    assert "7,362,902－其餘36項合計7,221,899＝141,003千元" in lost.note
    assert lost.lines == (838,)


def test_programmes_of_both_branches_in_order() -> None:
    found = real().tables["programmes"]
    assert [r["item_no"] for r in found] == [*range(1, 26), *range(1, 38)]
    assert sum(int(str(r["amount_k_twd"])) for r in found) == 12111581
    assert [r["name"] for r in found if r["name"] != r["list_name"]] == [
        "亞灣2.0-智慧科技創新應用綱要計畫一智慧石化永續發展、IC設計群聚發展、智慧科技研訓基地計畫",
        "卓越隱形冠軍智慧加值創新計畫(Hidden Champion+3.0)",
    ]


def test_numbers_in_names_are_no_items() -> None:
    found = book(
        "1. 設計2.0計畫 2. 6G先期計畫",
        "包括：1. 設計2.0計畫400千元，係推動3.0版。 2. 6G先期計畫(Champion+3.0)600千元，係研發。",
    )
    assert programmes(found) == [
        (1, "設計2.0計畫", 400, "printed"),
        (2, "6G先期計畫(Champion+3.0)", 600, "printed"),
    ]


def test_a_lost_item_between_two_others_is_derived() -> None:
    found = book(
        "1. 甲案推動計畫 2. 乙案推動計畫 3. 丙案推動計畫",
        "1. 甲案推動計畫400千元，係甲。 3. 丙案推動計畫500千元，係丙。",
    )
    assert programmes(found)[1] == (2, "乙案推動計畫", 100, "derived")


def test_two_lost_items_are_not_guessed() -> None:
    found = book(
        "1. 甲案推動計畫 2. 乙案推動計畫 3. 丙案推動計畫 4. 丁案推動計畫 5. 戊案推動計畫",
        "1. 甲案推動計畫400千元，係甲。 3. 丙案推動計畫100千元，係丙。 5. 戊案推動計畫300千元，係戊。",
    )
    assert [item for item, *_ in programmes(found)] == [1, 3, 5]
    assert codes(found) == ["PARSE-LOST-ITEM"]


@pytest.mark.parametrize(
    "items",
    [
        "1.辦理員工協助方案等139千元。 2.聘請專家審查計畫費用78千元。",
        "1.總經費303,000千元，分5年辦理，本年度編列第1年經費54,200千元。",
        "依行政院核定計畫辦理，計需1,000千元。",
    ],
)
def test_ordinary_notes_are_no_programmes(items: str) -> None:
    assert programmes(book("1. 甲", items)) == []


def test_a_book_that_prints_all_items_derives_nothing() -> None:
    head = "1. 產業淨零碳排推動計畫1,328,680千元"
    whole = source().replace(
        head, "1. 甲計畫0千元，係無。 " + head.replace("1. ", "2. ").replace("1,328,680", "141,003"), 1
    )
    assert "derived" not in {r["amount_status"] for r in parse(whole).tables["programmes"]}


def test_an_item_lost_at_the_beginning_of_a_branch_is_derived() -> None:
    found = book(
        "1. 甲案推動計畫 2. 乙案推動計畫 3. 丙案推動計畫",
        "2. 乙案推動計畫400千元，係乙。 3. 丙案推動計畫500千元，係丙。",
    )
    assert programmes(found)[0] == (1, "甲案推動計畫", 100, "derived")


def test_no_number_tells_that_the_last_item_is_lost() -> None:
    found = book("1. 甲案推動計畫 2. 乙案推動計畫", "1. 甲案推動計畫400千元，係甲。")
    assert [item for item, *_ in programmes(found)] == [1]


@pytest.mark.parametrize(
    "items",
    [
        "1. 甲案推動計畫400千元，係甲。 4. 丁案推動計畫500千元，係丁。",
        "3. 丙案推動計畫400千元，係丙。 4. 丁案推動計畫500千元，係丁。",
    ],
)
def test_two_lost_items_in_a_row_are_told_and_not_guessed(items: str) -> None:
    found = book("1. 甲案推動計畫 2. 乙案推動計畫 3. 丙案推動計畫 4. 丁案推動計畫", items)
    assert len(programmes(found)) == 2
    assert [p.code for p in found.problems] == ["PARSE-LOST-ITEM"] * 2


def test_an_item_that_the_others_leave_nothing_for_is_not_derived() -> None:
    found = book(
        "1. 甲案推動計畫 2. 乙案推動計畫 3. 丙案推動計畫",
        "1. 甲案推動計畫500千元，係甲。 3. 丙案推動計畫500千元，係丙。",
    )
    assert [item for item, *_ in programmes(found)] == [1, 3]
