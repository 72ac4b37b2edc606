"""The arithmetic of the review: what holds, and the report's own slips."""

from collections import Counter
from decimal import Decimal

import pytest

from generator.checking.explanations import parse_explanations
from generator.checking.run import check_rows
from generator.families.infra_review.check import check
from generator.families.infra_review.identities.numbers import ratio
from generator.yaml_files import load_yaml
from tests.families.infra_review.reviews import REPORT, ROOT, programme, read, real, review


@pytest.fixture(scope="module")
def verdicts():
    return {(i.check, i.record.record_id, i.field): i for i in check(real().tables)}


def failed(found):
    return {key: i for key, i in found.items() if i.verdict != "holds"}


def test_all_slips_of_the_real_review(verdicts):
    assert Counter((i.check, i.verdict) for i in failed(verdicts).values()) == {
        ("attainment-rate", "unresolved"): 12,
        ("total-of-years", "unresolved"): 12,
        ("total-of-years", "extraction_gap"): 8,
        ("spend-ratio", "unresolved"): 7,
        ("executed-sum", "unresolved"): 3,
        ("execution-rate", "unresolved"): 2,
        ("progress-difference", "unresolved"): 1,
        ("executed-within-allotted", "rounding"): 4,
        # Programme 20's form and one total have no 分配數; other rates have a base of 0.
        ("executed-within-allotted", "not_computed"): 3,
        ("spend-ratio", "not_computed"): 2,
        ("execution-rate", "not_computed"): 2,
        ("attainment-rate", "not_computed"): 4,
    }
    assert len(verdicts) > 2000


@pytest.mark.parametrize(
    ("check_code", "record", "field", "printed", "computed"),
    [
        ("spend-ratio", "special-budget-totals.20.-.1", "spend_ratio_pct", "15", "5.08"),
        ("total-of-years", "special-budget-totals.20.-.2", "statutory_budget_k_twd", "383550", "83550"),
        ("attainment-rate", "special-budget-totals.22.-.3", "attainment_rate_pct", "100", "49.82"),
        ("progress-difference", "progress.23.-.cumulative", "difference_pct", "-19.68", "-15.17"),
        ("executed-sum", "special-budget.47.-.110", "executed_k_twd", "393379", "393377"),
        ("total-of-years", "special-budget-totals.39.-.3", "statutory_budget_k_twd", "1220000", "160000"),
    ],
)
def test_slips(verdicts, check_code, record, field, printed, computed):
    identity = verdicts[(check_code, record, field)]
    assert (identity.printed, identity.computed) == (Decimal(printed), Decimal(computed))


@pytest.mark.parametrize(
    ("check_code", "count"),
    [
        ("sum-of-sub-projects", 36),
        ("sum-of-agencies", 2),
        ("jobs-from-workdays", 18),
        ("indicator-total", 5),
        ("first-year-cumulative", 351),
        ("programmes-of-category", 5),
    ],
)
def test_what_holds_everywhere(verdicts, check_code, count):
    found = [i for key, i in verdicts.items() if key[0] == check_code]
    assert (len(found), {i.verdict for i in found}) == (count, {"holds"})


def test_every_slip_has_an_explanation_and_none_is_stale():
    file = ROOT / "content" / "explanations" / f"{REPORT}.yml"
    explanations, problems = parse_explanations(load_yaml(file), file.name)
    rows = check_rows(check(real().tables), explanations, real().schemas["checks"])
    assert problems == []
    assert explanations.stale() == []
    unexplained = [
        r["record_id"] for r in rows if r["verdict"] != "holds" and "÷" in str(r["explanation"])[:30]
    ]
    assert [r for r in unexplained if r not in {"special-budget-totals.46.xb66aae70.2"}] == [
        "special-budget.30.-.108",
        "special-budget-totals.30.-.2",
    ]


def test_a_wrong_total_is_found():
    budget = "3 111 1,000 1,000 900 90 0 0 0 900 90 90\n\n總計 1,001 1,000 900 90 50 0 0 900 90 90"
    found = failed({(i.check, i.field): i for i in check(read(review(programme(budget=budget))).tables)})
    assert {key: (i.printed, i.computed) for key, i in found.items()} == {
        ("executed-sum", "executed_k_twd"): (900, 950),
        ("total-of-years", "statutory_budget_k_twd"): (1001, 1000),
        ("total-of-years", "payable_k_twd"): (50, 0),
    }


def test_an_amount_left_out_of_a_total_is_found():
    years = "3 111 1,000 1,000 900 90 0 0 0 900 90 90\n\n112 500\n\n"
    begun = failed({i.field: i for i in check(read(review(programme(budget=f"{years}總計 1,500"))).tables)})
    assert {field: (i.printed, i.computed, i.verdict) for field, i in begun.items()} == {
        "allotted_k_twd": (None, 1000, "extraction_gap"),
        "realised_k_twd": (None, 900, "extraction_gap"),
        "executed_k_twd": (None, 900, "extraction_gap"),
    }
    left_empty = check(read(review(programme(budget=f"{years}總計"))).tables)
    assert not [i for i in left_empty if i.check == "total-of-years"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # No part of 執行數 is printed, so neither the sum nor 支用比 can be computed.
        (
            "3 111 1,000 1,000 - 90 - - - 900 90 90",
            {("executed-sum", ("實現數", "應付未付數", "節餘數", "預付數")), ("spend-ratio", ("實現數",))},
        ),
        # A rate of nothing.
        (
            "3 111 0 0 0 0 0 0 0 0 0 0",
            {
                ("spend-ratio", ("不為零的分配數",)),
                ("execution-rate", ("不為零的分配數",)),
                ("attainment-rate", ("不為零的法定特別預算",)),
            },
        ),
    ],
)
def test_a_rate_or_sum_without_its_operands_names_them(row, expected):
    text = review(programme(budget=f"{row}\n\n"))
    found = [i for i in check(read(text).tables) if i.verdict == "not_computed"]
    assert {(i.check, i.missing) for i in found} == expected


def test_a_wrong_count_of_programmes_is_found():
    statement = "前瞻基礎建設計畫計 3 項，包含水環境建設 2 項、綠能建設 1項。 \n"
    text = review(programme("甲計畫"), "\n綠能建設 \n" + programme("乙計畫"), statement=statement)
    found = [i for i in check(read(text).tables) if i.check == "programmes-of-category"]
    assert [(i.printed, i.computed) for i in found] == [(2, 1), (1, 1)]


@pytest.mark.parametrize(
    ("part", "base", "like", "expected"),
    [
        (2, 3, "66.67", "66.67"),
        (2, 3, "67", "67"),
        (2, 3, "66", "66.67"),
        (1, 8, "12.5", "12.5"),
        (1, 8, "12.50", "12.50"),
        (12345, 100000, "12.35", "12.35"),
    ],
)
def test_rates_are_compared_as_printed(part, base, like, expected):
    assert ratio(Decimal(part), Decimal(base), Decimal(like)) == Decimal(expected)
