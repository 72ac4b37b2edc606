"""Pages of a business report: categories with their items and figures, all statements, breakdowns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.business_report.breakdown_page import breakdown_draft, breakdowns_url
from generator.pages.business_report.category_page import category_draft, category_url
from generator.pages.business_report.report_page import report_draft
from generator.pages.business_report.statements_page import statements_drafts
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.site import Site

# Tables whose rows name the item they stand in; the item's page shows them.
_IN_ITEMS = frozenset({"items", "figures", "named_programmes", "links"})


def record_urls(package: Package) -> dict[str, str]:
    """Items and what stands in them are shown on the category's page, breakdowns on their own."""
    urls = {}
    for record_id, (table, row) in package.by_record_id.items():
        if table == "categories":
            urls[record_id] = category_url(package, row["category_no"])
        elif table in _IN_ITEMS:
            category = str(row["item_path"]).split(".", 1)[0]
            urls[record_id] = f"{category_url(package, category)}#{record_id}"
        elif table == "sentences":
            (item,) = package.rows("items", item_path=row["item_path"])
            category = str(row["item_path"]).split(".", 1)[0]
            urls[record_id] = f"{category_url(package, category)}#{item['record_id']}"
        elif table == "breakdown_rows":
            urls[record_id] = f"{breakdowns_url(package)}#{record_id}"
    return urls


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The report's page, its categories, all statements, all breakdowns."""
    yield report_draft(package)
    for category in package.tables["categories"]:
        yield category_draft(package, category)
    yield from statements_drafts(package)
    if package.tables["breakdown_rows"]:
        yield breakdown_draft(package)


PAGES = FamilyPages(record_urls, drafts)
