"""What a performance review says of a programme: its period, its special budgets, its progress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.packaging.reader import Package
from generator.pages.frame.report_year import roc_year
from generator.pages.register.event import Event, make_event
from generator.pages.register.family_events import FamilyEvents
from generator.pages.wording.dates import ROC_OFFSET
from generator.pages.wording.numbers import money, percent
from generator.records.values import Row, Value


def _review(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    """A reviewed programme: its period, each year's special budget and what was spent of it, its progress."""
    number = row["programme_no"]
    start = row["period_start"]
    if row["period_raw"]:
        begun = start.year - ROC_OFFSET if isinstance(start, date) else roc_year(package)
        yield make_event(begun, "planned", mention, f"計畫期程 {row['period_raw']}", (), row)
    for budget in _whole_or_parts(package, "special_budget", programme_no=number):
        yield from _special_budget(mention, budget)
    for progress in _whole_or_parts(package, "progress", programme_no=number, scope="cumulative"):
        figures = (
            ("預定總進度", percent(progress["planned_pct"])),
            ("實際總進度", percent(progress["actual_pct"])),
        )
        text = f"總進度{_part(progress)}"
        yield make_event(roc_year(package), "executed", mention, text, figures, progress)


def _whole_or_parts(package: Package, table: str, **values: Value) -> list[Row]:
    """Rows of the whole programme; those of its parts where the report prints no others."""
    rows = package.rows(table, **values)
    return [row for row in rows if not row["sub_project"]] or list(rows)


def _special_budget(mention: Row, budget: Row) -> Iterator[Event]:
    """A year of a special budget: what was appropriated, and what became of it."""
    year = budget["year_roc"] if isinstance(budget["year_roc"], int) else 0
    funded = (("法定特別預算", money(budget["statutory_budget_k_twd"])),)
    yield make_event(year, "funded", mention, f"特別預算{_part(budget)}", funded, budget)
    if budget["executed_k_twd"] is not None:
        executed = (
            ("實現數", money(budget["realised_k_twd"])),
            ("執行數", money(budget["executed_k_twd"])),
            ("執行率", percent(budget["execution_rate_pct"])),
        )
        yield make_event(year, "executed", mention, f"特別預算的執行{_part(budget)}", executed, budget)


def _part(row: Row) -> str:
    return f"：{row['sub_project']}" if row["sub_project"] else ""


EVENTS = FamilyEvents({"programmes": _review})
