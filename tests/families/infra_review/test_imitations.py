"""A review of another year, ministry and build gives the rows that it was set from."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from generator.checking.leftovers.audit import line_accounts
from generator.checking.structure import structure_problems
from generator.families.infra_review import FAMILY
from generator.records.collector import Collector
from tests.families.infra_review.imitations import (
    CATEGORIES,
    SHORT,
    Form,
    imitate,
    ratio,
    title,
    total_of,
    years_of,
)
from tests.families.infra_review.reviews import excerpt, one, read, rows

FORMS = {
    "another ministry": Form(),
    "millions, no lag in words": Form("文化部", "文化部文化資產局", unit="百萬元", lag="words"),
    "no section of lag": Form("教育部", "教育部體育署", lag="absent", year=112),
}
PROGRAMMES = 45


@cache
def imitation(name: str) -> Collector:
    return read(imitate(FORMS[name]))


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_unread_left_over_or_odd(name: str) -> None:
    review = imitation(name)
    accounts = line_accounts(review.document, review.ledger, review.tables, review.schemas, FAMILY.marks)
    assert review.ledger.unread() == []
    assert [account for account in accounts if account.leftover] == []
    assert review.problems == []
    assert list(structure_problems(FAMILY.holds, review.tables, "review.txt")) == []
    assert {identity.verdict for identity in FAMILY.identities(review)} == {"holds"}
    assert FAMILY.recognise(review.document) >= 0.9


@pytest.mark.parametrize("name", FORMS)
def test_programmes_their_agencies_and_categories_that_nobody_has_seen(name: str) -> None:
    form, review = FORMS[name], imitation(name)
    assert rows(review, "programmes", "programme_no", "title") == [
        (number, title(number)) for number in range(1, PROGRAMMES + 1)
    ]
    assert rows(review, "categories", "category_printed", "category", "programme_count") == [
        (printed, SHORT[printed], count) for printed, count in CATEGORIES.items()
    ]
    found = Counter(rows(review, "programmes", "category_printed"))
    assert {printed: found[printed] for printed in CATEGORIES} == CATEGORIES
    assert set(rows(review, "programme_agencies", "agency_as_printed")) == {form.agency}
    assert set(rows(review, "programmes", "title_page_agencies")) == {form.ministry}


@pytest.mark.parametrize("name", FORMS)
def test_four_phases_of_the_special_budget(name: str) -> None:
    factor = 1000 if FORMS[name].unit == "百萬元" else 1
    review = imitation(name)
    amounts = ("statutory_budget_k_twd", "realised_k_twd", "payable_k_twd", "executed_k_twd")
    found = rows(
        review,
        "special_budget",
        "programme_no",
        "special_budget_period",
        "year_roc",
        *amounts,
        "spend_ratio_pct",
    )
    assert found == [
        (number, str(y.phase), y.year, *values, ratio(y.realised, y.statutory))
        for number in range(1, PROGRAMMES + 1)
        for y in years_of(number)
        for values in [[factor * v for v in (y.statutory, y.realised, y.payable, y.executed)]]
    ]
    totals = rows(review, "special_budget_totals", "special_budget_period", *amounts, programme_no=7)
    expected = [total_of([y for y in years_of(7) if y.phase == phase]) for phase in (1, 2, 3, 4)]
    assert totals == [
        (str(t.phase), *(factor * v for v in (t.statutory, t.realised, t.payable, t.executed)))
        for t in expected
    ]


@pytest.mark.parametrize("name", FORMS)
def test_each_section_is_read_as_what_its_heading_says(name: str) -> None:
    form, review = FORMS[name], imitation(name)
    year = one(review, "progress", programme_no=12, scope="annual")
    assert (year["planned_pct"], year["actual_pct"]) == (100, Decimal("91.2"))
    assert rows(review, "milestones", "text", programme_no=12) == [
        f"{form.year} 年 5 月 13 日已完成第12標主體工程。"
    ]
    assert rows(
        review, "indicators", "indicator_kind", "indicator", "unit", "whole_target", programme_no=12
    ) == [
        ("work", "完成路廊改善", "公里", 112),
        ("benefit", "提升運量", "千人次", 912),
    ]
    assert rows(review, "benefits", "jobs", "private_investment_100m_twd", programme_no=12) == [
        (42, Decimal("0.12"))
    ]
    assert rows(review, "recommendations", "text", programme_no=12) == ["加強督促第12標廠商趕辦。"]
    sides = rows(review, "lag_items", "side", programme_no=12)
    assert sides == ([] if form.lag == "absent" else ["none"])


def test_sections_keep_the_numbers_that_are_printed() -> None:
    review = imitation("no section of lag")
    headings = rows(review, "passages", "path", "heading")
    assert [path for path, heading in headings if heading == "經濟效益"][:1] == ["1/肆"]
    assert [path for path, heading in headings if heading == "檢討與建議"][:1] == ["1/伍"]


def test_a_number_that_no_section_has_is_told() -> None:
    """The first programme of the review of ROC 110 without its heading 肆."""
    lines = excerpt(146, 432).split("\n")
    at = next(i for i, line in enumerate(lines) if "肆、" in line)
    review = read("\n".join([*lines[:at], *lines[at + 1 :]]))
    (problem,) = [p for p in review.problems if p.code == "PARSE-NUMBERING"]
    assert problem.severity == "warning"
    assert problem.seen.startswith("section 伍、經濟效益 behind 參、總體績效目標")
    assert review.tables["lag_items"] == []
    assert len(review.tables["benefits"]) == 1
