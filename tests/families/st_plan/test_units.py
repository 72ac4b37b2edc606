"""Units of statistical tables are read, each column its own."""

from decimal import Decimal

from tests.families.st_plan.plans import row
from tests.families.st_plan.test_statistics import PROJECTION, edited


def test_a_share_is_converted_by_its_own_unit() -> None:
    plan, _ = edited(PROJECTION, "單位：億元；%", "單位：億元；‰")
    found = row(plan, "budget_projection", year=2025)
    assert (found["st_budget_100m_twd"], found["share_of_gdp_pct"]) == (1595, Decimal("0.060"))
    assert (found.certainty, found.note) == ("derived", "原表單位為‰，已換算為%。")
