"""The identities that the plan prints, and that a changed number is noticed."""

from collections import Counter
from decimal import Decimal

import pytest

from generator.checking.identity import Identity
from generator.families.st_plan import FAMILY
from tests.examples import first_of
from tests.families.st_plan.plans import read, real, source

COUNTS = (
    "count-of-goals",
    "count-of-subgoals",
    "count-of-strategies",
    "count-of-measures",
    "count-of-agencies",
)


def identities(check: str, text: str | None = None) -> list[Identity]:
    plan = real() if text is None else read(text)
    return [identity for identity in FAMILY.identities(plan) if identity.check == check]


def replaced(old: str, new: str) -> str:
    assert source().count(old) == 1, old
    return source().replace(old, new)


def test_what_holds_and_what_does_not() -> None:
    found = list(FAMILY.identities(real()))
    assert Counter(i.verdict for i in found) == {
        "holds": 164,
        "rounding": 9,
        "unresolved": 6,
        "not_computed": 11,
    }
    wrong = {(i.check, i.printed, i.computed) for i in found if i.verdict == "unresolved"}
    assert wrong == {
        ("share-of-total", Decimal("19.6"), Decimal("19.5")),
        ("text-share-of-total", Decimal("58.08"), Decimal("58.09")),
        ("graduate-share", Decimal("58.6"), Decimal("58.9")),
        ("text-range", Decimal("3.1"), Decimal("2.7")),
        ("government-share", Decimal("8.5"), Decimal("14.5")),
        ("stated-count", 5, 4),
    }


def test_counts_beside_their_lists() -> None:
    found = identities("stated-count")
    assert {(i.printed, i.computed) for i in found} == {(n, n) for n in (2, 3, 4, 5, 6, 7, 10)} | {(5, 4)}
    twice = next(i for i in found if i.verdict == "unresolved")
    assert str(twice.record["text"]).endswith("綠色經濟、韌性未來、韌性未來。")


def test_an_item_of_another_name_is_none_of_those_that_are_counted() -> None:
    """Four technologies are named and described; the fifth item furthers their surroundings."""
    (found,) = identities("described-count")
    assert found.record["measure_code"] == "1.1.4.3"
    assert [i["label"] for i in found.operands][-1] == "AI 主動戰情匯流追跡技術"
    assert (found.printed, found.verdict) == (4, "holds")
    # Without one of the four nothing tells which items are meant.
    assert identities("described-count", replaced(" (3) 未知漏洞風險識別", " (3) 其他風險識別")) == []


def test_what_the_text_says_of_the_country_itself() -> None:
    (own,) = [i for i in identities("text-by-country") if i.formula.endswith("臺灣")]
    assert (own.printed, own.verdict) == (Decimal("3.96"), "holds")
    (own,) = [
        i
        for i in identities("text-by-country", replaced("研發密度為 3.96%", "研發密度為 3.69%"))
        if i.formula.endswith("臺灣")
    ]
    assert (own.printed, own.verdict) == (Decimal("3.69"), "unresolved")


def test_the_counts_of_the_plan_itself() -> None:
    counts = [(i.check, i.printed, i.computed) for c in COUNTS for i in identities(c)]
    assert counts == [
        ("count-of-goals", 4, 4),
        ("count-of-goals", 4, 4),
        ("count-of-subgoals", 16, 16),
        ("count-of-subgoals", 16, 16),
        ("count-of-strategies", 53, 53),
        ("count-of-strategies", 53, 53),
        ("count-of-measures", 249, 249),
        ("count-of-agencies", 19, 19),
    ]


def test_columns_of_budgets_add_up_to_the_last_digit() -> None:
    assert [(i.printed, i.difference) for i in identities("sum-of-agencies")] == [
        (Decimal(114083771), 0),
        (Decimal(121508521), 0),
        (Decimal(132736879), 0),
    ]


@pytest.mark.parametrize(
    ("old", "new", "check", "printed", "computed"),
    first_of(
        2,
        [
            ("合計\t114,083,771", "合計\t114,083,772", "sum-of-agencies", 114083772, 114083771),
            ("及 249 項與策略相關之措施", "及 250 項與策略相關之措施", "count-of-measures", 250, 249),
            ("2018\t449\t7.3%", "2018\t459\t7.3%", "sum-of-types", 6160, 6169),
            ("較上年成長 8.6%", "較上年成長 9.6%", "text-growth", Decimal("9.6"), Decimal("8.6")),
            ("以色列（6.02%）", "以色列（6.20%）", "text-by-country", Decimal("6.20"), Decimal("6.02")),
            ("共釋出 15 GW", "共釋出 16 GW", "yearly-times-years", 16, 15),
            ("占比\t0.60\t0.65", "占比\t0.60\t0.69", "share-of-gdp", Decimal("0.69"), Decimal("0.65")),
            ("268,148\t276,192", "268,148\t277,192", "gdp-growth", 277192, 276192),
        ],
    ),
)
def test_a_changed_number_is_noticed(
    old: str, new: str, check: str, printed: Decimal | int, computed: Decimal | int
) -> None:
    changed = [i for i in identities(check, replaced(old, new)) if i.verdict == "unresolved"]
    assert (printed, computed) in [(i.printed, i.computed) for i in changed]


def test_gaps_name_what_is_lost() -> None:
    leads = [i.record["strategy_code"] for i in identities("one-lead-a-strategy") if i.printed is None]
    assert leads == ["3.1.2", "4.4.2"]
    assert [i.record["measure_code"] for i in identities("measure-in-table")] == [
        "4.4.1.4",
        "4.4.1.5",
        "4.4.1.6",
        "4.4.2.1",
        "4.4.2.2",
        "4.4.2.3",
        "4.4.2.4",
        "4.4.2.5",
    ]


def test_a_share_may_differ_by_the_rounding_of_its_amounts() -> None:
    found = {i.record["year"]: i for i in identities("share-of-gdp")}
    assert (found[2025].verdict, found[2025].difference) == ("rounding", Decimal("0.01"))
    assert [found[year].verdict for year in (2026, 2027, 2028)] == ["holds"] * 3


def test_texts_say_which_table_they_repeat() -> None:
    found = identities("text-by-year")
    assert [(i.printed, i.operands[0].table) for i in found] == [
        (Decimal(1141), "agency_budgets"),
        (Decimal(1215), "agency_budgets"),
        (Decimal(1327), "agency_budgets"),
        (Decimal(1595), "budget_projection"),
        (Decimal(1800), "budget_projection"),
        (Decimal(1890), "budget_projection"),
        (Decimal(1985), "budget_projection"),
    ]


@pytest.mark.parametrize(
    ("check", "old", "new", "year"),
    first_of(
        1,
        [
            ("sum-of-agencies", "經濟部\t33,992,968", "經濟部\t33,992,96O", 2021),
            ("sum-of-agencies", "經濟部\t33,992,968", "經濟部\t7\t33,992,968", 2021),
            ("sum-of-types", "2019\t461\t", "2019\t461註\t", 2019),
            ("sum-of-shares", "2019\t461\t7.0%", "2019\t461\t7.0%註", 2019),
        ],
    ),
)
def test_what_could_not_be_read_accuses_nobody(check: str, old: str, new: str, year: int) -> None:
    found = [i for i in identities(check, replaced(old, new)) if i.record["year"] == year]
    assert [i.verdict for i in found] == ["not_computed"]
    assert {i.verdict for i in identities(check, replaced(old, new))} <= {"holds", "rounding", "not_computed"}
