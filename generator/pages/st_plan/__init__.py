"""Pages of a national science and technology plan: its tree, who does what, what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.site import Site
from generator.pages.st_plan.agencies_page import agencies_draft, agencies_url, agency_anchor
from generator.pages.st_plan.funding_page import funding_draft, funding_url
from generator.pages.st_plan.plan_page import plan_draft
from generator.pages.st_plan.strategy_page import strategy_draft, strategy_of, strategy_url

_FUNDING = frozenset(
    {"rd_expenditure", "agency_budgets", "rd_intensity", "budget_projection", "statistical_tables"}
)
_PLAN = frozenset({"goals", "subgoals", "targets", "figures"})


def record_urls(package: Package) -> dict[str, str]:
    """Where each record of the tree, of the division of work and of the statistics is shown."""
    measures = {row["measure_code"]: str(row["record_id"]) for row in package.tables["measures"]}
    urls = {}
    for record_id, (table, row) in package.by_record_id.items():
        if table in {"strategies", "measures", "measure_items", "strategy_agencies"}:
            urls[record_id] = f"{strategy_url(package, strategy_of(table, row))}#{record_id}"
        elif table == "measure_agencies" and row["measure_code"] in measures:
            # The agencies of a measure are those of its strategy: they are shown with the measure itself.
            page = strategy_url(package, strategy_of(table, row))
            urls[record_id] = f"{page}#{measures[row['measure_code']]}"
        elif table == "agency_goals":
            urls[record_id] = f"{agencies_url(package)}#{agency_anchor(str(row['agency_name']))}"
        elif table in _FUNDING:
            urls[record_id] = f"{funding_url(package)}#{record_id}"
        elif table in _PLAN:
            urls[record_id] = f"reports/{package.name}/#{record_id}"
    return urls


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The plan's page, one page a strategy, the agencies, the funding."""
    yield plan_draft(package)
    for strategy in package.tables["strategies"]:
        yield strategy_draft(package, strategy)
    yield agencies_draft(package)
    yield funding_draft(package)


PAGES = FamilyPages(record_urls, drafts)
