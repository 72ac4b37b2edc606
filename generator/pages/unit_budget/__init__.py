"""Pages of an agency's budget book: where the money goes, its programmes, resolutions, every table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.site import Site
from generator.pages.general.table_pages import addresses_in, has_page, table_drafts
from generator.pages.unit_budget.book_page import OTHER_TABLES, book_draft
from generator.pages.unit_budget.programme_page import programme_draft, programme_url
from generator.pages.unit_budget.resolutions_page import resolutions_draft, resolutions_url
from generator.pages.unit_budget.work_plan_page import work_plan_draft, work_plan_url

# Shown on the book's own page.
_ON_BOOK = frozenset({"expenditure"})
_ON_WORK_PLAN = frozenset({"work_plans", "branches", "branch_accounts"})
_ON_PROGRAMME = frozenset({"programmes", "programme_funding"})
# All that have no pages of their own.
_ELSEWHERE = OTHER_TABLES | _ON_BOOK | _ON_WORK_PLAN | _ON_PROGRAMME | {"resolutions"}


def record_urls(package: Package) -> dict[str, str]:
    """Programmes and work plans have their own pages, each other table but the book's has one."""
    urls = {}
    for record_id, (table, row) in package.by_record_id.items():
        if table in _ON_PROGRAMME:
            urls[record_id] = f"{programme_url(package, row['programme_no'])}#{record_id}"
        elif table == "resolutions":
            urls[record_id] = f"{resolutions_url(package)}#{record_id}"
        elif table in _ON_WORK_PLAN:
            urls[record_id] = f"{work_plan_url(package, row)}#{record_id}"
        elif table in _ON_BOOK:
            urls[record_id] = f"reports/{package.name}/#{record_id}"
    for table in set(package.tables) - _ELSEWHERE:
        urls |= addresses_in(package, table)
    return urls


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The book's page, its work plans and programmes, the resolutions, and the pages of every other table."""
    yield book_draft(site, package)
    for plan in package.tables["work_plans"]:
        yield work_plan_draft(package, plan)
    for programme in package.tables["programmes"]:
        yield programme_draft(site, package, programme)
    if package.tables["resolutions"]:
        yield resolutions_draft(package)
    for name in package.tables:
        if name not in _ELSEWHERE and has_page(package, name):
            yield from table_drafts(site, package, name)


PAGES = FamilyPages(record_urls, drafts)
