"""What a budget book says of a programme: its amount of the year, and what it needs over several."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.register.event import Event, make_event, sentence
from generator.pages.register.family_events import FamilyEvents
from generator.pages.wording.numbers import money
from generator.records.values import Row


def _budget(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    """A programme of a budget book: its amount."""
    text = sentence(row, str(mention["name_as_printed"]))
    figures = (("編列", money(row["amount_k_twd"])),)
    yield make_event(roc_year(package), "funded", mention, text, figures, row)


def _several_years(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    """A programme over several years: what it needs in all, and this year."""
    figures = tuple(
        (label, f"{value} 億元")
        for label, field in (("總經費", "total_need_100m_twd"), ("本年度", "this_year_100m_twd"))
        if isinstance(value := row.get(field), Decimal)
    )
    span = f"{row['start_year_roc']} 至 {row['end_year_roc']} 年的跨年期計畫"
    yield make_event(roc_year(package), "funded", mention, span, figures, row)


EVENTS = FamilyEvents({"programmes": _budget, "multi_year": _several_years})
