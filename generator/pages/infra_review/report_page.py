"""The page of a performance review: headline figures and all programmes in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from generator.charts.chart import Caption, Chart
from generator.charts.execution import execution_chart
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.site import Site
from generator.pages.infra_review.addresses import programme_url
from generator.pages.infra_review.figures import (
    ProgrammeFigures,
    programme_figures,
    review_year,
    source_findings,
)
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.records.values import Row, Value

AMOUNTS = (
    "statutory_budget_k_twd", "realised_k_twd", "payable_k_twd", "prepaid_k_twd", "surplus_k_twd",
    "executed_k_twd",
)  # fmt: skip


def report_draft(site: Site, package: Package) -> Draft:
    """The report's page."""
    programmes = package.tables["programmes"]
    figures = {str(row["record_id"]): programme_figures(package, row["programme_no"]) for row in programmes}
    title = str(package.descriptor["title"])
    values = {
        "package": package,
        "year_roc": review_year(package),
        "categories": Counter(str(row["category"]) for row in programmes),
        "programmes": [
            (row, figures[str(row["record_id"])], programme_url(package, row["programme_no"]))
            for row in programmes
        ],
        "sums": _sums(figures.values()),
        "behind": [
            (row, programme_url(package, row["programme_no"]))
            for row in programmes
            if figures[str(row["record_id"])].behind
        ],
        "findings": source_findings(package),
        "verdicts": Counter(str(row["verdict"]) for row in package.tables["checks"]),
        "tables": [name for name in package.tables if name not in {"lines", "passages"}],
    }
    chart = _category_chart(package, programmes, figures)
    return Draft(
        f"reports/{package.name}/",
        title,
        "infra_review/report.md.j2",
        values,
        charts={"categories": chart} if chart else {},
        description=str(package.descriptor["description"]),
        search=SearchFacts(
            "report", package.name, str(review_year(package)), str(package.descriptor["issuer"]["zh"])
        ),
    )


def _sums(figures: Iterable[ProgrammeFigures]) -> dict[str, Value]:
    """The amounts of the year added up over programmes, in thousand NT$."""
    years = [f.year for f in figures if f.year]
    sums = {
        name: sum((Decimal(str(row[name])) for row in years if row[name] is not None), Decimal(0))
        for name in AMOUNTS
    }
    # The decimals of single amounts say nothing about a sum that needs none.
    return {name: total.normalize() for name, total in sums.items()}


def _category_chart(
    package: Package, programmes: Iterable[Row], figures: Mapping[str, ProgrammeFigures]
) -> Chart | None:
    """What became of the year's budget by category."""
    members: dict[str, list[ProgrammeFigures]] = {}
    for row in programmes:
        members.setdefault(str(row["category"] or "未分類"), []).append(figures[str(row["record_id"])])
    year = review_year(package)
    caption = Caption(
        f"{package.name}-categories",
        f"{year} 年特別預算用到哪裡",
        f"{len(members)} 類計畫{year}年度特別預算的實際支付、應付未付、預付、節餘與未執行金額。",
        printed_at(package.name, [own.year for group in members.values() for own in group if own.year]),
        chart_query(Path(__file__).parent, "categories", report_id=package.name, year=year),
    )
    return execution_chart(caption, [(name, _sums(own)) for name, own in members.items()], bar="類別")
