"""The page of the plan: the whole tree from goals to strategies, targets with a year, figures."""

from __future__ import annotations

from collections import defaultdict

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.report_year import roc_year
from generator.pages.parts.check_rows import failed_checks
from generator.pages.parts.tables import table_of
from generator.pages.st_plan.agencies_page import agencies_url
from generator.pages.st_plan.funding_page import funding_url
from generator.pages.st_plan.strategy_page import strategy_url

_TARGET_FIELDS = ("phrase", "comparator", "value", "unit", "target_year", "plan_code")


def plan_draft(package: Package) -> Draft:
    """The plan's page."""
    measures: defaultdict[str, int] = defaultdict(int)
    for row in package.tables["measures"]:
        measures[str(row["strategy_code"])] += 1
    tree = [
        (
            goal,
            [
                (
                    subgoal,
                    [
                        (
                            row,
                            strategy_url(package, str(row["strategy_code"])),
                            measures[str(row["strategy_code"])],
                        )
                        for row in package.rows("strategies", subgoal_code=subgoal["subgoal_code"])
                    ],
                )
                for subgoal in package.rows("subgoals", goal_no=goal["goal_no"])
            ],
        )
        for goal in package.tables["goals"]
    ]
    targets = table_of(
        package, "targets", "有數量或期限的目標", _TARGET_FIELDS, package.tables["targets"], interactive=True
    )
    return Draft(
        f"reports/{package.name}/",
        str(package.descriptor["title"]),
        "st_plan/plan.md.j2",
        {
            "package": package,
            "tree": tree,
            "agencies": agencies_url(package),
            "funding": funding_url(package),
            "agency_count": len({row["agency_name"] for row in package.tables["strategy_agencies"]}),
            "targets": targets,
            "findings": failed_checks(package),
            "tables": [name for name in package.tables if name not in {"lines", "passages"}],
        },
        description=str(package.descriptor["description"]),
        search=SearchFacts(
            "report", package.name, str(roc_year(package)), str(package.descriptor["issuer"]["zh"])
        ),
    )
