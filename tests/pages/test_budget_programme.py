"""The page of a programme of a budget book says how its money is spent, and where each part is detailed."""

import pytest

from generator.packaging.reader import Package
from generator.pages.unit_budget.programme_page import programme_draft
from tests.committed import committed_package, committed_site

REPORT = "reports/ida-unit-budget-114"


@pytest.fixture(scope="module")
def book() -> Package:
    return committed_package("ida-unit-budget-114")


@pytest.mark.parametrize(
    ("number", "amount", "parts"),
    [
        (
            1,
            "2.16 億元",
            [
                (112110, "委辦", "commissioned.2-1", f"{REPORT}/commissioned/#commissioned.2-1"),
                (101603, "捐助", "donations.1-4040-2-1", f"{REPORT}/donations/#donations.1-4040-2-1"),
                (1844, "餘額", None, None),
            ],
        ),
        # The book details no payments abroad in a table of their own.
        (
            5,
            "11.8 億元",
            [
                (95000, "委辦", "commissioned.2-5", f"{REPORT}/commissioned/#commissioned.2-5"),
                (1020500, "捐助", "donations.1-4040-2-4", f"{REPORT}/donations/#donations.1-4040-2-4"),
                (50000, "國外", None, None),
                (10500, "餘額", None, None),
            ],
        ),
    ],
)
def test_each_part_of_the_money_leads_to_its_row(
    book: Package, number: int, amount: str, parts: list
) -> None:
    (programme,) = book.rows("programmes", programme_no=number)
    draft = programme_draft(committed_site(), book, programme)
    assert draft.url == f"{REPORT}/programmes/{number}/"
    assert draft.values["answer"] == (
        f"經濟部產業發展署 114 年度預算案編列 {amount}。"
        "屬於工作計畫「工業技術升級輔導」的分支計畫「發展新興與高科技產業」。"
    )
    funding = draft.values["funding"]
    assert [
        (row["amount_k_twd"], label, detail and detail["record_id"], url)
        for row, label, detail, url in funding
    ] == parts
    assert list(draft.charts) == ["funding"]
