"""The unit of a table is what it prints: converted into that of the column, or an error that names it."""

import pytest

from tests.families.unit_budget.books import codes, parse, real, row, source, values

UNIT = "單位：新臺幣千元"


def expenditure(unit: str) -> str:
    """The book with another unit line over 歲出機關別預算表 (its first page)."""
    text = source()
    at = text.index(UNIT, text.index("歲出機關別預算表\n\n中華民國"))
    return text[:at] + unit + text[at + len(UNIT) :]


def test_millions_become_thousands() -> None:
    book = parse(expenditure("單位：新臺幣百萬元"))
    agency = row(book, "expenditure", account_level="xiang")
    assert values(agency, "budget_this_year_k_twd", "difference_k_twd") == (13539071000, 1657287000)
    assert (agency.certainty, agency.note) == ("derived", "原表單位為新臺幣百萬元，已換算為千元。")
    assert agency.printed["budget_this_year_k_twd"] == "13,539,071"
    # The table's second page prints its own unit.
    plan = row(book, "expenditure", account_code="5726102000")
    assert (plan["budget_this_year_k_twd"], plan.certainty) == (363335, "printed")


def test_what_is_no_whole_number_of_thousands_is_kept_as_printed() -> None:
    """The column holds whole thousands: nothing is rounded, the twin keeps the number, and it is told."""
    book = parse(expenditure("單位：新臺幣元"))
    agency = row(book, "expenditure", account_level="xiang")
    assert values(agency, "budget_this_year_k_twd", "budget_this_year_k_twd_raw") == (None, "13,539,071")
    assert (agency.certainty, "換算後不是整數" in agency.note) == ("uncertain", True)
    told = [p.seen for p in book.problems if p.code == "PARSE-CELL" and p.line == agency.line_start]
    assert "expenditure.budget_this_year_k_twd「13,539,071」換算後不是整數。" in told


@pytest.mark.parametrize(
    ("unit", "reason"), [("", "表上沒有單位列"), ("單位：新臺幣貝元", "單位「新臺幣貝元」無法換算為千元")]
)
def test_a_unit_that_is_missing_or_unknown_is_an_error(unit: str, reason: str) -> None:
    book = parse(expenditure(unit))
    assert [(p.code, p.severity, reason in p.seen) for p in book.problems] == [("PARSE-UNIT", "error", True)]
    agency = row(book, "expenditure", account_level="xiang")
    assert values(agency, "budget_this_year_k_twd", "budget_this_year_k_twd_raw") == (None, "13,539,071")
    assert (agency.certainty, reason in agency.note) == ("uncertain", True)


def test_a_left_page_has_the_unit_of_the_right_one() -> None:
    text = source()
    at = text.index(UNIT, text.index("別科目分析表\n114年度"))
    book = parse(text[:at] + "單位：新臺幣億元" + text[at + len(UNIT) :])
    agency = row(book, "first_level", account_code="0026100000")
    assert values(agency, "current_personnel_k_twd", "total_k_twd") == (31298200000, 1353907100000)


def test_areas_and_amounts_of_one_table_have_units_of_their_own() -> None:
    book = parse(source().replace("單位：新臺幣千元，平方公尺", "單位：新臺幣千元，公頃"))
    offices = row(book, "offices", row_level="total")
    assert values(offices, "owned_area", "owned_cost_k_twd") == (86305100, 181961)
    assert codes(book) == codes(real()) == []


def test_a_page_that_repeats_a_plan_under_another_unit_is_an_error() -> None:
    text = source()
    at = text.index(UNIT, text.index("| 工作計畫名稱及編號 | 5226102200") + 1)
    book = parse(text[:at] + "單位：新臺幣百萬元" + text[at + len(UNIT) :])
    (problem,) = [p for p in book.problems if p.code == "PARSE-UNIT"]
    assert book.document.line(problem.line or 0).text == "單位：新臺幣百萬元"
    assert "前頁同一金額的單位為「新臺幣千元」" in problem.seen
