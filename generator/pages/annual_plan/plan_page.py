"""The page of an annual plan: goals and strategies, then the projects of each work plan."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from generator.charts.bars import bar_chart
from generator.charts.chart import Caption, Chart
from generator.packaging.reader import Package
from generator.pages.annual_plan.project_page import period, project_url
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.chart_places import printed_at
from generator.pages.parts.chart_query import chart_query
from generator.pages.parts.check_rows import failed_checks
from generator.search.entry import SearchEntry


def plan_draft(package: Package) -> Draft:
    """The plan's page."""
    url = f"reports/{package.name}/"
    projects = package.tables["projects"]
    categories = Counter(str(row["category"]) for row in projects if row["category"])
    year, issuer = str(roc_year(package)), str(package.descriptor["issuer"]["zh"])
    goals = [(goal, package.rows("strategies", goal_no=goal["goal_no"])) for goal in package.tables["goals"]]
    return Draft(
        url,
        str(package.descriptor["title"]),
        "annual_plan/plan.md.j2",
        {
            "package": package,
            "goals": goals,
            "work_plans": package.tables["work_plans"],
            "projects": [(row, project_url(package, row["project_no"]), period(row)) for row in projects],
            "categories": categories,
            "findings": failed_checks(package),
            "tables": [name for name in package.tables if name not in {"lines", "passages"}],
        },
        charts=_charts(package, categories),
        description=str(package.descriptor["description"]),
        search=SearchFacts("report", package.name, year, issuer),
        anchors=tuple(
            SearchEntry(
                f"{url}#{row['record_id']}",
                f"施政策略：{goal['title']}",
                str(row["text"]),
                "measure",
                package.name,
                year,
                issuer,
            )
            for goal, strategies in goals
            for row in strategies
        ),
    )


def _charts(package: Package, categories: Counter[str]) -> dict[str, Chart]:
    counts: Counter[tuple[str, str]] = Counter(
        (str(row["work_plan"]), str(row["category"])) for row in package.tables["projects"] if row["category"]
    )
    rows = [{"label": plan, "series": category, "value": n} for (plan, category), n in counts.items()]
    caption = Caption(
        f"{package.name}-categories",
        "各工作計畫的重要計畫與類別",
        f"{len(package.tables['work_plans'])} 項工作計畫下的重要計畫項數，依類別分色："
        + "、".join(f"{name} {n} 項" for name, n in categories.most_common())
        + "。",
        printed_at(package.name, [row for row in package.tables["projects"] if row["category"]]),
        chart_query(Path(__file__).parent, "categories", report_id=package.name),
    )
    chart = bar_chart(caption, rows, unit="項", label="工作計畫", value="項數", series="類別")
    return {"categories": chart} if chart else {}
