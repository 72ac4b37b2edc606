"""An identity whose operand is lost is a row that names the operand: it accuses nobody and stays."""

from decimal import Decimal
from functools import cache

import pytest

from generator.checking.identity import Identity
from generator.families.st_plan import FAMILY
from tests.families.st_plan.plans import read, source

# One cell each of the tables that others are compared with, as an extraction damages it.
DAMAGE = (
    ("69.7%\t6,160\t", "69.7%\t6,16O\t"),  # total of 2018
    ("2015\t472\t9.2%", "2015\t472\t9.2註%"),  # share of 2015
    ("73.6%\t9,373\t", "73.6%\t9,373*\t"),  # total of 2023
    ("2023\t746\t8.0%", "2023\t746註\t8.0%"),
    ("2.56\t3.13\t6.02", "2.56\t3.l3\t6.O2"),  # Germany and Israel in 2022
    ("合計\t114,083,771", "合計\t114,083,77l"),
    ("0.60\t0.65\t0.66", "0.60\t0.6S\t0.66"),
    ("268,148\t276,192", "268,148\t276,I92"),
    ("經濟部／教育部、僑委會、數發部、僑委會", ""),  # one of two lists in a cell
)


@cache
def damaged() -> list[Identity]:
    text = source()
    for old, new in DAMAGE:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return list(FAMILY.identities(read(text)))


@pytest.mark.parametrize(
    ("check", "printed", "missing"),
    [
        ("sum-of-types", None, ("合計",)),
        ("share-of-total", Decimal("7.3"), ("占比的分母",)),
        ("share-of-total", None, ("占比",)),
        ("sum-of-agencies", None, ("合計",)),
        ("text-by-year", Decimal(1141), ("表 2 2021 年度的金額",)),
        ("text-national-total", Decimal(9373), ("表列2023 年全國研發經費合計",)),
        ("text-by-type", Decimal(746), ("表列2023 年基礎研究",)),
        ("text-by-country", Decimal("6.02"), ("表列2022 年以色列",)),
        ("text-range", Decimal("3.6"), ("2022 年德國",)),
        ("government-share", Decimal("8.5"), ("2023 年全國研發經費合計",)),
        ("share-of-gdp", None, ("占比",)),
        ("gdp-growth", None, ("2026 年 GDP",)),
        ("gdp-growth", Decimal(284478), ("2026 年 GDP",)),
        ("count-of-agencies", 19, ("策略 3.1.2、4.4.2 的參與部會",)),
        ("one-lead-a-strategy", None, ("分工表中這項策略的參與部會",)),
    ],
)
def test_it_names_the_operand(check: str, printed: Decimal | None, missing: tuple[str, ...]) -> None:
    found = [(i.printed, i.missing) for i in damaged() if i.check == check and i.verdict == "not_computed"]
    assert (printed, missing) in found


def test_a_damaged_cell_makes_no_contradiction() -> None:
    """Those that the plan prints itself stay; what the text repeats is compared with no lost cell."""
    known = {"19.6", "58.08", "58.6", "3.2", "5", "4"}
    assert {str(i.printed) for i in damaged() if i.verdict == "unresolved"} <= known


def test_a_year_before_the_table_begins_is_not_left_out() -> None:
    (found,) = [i for i in damaged() if i.check == "text-national-total" and i.printed == 4845]
    assert (found.verdict, found.missing) == ("not_computed", ("表列2014 年全國研發經費合計",))
