"""The page of a report whose family has no pages of its own: every table, complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.packaging.reader import COMMON_TABLES, Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.report_year import roc_year
from generator.pages.frame.site import Site
from generator.pages.general.table_pages import addresses_in, has_page, table_drafts
from generator.pages.parts.check_rows import failed_checks

# Their rows are shown with the source or with what they check.
_NOT_SHOWN = COMMON_TABLES - {"corrections"}


def record_urls(package: Package) -> dict[str, str]:
    """Every record is shown in a page of its table."""
    shown = [name for name in package.tables if name not in _NOT_SHOWN]
    return {record: url for name in shown for record, url in addresses_in(package, name).items()}


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The report's page and the pages of every table."""
    title = str(package.descriptor["title"])
    year = str(roc_year(package) or "")
    shown = [name for name in package.tables if name not in _NOT_SHOWN and has_page(package, name)]
    yield Draft(
        f"reports/{package.name}/",
        title,
        "general/report.md.j2",
        {
            "package": package,
            "shown": shown,
            "verdicts": Counter(str(row["verdict"]) for row in package.tables.get("checks", [])),
            "findings": failed_checks(package),
            "tables": [name for name in package.tables if name != "lines"],
        },
        description=str(package.descriptor["description"]),
        search=SearchFacts(
            "report", package.name, year, str(package.descriptor.get("issuer", {}).get("zh", ""))
        ),
    )
    for name in shown:
        yield from table_drafts(site, package, name)


PAGES = FamilyPages(record_urls, drafts)
