"""What a performance review says of a programme: its period, money, progress, targets, delays, benefits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.infra_review.figures import REACHED, achievement
from generator.pages.programmes.event import Event, make_event
from generator.pages.programmes.fact import (
    Amount,
    Benefit,
    Delay,
    Duration,
    Fact,
    Milestone,
    Progress,
    Target,
)
from generator.pages.programmes.family_events import FamilyEvents
from generator.pages.wording.dates import ROC_OFFSET
from generator.pages.wording.numbers import grouped, percent
from generator.pages.wording.phrase import in_row, says
from generator.records.values import Row, Value

_POT = says("特別預算")
_STAGES = {
    "enacted": "statutory_budget_k_twd",
    "allotted": "allotted_k_twd",
    "paid": "realised_k_twd",
    "executed": "executed_k_twd",
}


def _review(package: Package, mention: Row, row: Row) -> Iterator[Event | Fact]:
    """A reviewed programme."""
    own = {"programme_no": row["programme_no"]}
    yield from _period(package, mention, row)
    for budget in _whole_or_parts(package, "special_budget", **own):
        yield from _amounts(package, budget)
    for progress in _whole_or_parts(package, "progress", **own, scope="cumulative"):
        yield from _progress(package, progress)
    yield from (_target(package, found) for found in package.rows("indicators", **own))
    for done in package.rows("milestones", **own):
        text = str(done["text"] or "") or str(done["achievement"] or "") or str(done["title"] or "")
        if text and done["milestone_kind"] != "group":
            yield Milestone(package.name, done, str(done["date"] or ""), text)
    for item in package.rows("lag_items", **own):
        if item["side"] != "none":
            part = str(item["sub_project"] or "")
            yield Delay(package.name, item, str(item["side"]), part, str(item["text"] or item["title"]))
    yield from (_effect(package, found) for found in package.rows("benefits", **own) if _has_effect(found))
    for item in package.rows("benefit_items", **own):
        if item["text"]:
            yield Benefit(package.name, item, str(item["title"] or ""), str(item["text"]))


def _period(package: Package, mention: Row, row: Row) -> Iterator[Event | Fact]:
    start, end = row["period_start"], row["period_end"]
    if row["period_raw"]:
        begun = start.year - ROC_OFFSET if isinstance(start, date) else roc_year(package)
        whole = package.rows("progress", programme_no=row["programme_no"], scope="cumulative", sub_project="")
        figures = tuple((says("總進度"), percent(progress["actual_pct"])) for progress in whole)
        yield make_event(
            begun, "executed", mention, says("計畫期程 {period}", period=row["period_raw"]), figures, row
        )
        yield Duration(package.name, row, _day(start), _day(end))


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _whole_or_parts(package: Package, table: str, **values: Value) -> list[Row]:
    """Rows of the whole programme; those of its parts where the report prints no others."""
    rows = package.rows(table, **values)
    return [row for row in rows if not row["sub_project"]] or list(rows)


def _amounts(package: Package, row: Row) -> Iterator[Amount]:
    """A year of a special budget: what was appropriated, and what became of it.

    A year that two phases of the special budget pay for has a row of each: their amounts add up.
    """
    year, part = row["year_roc"], str(row["sub_project"] or "")
    same = {name: row[name] for name in ("programme_no", "sub_project", "year_roc")}
    periods = {other["special_budget_period"] for other in package.rows("special_budget", **same)}
    if len(periods) > 1 and row["special_budget_period"]:
        part = says("{part}第 {number} 期", part=part, number=row["special_budget_period"])
    for stage, field in _STAGES.items():
        if isinstance(year, int) and row[field] is not None:
            yield Amount(package.name, row, _POT, stage, year, Decimal(str(row[field])), part)


def _progress(package: Package, row: Row) -> Iterator[Progress]:
    planned, actual, as_of = row["planned_pct"], row["actual_pct"], row["as_of"]
    # A review reports the state at the end of its year where it prints no other day.
    day = as_of if isinstance(as_of, date) else date(roc_year(package) + ROC_OFFSET, 12, 31)
    if planned is not None and actual is not None:
        part = str(row["sub_project"] or "")
        yield Progress(package.name, row, day, Decimal(str(planned)), Decimal(str(actual)), part)


def _target(package: Package, row: Row) -> Target:
    share = achievement(row)
    name = str(row["indicator"])
    if row["sub_project"]:
        name = f"{row['sub_project']}：{name}"
    return Target(
        package.name,
        row,
        name,
        str(row["unit"] or ""),
        whole=_printed(row, "whole_target"),
        planned=_printed(row, "cumulative_target"),
        actual=_printed(row, "cumulative_actual"),
        reached=None if share is None else share >= REACHED,
    )


def _printed(row: Row, field: str) -> str:
    return grouped(row[field]) if row[field] is not None else str(row[f"{field}_raw"] or "").strip("-－ ")


def _has_effect(row: Row) -> bool:
    return row["jobs"] is not None or row["private_investment_100m_twd"] is not None


def _effect(package: Package, row: Row) -> Benefit:
    parts = []
    if row["jobs"] is not None:
        jobs = f"{grouped(row['jobs'])} {row['jobs_unit'] or ''}".strip()
        parts.append(says("創造工作機會 {jobs}", jobs=jobs))
    if row["private_investment_100m_twd"] is not None:
        invested = grouped(row["private_investment_100m_twd"])
        parts.append(says("帶動公民營企業投資 {amount} 億元", amount=invested))
    return Benefit(package.name, row, str(row["sub_project"] or ""), in_row(parts))


EVENTS = FamilyEvents({"programmes": _review})
