"""The page of an annual plan: goals and strategies, then the projects of each work plan."""

from __future__ import annotations

from collections import Counter

from generator.packaging.reader import Package
from generator.pages.annual_plan.project_page import period, project_url
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
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
