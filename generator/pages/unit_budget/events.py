"""What a budget book says of a programme: its amount of the year, and what it needs over several."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.programmes.event import Event, clipped, make_event, sentence
from generator.pages.programmes.fact import Amount, Fact, Purpose, WholeCost, duration_in_years
from generator.pages.programmes.family_events import FamilyEvents
from generator.pages.wording.dates import roc_year_text
from generator.pages.wording.numbers import money
from generator.pages.wording.phrase import says
from generator.records.values import Row

_POT = says("單位預算")
_K_PER_100M = 100_000
_STAGE_OF_PHASE = {"proposal": "proposed", "enacted": "enacted"}


def _budget(package: Package, mention: Row, row: Row) -> Iterator[Event | Fact]:
    """A programme or a work plan of a budget book: its amount, and what it is for."""
    text = sentence(row, str(mention["name_as_printed"]))
    figures = ((says("編列"), money(row["amount_k_twd"])),)
    yield make_event(roc_year(package), "funded", mention, text, figures, row)
    yield from _amount(package, row, row["amount_k_twd"])
    if row.get("description"):
        yield Purpose(package.name, row, str(row["description"]))


def _several_years(package: Package, mention: Row, row: Row) -> Iterator[Event | Fact]:
    """A programme over several years: what it needs in all, and this year."""
    needed, this_year = row["total_need_100m_twd"], row["this_year_100m_twd"]
    figures = tuple(
        (label, says("{amount} 億元", amount=value))
        for label, value in ((says("總經費"), needed), (says("本年度"), this_year))
        if value is not None
    )
    first, last = row["start_year_roc"], row["end_year_roc"]
    span = says(
        "{first} 至 {last} 年的跨年期計畫",
        first=roc_year_text(first) or "…",
        last=roc_year_text(last) or "…",
    )
    text = clipped(str(row["note"])) if row["note"] else span
    yield make_event(roc_year(package), "funded", mention, text, figures, row)
    yield from duration_in_years(package.name, row, first, last)
    if isinstance(needed, Decimal):
        yield WholeCost(package.name, row, needed * _K_PER_100M)
    if isinstance(this_year, Decimal):
        yield from _amount(package, row, this_year * _K_PER_100M)


def _amount(package: Package, row: Row, k_twd: object) -> Iterator[Amount]:
    stage = _STAGE_OF_PHASE.get(str(package.descriptor.get("phase")))
    year = row.get("year_roc")
    if stage and isinstance(year, int) and k_twd is not None:
        yield Amount(package.name, row, _POT, stage, year, Decimal(str(k_twd)))


EVENTS = FamilyEvents({"programmes": _budget, "work_plans": _budget, "multi_year": _several_years})
