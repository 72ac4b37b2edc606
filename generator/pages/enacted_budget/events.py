"""What an enacted budget says of a work plan: the lines that are called as it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.programmes.fact import Amount, Fact
from generator.pages.programmes.family_events import FamilyEvents
from generator.pages.wording.phrase import says

# 目, the level at which budgets name work plans.
_WORK_PLAN = "mu"
_POT = says("單位預算")
# A column of amounts, its stage, and how many years before the row's year it lies.
_COLUMNS = (
    ("budget_this_year_k_twd", "enacted", 0),
    ("final_accounts_prior_year_k_twd", "settled", 2),
)


def _lines_called(package: Package, name: str) -> Iterator[Fact]:
    for row in package.rows("expenditure", account_name=name, account_level=_WORK_PLAN):
        year = row["year_roc"]
        for field, stage, before in _COLUMNS:
            if isinstance(year, int) and row[field] is not None:
                yield Amount(package.name, row, _POT, stage, year - before, Decimal(str(row[field])))


EVENTS = FamilyEvents(of_name=_lines_called)
