"""What an enacted budget says of a work plan: the lines that are called as it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.register.event import Event, make_event
from generator.pages.register.family_events import FamilyEvents
from generator.pages.wording.numbers import money

# 目, the level at which budgets name work plans.
_WORK_PLAN = "mu"


def _lines_called(package: Package, name: str) -> Iterator[Event]:
    mention = {"relation": "same", "report_id": package.name, "name_as_printed": name}
    for row in package.rows("expenditure", account_name=name, level=_WORK_PLAN):
        year = row["year_roc"] if isinstance(row["year_roc"], int) else 0
        figures = (("法定預算", money(row["budget_this_year_k_twd"])),)
        yield make_event(year, "funded", mention, str(row["agency_name"] or ""), figures, row)


EVENTS = FamilyEvents(of_name=_lines_called)
