"""A cell that is damaged: its row stays, is uncertain and told, and the other cells keep their columns."""

from collections.abc import Sequence

import pytest

from generator.records.collector import Collector
from tests.families.unit_budget.books import between, parse, row, rows, values

UNIT = "單位：新臺幣千元\n\n"
MATRIX = between("| 工作計畫名稱及編號 第一", "經濟部產")
PERSONNEL = between("| 人 事 費 別", "經濟部產")


def read(table: str, printed: str = "", damaged: str = "") -> Collector:
    """A table alone, one piece of it printed otherwise."""
    assert printed in table
    return parse("經濟部產業發展署單位預算\n\n" + UNIT + table.replace(printed, damaged, 1))


def told(book: Collector, code: str) -> Sequence[str]:
    """The text of the lines that problems of a code name."""
    return [book.document.line(p.line).text for p in book.problems if p.code == code and p.line]


def test_a_note_behind_a_number_keeps_the_cell_as_an_uncertain_row() -> None:
    book = read(MATRIX, "| 2027 保險費 | 134 |", "| 2027 保險費 | 134註 |")
    first, whole = rows(book, "expense_matrix", object_code="2027")
    assert values(first, "work_plan_code", "amount_k_twd", "amount_k_twd_raw") == (
        "5726100100",
        None,
        "134註",
    )
    assert (first.certainty, "134註" in first.note) == ("uncertain", True)
    assert (whole["work_plan_code"], whole["amount_k_twd"], whole.certainty) == ("", 134, "printed")
    assert [line[:17] for line in told(book, "PARSE-CELL")] == ["| 2027 保險費 | 134註"]


@pytest.mark.parametrize(
    ("damaged", "plan"),
    [("| 2027 保險費 | | - |", "5726100100"), ("| 2027 保險費 | 134 | |", "5726102000")],
)
def test_a_cell_that_was_emptied_is_told_where_dashes_say_none(damaged: str, plan: str) -> None:
    whole = {(r["object_code"], r["work_plan_code"]) for r in rows(read(MATRIX), "expense_matrix")}
    book = read(MATRIX, "| 2027 保險費 | 134 | - |", damaged)
    empty = row(book, "expense_matrix", object_code="2027", work_plan_code=plan)
    assert values(empty, "amount_k_twd", "amount_k_twd_raw") == (None, "")
    assert (empty.certainty, f"「{plan}」欄的儲存格空白" in empty.note) == ("uncertain", True)
    assert [line[:11] for line in told(book, "PARSE-CELL")] == ["| 2027 保險費 "]
    found = {(r["object_code"], r["work_plan_code"]) for r in rows(book, "expense_matrix")}
    assert found == {*whole, ("2027", plan)}


def test_a_dash_for_the_total_of_amounts_keeps_its_row_and_is_told() -> None:
    whole = "| 2027 保險費 | 134 | - | - | - | - | 134 |"
    book = read(MATRIX, whole, whole.removesuffix("134 |") + "– |")
    first, total = rows(book, "expense_matrix", object_code="2027")
    assert (values(first, "amount_k_twd"), first.certainty) == ((134,), "printed")
    assert values(total, "work_plan_code", "amount_k_twd", "amount_k_twd_raw") == ("", None, "–")
    assert (total.certainty, "「–」" in total.note) == ("uncertain", True)
    assert [line[:11] for line in told(book, "PARSE-CELL")] == ["| 2027 保險費 "]


def test_a_matrix_without_dashes_leaves_empty_what_it_has_none_of() -> None:
    book = parse("經濟部產業發展署單位預算\n\n" + UNIT + MATRIX.replace("| - ", "| "))
    assert len(rows(book, "expense_matrix")) == len(rows(read(MATRIX), "expense_matrix"))
    assert told(book, "PARSE-CELL") == []


@pytest.mark.parametrize("amounts", [("134", "0"), ("0", "134")])
def test_a_zero_is_no_repetition_of_an_amount(amounts: tuple[str, str]) -> None:
    """The row that comes again counts once cell by cell; only what an empty cell leaves out is the same."""
    printed = "| 2027 保險費 | 134 | - | - | - | - | 134 |\n"
    both = "".join(printed.replace("134", amount, 1) for amount in amounts)
    found = rows(read(MATRIX, printed, both), "expense_matrix", object_code="2027")
    assert [(r["amount_k_twd"], r["work_plan_code"], r.certainty) for r in found] == [
        (int(amounts[0]), "5726100100", "printed"),
        (134, "", "printed"),
        (int(amounts[1]), "5726100100", "uncertain"),
    ]


def test_an_object_whose_code_was_misread_stays_a_row() -> None:
    book = read(MATRIX, "| 2027 保險費", "| 2O27 保險費")
    first = rows(book, "expense_matrix", object_code="2027")[0]
    assert values(first, "object_name", "amount_k_twd") == ("保險費", 134)
    assert (first.certainty, "2O27" in first.note) == ("uncertain", True)
    assert len(told(book, "PARSE-CELL")) == 1


@pytest.mark.parametrize(
    ("damaged", "amount", "note"),
    [
        # A word between the columns or behind the last border is under none of them.
        ("| 六、獎金 | 甲 | 44,062 | 1. 考績", 44062, "1. 考績"),
        # Of two numbers either may be the one too many.
        ("| 六、獎金 | 7 | 44,062 | 1. 考績", None, "1. 考績"),
        ("| 六、獎金 | 44,062* | 1. 考績", None, "1. 考績"),
        ("| 六、獎金 | 44,O62 | 1. 考績", None, "1. 考績"),
    ],
)
def test_a_damaged_amount_moves_no_other_cell(damaged: str, amount: int | None, note: str) -> None:
    book = read(PERSONNEL, "| 六、獎金 | 44,062 | 1. 考績", damaged)
    bonus = row(book, "personnel", item="獎金")
    assert values(bonus, "numeral", "amount_k_twd") == ("六", amount)
    assert str(bonus["note"]).startswith(note)
    assert bonus.certainty == "uncertain"
    (line,) = [*told(book, "PARSE-CELL"), *told(book, "PARSE-COLUMNS")]
    assert line.startswith("| 六、獎金")
    assert len(book.tables["personnel"]) == 13


def test_a_word_behind_the_last_border_is_told_and_changes_nothing() -> None:
    book = read(PERSONNEL, "| 一、民意代表待遇 | - | |", "| 一、民意代表待遇 | - | | 追加")
    first = row(book, "personnel", numeral="一")
    assert values(first, "item", "amount_k_twd_raw", "note") == ("民意代表待遇", "-", "")
    assert (first.certainty, "「追加」" in first.note) == ("uncertain", True)


def test_an_item_without_a_readable_number_stays_a_row() -> None:
    book = read(PERSONNEL, "| 八、加班費 |", "| 加班費 |")
    overtime = row(book, "personnel", item="加班費")
    assert values(overtime, "row_level", "numeral", "amount_k_twd") == ("item", "", 10995)
    assert overtime.certainty == "uncertain"


MAIN = """經濟部能源署單位預算

經濟部能源署
歲出機關別預算表
中華民國115年度
單位：新臺幣千元

| 款 | 項 | 目 | 名稱及編號 | 本年度預算數 | 上年度預算數 | 本年度與上年度比較 | 說明 |
|--|--|--|--|--|--|--|--|
| 13 | | | 0026000000 經濟部主管 | | | | |
| | 3 | | 0026960000 能源署 | 1,200 | 1,000 | 200 | |
| | | 1 | 5726960100 一般行政 | 1,200 | 1,000 | 200 | 增列200千元。 |
"""


def test_a_table_without_a_column_leaves_it_empty_and_keeps_the_others() -> None:
    plan = row(parse(MAIN), "expenditure", account_code="5726960100")
    names = ("budget_this_year_k_twd", "budget_last_year_k_twd", "final_accounts_prior_year_k_twd")
    assert values(plan, *names, "difference_k_twd", "note") == (1200, 1000, None, 200, "增列200千元。")
    assert plan.certainty == "printed"


def test_an_account_whose_code_was_misread_stays_a_row() -> None:
    plan = row(parse(MAIN.replace("5726960100", "57269601OO")), "expenditure", account_code="5726960100")
    assert values(plan, "account_name", "budget_this_year_k_twd", "account_number") == ("一般行政", 1200, 1)
    assert (plan.certainty, "57269601OO" in plan.note) == ("uncertain", True)


def test_a_number_of_the_outline_that_is_damaged_stays_as_printed_in_the_note() -> None:
    plan = row(parse(MAIN.replace("| | | 1 | 57", "| | | 1* | 57")), "expenditure", account_code="5726960100")
    assert plan["account_number"] is None
    assert (plan.certainty, "「1*」" in plan.note) == ("uncertain", True)
