"""The page of a budget book: where the money goes, against last year, and the way into every table."""

from __future__ import annotations

from pathlib import Path

from generator.charts.chart import Caption, Chart
from generator.charts.icicle import Part, icicle_chart
from generator.packaging.reader import COMMON_TABLES, Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.general.table_pages import has_page, table_url
from generator.pages.parts.chart_places import joined, printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.parts.check_rows import failed_checks
from generator.pages.parts.tables import table_of
from generator.pages.unit_budget.enacted import (
    Comparison,
    YearAmount,
    comparison_chart,
    comparisons,
    enacted_package,
    series,
    series_chart,
)
from generator.pages.unit_budget.programme_page import programme_url
from generator.pages.unit_budget.resolutions_page import resolutions_url
from generator.pages.unit_budget.volumes import others, own_rows, same_volume
from generator.pages.unit_budget.work_plan_page import branch_part, work_plan_url
from generator.pages.wording.labels import phase_label
from generator.pages.wording.numbers import in_100m
from generator.records.values import Row

# Tables about the report rather than about money; they have pages elsewhere or none.
OTHER_TABLES = COMMON_TABLES | {"contents", "volumes"}
_EXPENDITURE = (
    "account_name", "account_level", "budget_this_year_k_twd", "budget_last_year_k_twd",
    "final_accounts_prior_year_k_twd", "difference_k_twd",
)  # fmt: skip


def book_draft(site: Site, package: Package) -> Draft:
    """The book's page."""
    phase, year = phase_label(str(package.descriptor["phase"])), roc_year(package)
    plans = own_rows(package, "work_plans")
    agency = _agency_row(package)
    enacted = enacted_package(site, package)
    compared = comparisons(package, enacted) if enacted else []
    years = _years(enacted, compared) if enacted else {}
    return Draft(
        f"reports/{package.name}/",
        str(package.descriptor["title"]),
        "unit_budget/book.md.j2",
        {
            "package": package,
            "phase": phase,
            "year": year,
            "agency": agency,
            "enacted": enacted,
            "compared": compared,
            "years": years,
            "plans": [
                (
                    plan,
                    work_plan_url(package, plan),
                    package.rows("branches", work_plan_code=plan["work_plan_code"], **same_volume(plan)),
                )
                for plan in plans
            ],
            "volumes": [
                (volume, [(plan, work_plan_url(package, plan)) for plan in plans_of])
                for volume, plans_of in others(package)
            ],
            "expenditure": table_of(
                package,
                "expenditure",
                f"歲出機關別（{phase}）",
                _EXPENDITURE,
                own_rows(package, "expenditure"),
            ),
            "programmes": [
                (row, programme_url(package, row["programme_no"])) for row in package.tables["programmes"]
            ],
            "resolutions": resolutions_url(package) if package.tables["resolutions"] else None,
            "more": [
                (schema.title["zh"], table_url(package, name), len(package.tables[name]))
                for name, schema in package.schemas.items()
                if name not in _HAVE_PAGES and has_page(package, name)
            ],
            "findings": failed_checks(package),
            "tables": [name for name in package.tables if name not in {"lines", "passages"}],
        },
        charts=_charts(package, phase, enacted, compared, years),
        description=str(package.descriptor["description"]),
        search=SearchFacts("report", package.name, str(year), str(package.descriptor["issuer"]["zh"])),
    )


_HAVE_PAGES = OTHER_TABLES | {
    "work_plans", "branches", "branch_accounts", "expenditure", "programmes", "programme_funding",
    "resolutions",
}  # fmt: skip


def _agency_row(package: Package) -> Row | None:
    """The row of the expenditure table that is the agency as a whole: the first one with an amount."""
    return next(
        (row for row in own_rows(package, "expenditure") if row["budget_this_year_k_twd"] is not None), None
    )


def _years(enacted: Package, compared: list[Comparison]) -> dict[str, list[YearAmount]]:
    """The enacted amounts over the years of the agency and of its work plans, by name."""
    kept = [item.proposed for item in compared if item.proposed["account_level"] in {"xiang", "mu"}]
    return {str(row["account_name"]): series(enacted, row["account_code"]) for row in kept}


def _charts(
    package: Package,
    phase: str,
    enacted: Package | None,
    compared: list[Comparison],
    years: dict[str, list[YearAmount]],
) -> dict[str, Chart]:
    made = {
        "money": _money_chart(package, phase),
        "enacted": comparison_chart(package, enacted, compared),
        "series": series_chart(package, enacted, years),
    }
    return {name: chart for name, chart in made.items() if chart is not None}


def _money_chart(package: Package, phase: str) -> Chart | None:
    """Work plans, their branches, and the first-level accounts of each branch."""
    parts = [
        Part(str(plan["work_plan"]), in_100m(plan["amount_k_twd"]), _branches(package, plan))
        for plan in own_rows(package, "work_plans")
        if plan["amount_k_twd"]
    ]
    parts.sort(key=lambda part: -part.amount)
    caption = Caption(
        f"{package.name}-money",
        f"錢用到哪裡（{phase}）",
        f"{roc_year(package)} 年度{phase}依工作計畫、分支計畫、一級用途別科目由左而右細分，高度是占比。",
        joined(
            place
            for table in ("work_plans", "branches", "branch_accounts")
            for place in printed_at(package.name, own_rows(package, table))
        ),
        chart_query(Path(__file__).parent, "money", report_id=package.name),
    )
    return icicle_chart(caption, parts, unit="億元")


def _branches(package: Package, plan: Row) -> tuple[Part, ...]:
    rows = package.rows("branches", work_plan_code=plan["work_plan_code"], **same_volume(plan))
    return tuple(branch_part(package, row, ("first",)) for row in rows)
