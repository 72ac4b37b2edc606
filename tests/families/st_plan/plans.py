"""The real plan and excerpts of it, parsed for tests."""

from functools import cache
from pathlib import Path
from typing import Any

from generator.checking.leftovers.audit import line_accounts
from generator.families.family import Context
from generator.families.st_plan import FAMILY
from generator.reading.document import document_from_text
from generator.records.collector import Collector
from generator.records.record import Record
from generator.records.schema import load_schemas

ROOT = Path(__file__).parents[3]
REPORT = "ey-st-plan-114-117"
# What must come out of every copy of the plan that says the same in another layout.
CONTENT = {
    "goals": ("goal_no", "title"),
    "subgoals": ("subgoal_code", "title", "remark"),
    "strategies": ("strategy_code", "title"),
    "measures": ("measure_code", "title", "text", "title_in_table"),
    "measure_items": ("item_code", "parent_code", "outline_level", "title", "label", "text"),
    "strategy_agencies": ("strategy_code", "agency_order", "agency_as_printed", "agency_name", "role"),
    "measure_agencies": ("measure_code", "agency_name", "role"),
    "agency_goals": ("agency_name", "text"),
    "rd_expenditure": ("year", "rd_type", "amount_100m_twd", "share_pct"),
    "agency_budgets": ("agency_name", "year", "enacted_budget_k_twd", "footnote"),
    "rd_intensity": ("country", "year", "share_of_gdp_pct"),
    "budget_projection": ("year", "st_budget_100m_twd", "gdp_100m_twd", "share_of_gdp_pct"),
    "targets": ("plan_code", "value", "unit", "target_year"),
    "figures": ("chart_no", "caption", "source_note"),
}


@cache
def source() -> str:
    """The real plan's text."""
    return (ROOT / "data" / "sources" / f"{REPORT}.txt").read_text("utf-8")


def excerpt(first: int, last: int) -> str:
    """Lines ``first`` to ``last`` of the real plan as they stand."""
    return "\n".join(source().split("\n")[first - 1 : last])


@cache
def schemas() -> dict[str, Any]:
    return load_schemas(ROOT / "data" / "schemas", "st-plan")


def read(text: str) -> Collector:
    """A plan's text through the family's parser."""
    collector = Collector(document_from_text(text, "plan.txt"), schemas())
    FAMILY.parse(collector.document, Context(collector))
    return collector


def left(plan: Collector) -> dict[int, str]:
    """What is left over of each line."""
    accounts = line_accounts(plan.document, plan.ledger, plan.tables, schemas(), FAMILY.marks)
    return {account.number: account.leftover for account in accounts if account.leftover}


@cache
def real() -> Collector:
    """The real plan, parsed once."""
    return read(source())


def row(collector: Collector, table: str, **where: object) -> Record:
    """The only row of a table with these values."""
    found = [r for r in collector.tables[table] if all(r[k] == v for k, v in where.items())]
    assert len(found) == 1, f"{len(found)} rows of {table} with {where}"
    return found[0]


def content(collector: Collector) -> dict[str, set[tuple[object, ...]]]:
    """What every table says, without white space and without where it stood."""
    return {
        table: {tuple(_bare(r[field]) for field in fields) for r in collector.tables[table]}
        for table, fields in CONTENT.items()
    }


def _bare(value: object) -> object:
    return "".join(value.split()) if isinstance(value, str) else value
