"""What reports and budgets say of a programme, as dated events: planned, funded, executed, reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.packaging.reader import Package
from generator.pages.dates import ROC_OFFSET
from generator.pages.numbers import money, percent
from generator.pages.register.event import Event, Row, clipped, make_event, sentence
from generator.pages.report_year import roc_year
from generator.pages.site import Site
from generator.records.values import Value

_STAGE_OF_PHASE = {
    "plan": "planned",
    "proposal": "funded",
    "enacted": "funded",
    "review": "executed",
    "report": "reported",
}
# What belongs to the story of a programme: itself and its other phases.
PHASES = frozenset({"same", "predecessor", "successor"})
_MOST_FIGURES = 6
# 目, the level at which budgets name work plans.
_WORK_PLAN = "mu"


def events_of(site: Site, mention: Row) -> Iterator[Event]:
    """The events that one mention stands for; none where its report has no package on this site."""
    package = site.packages.get(str(mention["report_id"]))
    found = package.by_record_id.get(str(mention["record_id"])) if package else None
    if package is None or found is None:
        return
    table, row = found
    # Other phases are part of the story, with their figures; parts and topics are only pointed to.
    told = mention["relation"] in PHASES
    reader = _READERS.get((str(package.descriptor.get("family")), table)) if told else None
    yield from reader(package, mention, row) if reader else _spoken(package, mention, row)


def enacted_events(site: Site, names: Iterable[str]) -> Iterator[Event]:
    """Enacted budgets of a work plan: lines of budget series that are called as one of its ``names``."""
    for package in site.packages.values():
        if package.descriptor.get("family") != "enacted-budget":
            continue
        for name in dict.fromkeys(names):
            mention = {"relation": "same", "report_id": package.name, "name_as_printed": name}
            for row in package.rows("expenditure", account_name=name, level=_WORK_PLAN):
                year = row["year_roc"] if isinstance(row["year_roc"], int) else 0
                figures = (("法定預算", money(row["budget_this_year_k_twd"])),)
                yield make_event(year, "funded", mention, str(row["agency_name"] or ""), figures, row)


def _spoken(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    stage = _STAGE_OF_PHASE.get(str(package.descriptor.get("phase")), "reported")
    text = sentence(row, str(mention["name_as_printed"]))
    yield make_event(roc_year(package), stage, mention, text, (), row)


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


def _project(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    """A key project of an annual plan: what it will do, and the quantities it names."""
    number = row["project_no"]
    items = package.rows("content_items", project_no=number)
    text = clipped("".join(str(item["heading"] or "") + str(item["text"] or "") for item in items[:1]))
    figures = tuple(
        ("數量", str(quantity["printed"])) for quantity in package.rows("quantities", project_no=number)
    )
    yield make_event(roc_year(package), "planned", mention, text, figures[:_MOST_FIGURES], row)


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


def _statement(package: Package, mention: Row, row: Row) -> Iterator[Event]:
    """An item of a business report that names the programme: its sentence and its figures."""
    item = next(iter(package.rows("items", item_path=row["item_path"])), row)
    figures = tuple(
        (str(figure["subject"] or "數字"), str(figure["printed"]))
        for figure in package.rows("figures", item_path=row["item_path"])
    )
    text = sentence(item, str(mention["name_as_printed"]))
    yield make_event(roc_year(package), "reported", mention, text, figures[:_MOST_FIGURES], row)


_Reader = Callable[[Package, Row, Row], Iterator[Event]]
_READERS: Mapping[tuple[str, str], _Reader] = {
    ("infra-review", "programmes"): _review,
    ("annual-plan", "projects"): _project,
    ("unit-budget", "programmes"): _budget,
    ("unit-budget", "multi_year"): _several_years,
    ("business-report", "named_programmes"): _statement,
    ("business-report", "items"): _statement,
}
