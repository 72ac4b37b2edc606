"""One page for one key project of an annual plan."""

from __future__ import annotations

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.own_record import own_record
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.records.values import Row, Value


def project_url(package: Package, project_no: Value) -> str:
    """Address of a project's page."""
    return f"reports/{package.name}/projects/{project_no}/"


def project_draft(site: Site, package: Package, project: Row) -> Draft:
    """The page of one project: what it is part of, and everything the plan says of it."""
    number = project["project_no"]
    siblings = [
        (str(row["key_project"]), project_url(package, row["project_no"]), row["project_no"] == number)
        for row in package.rows("projects", work_plan_no=project["work_plan_no"])
    ]
    title, kind, whole = own_record(site, package, project["record_id"], str(project["key_project"]))
    text = answer(project, roc_year(package))
    return Draft(
        project_url(package, number),
        title,
        "annual_plan/project.md.j2",
        {
            "package": package,
            "project": project,
            "answer": text,
            "period": period(project),
            "items": package.rows("content_items", project_no=number),
            "quantities": package.rows("quantities", project_no=number),
            "named": package.rows("named_programmes", project_no=number),
            "siblings": siblings,
        },
        description=text,
        search=SearchFacts(
            kind,
            package.name,
            str(roc_year(package)),
            str(package.descriptor["issuer"]["zh"]),
            (str(project["work_plan"]),),
            whole,
        ),
    )


def period(project: Row) -> str:
    """``114–118 年``; empty where none is printed."""
    start, end = project["period_start_roc"], project["period_end_roc"]
    if start is None and end is None:
        return ""
    return f"{start} 年" if start == end else f"{start or ''}–{end or ''} 年"


def answer(project: Row, year: int) -> str:
    """What a citizen asks first, in one or two sentences."""
    text = f"{year} 年度的重要計畫，屬於工作計畫「{project['work_plan']}」"
    if project["category"]:
        text += f"，類別是{project['category']}"
    text += "。"
    return text + (f"期程 {period(project)}。" if period(project) else "")
