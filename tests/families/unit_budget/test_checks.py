"""The identities hold on the real book, find its own slips, and fail where a number is changed."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from generator.checking.identity import Identity
from generator.families.unit_budget import FAMILY
from tests.families.unit_budget.books import between, parse, real, source

# In so many copies of the book all changes are made: two in one copy may make up for each other.
TURNS = 5
# A number that the book prints, another in its place, and the check that it breaks.
CHANGES = [
    (
        "| 0526100102 證照費 | 1,860 | 1,620 |",
        "| 0526100102 證照費 | 1,861 | 1,620 |",
        "account-children",
    ),
    ("| 4,271 | 1,827 | 6,882 | 2,444 |", "| 4,271 | 1,827 | 6,882 | 2,445 |", "year-difference"),
    ("| 預算金額 | 19,039 |", "| 預算金額 | 19,040 |", "sheet-amount"),
    ("| 1 | | 0726100100 財產孳息 | 4,271 |", "| 1 | | 0726100100 財產孳息 | 4,272 |", "sheet-rows"),
    ("744件，每件收2.5千元", "744件，每件收2.6千元", "fee-product"),
    (
        "等收入25千元。 3. 借用宿舍員工自薪資扣回繳庫數14千元。 4.",
        "等收入26千元。 3. 借用宿舍員工自薪資扣回繳庫數14千元。 4.",
        "fee-sum",
    ),
    (
        "| 5726102000 工業管理 | 預算金額 | 363,335 |",
        "| 5726102000 工業管理 | 預算金額 | 363,336 |",
        "plan-account",
    ),
    ("| 02 產業行政與管理 | 6,069 |", "| 02 產業行政與管理 | 6,070 |", "plan-branches"),
    ("| 2000 業務費 | 54,200 |", "| 2000 業務費 | 54,201 |", "branch-accounts"),
    ("| 2039 委辦費 | 53,900 |", "| 2039 委辦費 | 53,901 |", "object-children"),
    ("| 2009 通訊費 | 3,961 |", "| 2009 通訊費 | 3,960 |", "matrix-cell"),
    ("| 2,901 | - | - | 9,787 |", "| 2,901 | - | - | 9,788 |", "matrix-row"),
    ("| 合 計 | 383,155 | 363,335 |", "| 合 計 | 383,155 | 363,334 |", "matrix-plan"),
    (
        "太空產業推動與人才培育計畫215,557千元",
        "太空產業推動與人才培育計畫215,558千元",
        "branch-programmes",
    ),
    ("專案經費4,714,855千元", "專案經費4,714,856千元", "branch-text"),
    ("行政經費53,089千元", "行政經費53,088千元", "branch-administration"),
    ("| 13,770 | - | | - | 112,110 |", "| 13,771 | - | | - | 112,110 |", "grant-row"),
    ("| 37,020 | - | - | 251,560 |", "| 37,020 | - | - | 251,561 |", "grant-children"),
    (
        "| 2039 委辦費 | - | 253,858 | 6,392,194 |",
        "| 2039 委辦費 | - | 253,859 | 6,392,194 |",
        "grant-object",
    ),
    ("| 4000 獎補助費 | 160 | 100,100 |", "| 4000 獎補助費 | 160 | 100,101 |", "grants-together"),
    ("| - | 382,725 | - | 430 |", "| - | 382,726 | - | 430 |", "first-level-row"),
    (
        "| - | - | 430 | - | - | 248,100 | 248,530 |",
        "| - | - | 431 | - | - | 248,100 | 248,531 |",
        "capital-first-level",
    ),
    ("| 總 | 計 | 315,666 |", "| 總 | 計 | 315,667 |", "functional-column"),
    ("| 5,113,380 | 221,254 | 779,500 |", "| 5,113,380 | 221,254 | 779,501 |", "functional-transfers"),
    ("| 四、約聘僱人員待遇 | 17,653 |", "| 四、約聘僱人員待遇 | 17,654 |", "personnel-matrix"),
    ("1. 超時加班費4,023千元", "1. 超時加班費4,024千元", "personnel-note"),
    ("| 約僱 | 15 | 14 |", "| 約僱 | 15 | 13 |", "staff-elsewhere"),
    ("職員246人、技工3人", "職員247人、技工3人", "staff-text"),
    ("| 301,987 | 300,477 | 1,510 | |", "| 301,987 | 300,477 | 1,511 | |", "year-difference"),
    ("預計進用8人6,306千元", "預計進用8人6,307千元", "outsourced-total"),
    ("| 108.09 | 1,795 | 1,140 |", "| 108.09 | 1,795 | 1,240 |", "fuel-product"),
    ("| 6,144 | | 190 | 187 |", "| 6,144 | | 190 | 188 |", "vehicle-total"),
    ("| 二、機關宿舍 | 2 | 126.76 |", "| 二、機關宿舍 | 2 | 126.77 |", "office-total"),
    ("| 5 | 235 | 工業管理 |", "| 5 | 236 | 工業管理 |", "trip-row"),
    ("| 開 會 | 3 | 626 | 1,914 |", "| 開 會 | 3 | 627 | 1,914 |", "trip-summary-total"),
    ("| 27 | 4 | 89 | 141 |", "| 28 | 4 | 89 | 141 |", "trip-person-days"),
    ("2. 策進產業躍升與永續發展環境9,892千元", "2. 策進產業躍升與永續發展環境9,893千元", "media-branch"),
    ("| 114-118 | 3.03 |", "| 114-118 | 3.04 |", "multi-year-total"),
    (
        "分5年辦理，本年度編列第1年經費54,200千元。 |",
        "分4年辦理，本年度編列第1年經費54,200千元。 |",
        "multi-year-years",
    ),
    ("包括業務費263,235千元", "包括業務費263,236千元", "note-object"),
    ("計淨增589,574千元", "計淨增589,575千元", "note-net-change"),
    ("(1)產業政策企劃經費3,066千元", "(1)產業政策企劃經費3,067千元", "note-branch"),
    ("較上年度減列業務督導等經費885千元", "較上年度減列業務督導等經費886千元", "note-last-year"),
    ("(8)資料庫個資自動盤點掃描服務103千元", "(8)資料庫個資自動盤點掃描服務104千元", "branch-subitems"),
]


@cache
def found() -> tuple[Identity, ...]:
    return tuple(FAMILY.identities(real()))


@cache
def failing(turn: int) -> tuple[Identity, ...]:
    """Checks that are unresolved in a copy with its share of the changes, those of the book left out."""
    text = source()
    for old, new, _ in CHANGES[turn::TURNS]:
        text = text.replace(old, new, 1)
    known = {(i.check, i.record.record_id) for i in found() if i.verdict not in {"holds", "rounding"}}
    return tuple(
        i
        for i in FAMILY.identities(parse(text))
        if i.verdict == "unresolved" and (i.check, i.record.record_id) not in known
    )


def test_the_findings_of_the_real_book_are_these() -> None:
    odd = [
        (i.verdict, i.check, i.record.line_start, i.printed, i.computed)
        for i in found()
        if i.verdict != "holds"
    ]
    assert odd == [
        ("rounding", "account-children", 471, 7542, 7543),
        ("rounding", "account-children", 490, 125264, 125265),
        ("not_computed", "branch-programmes", 961, 7362902, None),
        ("rounding", "vehicle-total", 1568, 190, 191),
        ("unresolved", "resolution-growth", 2549, Decimal("28.68"), Decimal("40.22")),
        ("not_computed", "resolution-compared", 2561, -29057977000, None),
        ("not_computed", "resolution-compared", 2561, -41202796000, None),
    ]
    assert Counter(i.verdict for i in found())["holds"] == 849


def test_a_check_tells_the_lines_of_the_other_side() -> None:
    (whole,) = [i for i in found() if i.check == "plan-branches" and i.record["work_plan"] == "一般行政"]
    assert [operand.line_start for operand in whole.operands] == [1134, 1144, 1179]
    assert whole.formula == "各分支計畫之和：312,982＋26,700＋43,473＝383,155"
    assert (whole.printed, whole.computed, whole.verdict) == (383155, 383155, "holds")


def test_every_check_has_something_to_compare_with() -> None:
    alone = {i.check for i in found() if not i.operands}
    # These compare values of one record with each other.
    assert alone == {
        "year-difference",
        "fee-product",
        "fuel-product",
        "grant-row",
        "first-level-row",
        "capital-row",
        "office-row",
        "trip-row",
        "note-budget",
        "note-net-change",
        "branch-text",
        "branch-items",
        "branch-subitems",
        "personnel-note",
        "staff-text",
        "outsourced-total",
        "media-items",
        "multi-year-total",
        "resolution-growth",
        "resolution-term",
    }


def test_the_remainders_of_the_programmes_are_the_administration() -> None:
    """Three tables and a derived amount meet in one number that the description prints."""
    sums = [
        (i.record["branch_no"], i.printed, i.computed) for i in found() if i.check == "branch-administration"
    ]
    assert sums == [("01", 33824, 33824), ("02", 53089, 53089)]


@pytest.mark.parametrize(
    ("turn", "old", "broken"),
    [(number % TURNS, old, broken) for number, (old, _, broken) in enumerate(CHANGES)],
)
def test_a_changed_number_breaks_its_check(turn: int, old: str, broken: str) -> None:
    """The check that fails is about a row that was read from the line of the number."""
    assert old in source()
    line = source()[: source().index(old)].count("\n") + 1
    sides = [(i.record, *i.operands) for i in failing(turn) if i.check == broken]
    assert [rows for rows in sides if any(line in row.lines for row in rows)] != []


def test_a_book_of_one_table_has_its_checks_and_no_others() -> None:
    alone = parse("經濟部產業發展署單位預算\n\n單位：新臺幣千元\n\n" + between("| 人 事 費 別", "經濟部產"))
    assert {i.check for i in FAMILY.identities(alone)} == {"personnel-total", "personnel-note"}
    assert list(FAMILY.identities(parse(""))) == []


BRANCH = """經濟部能源署單位預算

單位：新臺幣千元

| 工作計畫名稱及編號 | 5226963000 能源科技計畫 | 預算金額 | 1,000 |
|--|--|--|--|
| 計畫內容： 1. 甲案推動計畫 2. 乙案推動計畫 3. 丙案推動計畫 4. 丁案推動計畫 | 預期成果： 節能。 | | |

| 分支計畫及用途別科目 | 金額 | 承辦單位 | 說明 |
|--|--|--|--|
| 01 推動節能 | 1,000 | 節能組 | {items} |
| {first} 業務費 | 1,000 | | |
| {second} 委辦費 | 1,000 | | |
"""


def verdicts(items: str, first: str = "2000", second: str = "2039") -> dict[str, str]:
    book = parse(BRANCH.format(items=items, first=first, second=second))
    return {i.check: i.verdict for i in FAMILY.identities(book)}


def test_lost_items_are_a_gap_and_no_slip_of_the_report() -> None:
    lost = "1. 甲案推動計畫400千元，係甲。 4. 丁案推動計畫500千元，係丁。"
    assert verdicts(lost)["branch-programmes"] == "not_computed"
    whole = "1. 甲案推動計畫400千元，係甲。 2. 丁案推動計畫500千元，係丁。"
    assert verdicts(whole)["branch-programmes"] == "unresolved"


def test_a_branch_that_lists_more_than_programmes_is_no_sum_of_them() -> None:
    assert "branch-programmes" not in verdicts("1. 甲案推動計畫400千元，係甲。 2. 辦理宣導600千元。")


def test_an_amount_inside_a_sentence_accuses_nobody() -> None:
    items = "1. 辦理宣導600千元(含媒體費50千元)。 2. 辦理訓練400千元。"
    assert verdicts(items)["branch-items"] == "unresolved"


def test_objects_of_older_books_have_their_levels() -> None:
    found = verdicts("1. 甲案推動計畫1,000千元，係甲。", "0200", "0251")
    assert (found["branch-accounts"], found["object-children"]) == ("holds", "holds")
