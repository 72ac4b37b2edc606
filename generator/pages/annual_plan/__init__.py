"""Pages of an annual administrative plan: the plan by goals and work plans, one page a key project."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.annual_plan.plan_page import plan_draft
from generator.pages.annual_plan.project_page import project_draft, project_url
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.site import Site


def record_urls(package: Package) -> dict[str, str]:
    """Projects and what stands in them are shown on the project's page, everything else on the plan's."""
    urls = {}
    for record_id, (table, row) in package.by_record_id.items():
        if row.get("project_no") is not None:
            urls[record_id] = f"{project_url(package, row['project_no'])}#{record_id}"
        elif table in {"goals", "strategies", "work_plans"}:
            urls[record_id] = f"reports/{package.name}/#{record_id}"
    return urls


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The plan's page, then its projects."""
    yield plan_draft(package)
    for project in package.tables["projects"]:
        yield project_draft(site, package, project)


PAGES = FamilyPages(record_urls, drafts)
