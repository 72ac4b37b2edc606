"""Pages of a performance review of infrastructure programmes: the report and one page a programme."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.site import Site
from generator.pages.infra_review.addresses import parts_url, programme_url, section_url
from generator.pages.infra_review.further_pages import further_drafts
from generator.pages.infra_review.long_sections import long_sections
from generator.pages.infra_review.part_tables import PARTED, is_part
from generator.pages.infra_review.programme_page import programme_draft
from generator.pages.infra_review.report_page import report_draft


def record_urls(package: Package) -> dict[str, str]:
    """Every record that names a programme is shown on that programme's page or on a further one below it."""
    apart = {
        (table, programme["programme_no"])
        for programme in package.tables["programmes"]
        for table in long_sections(package, programme["programme_no"])
    }
    urls = {}
    for record_id, (table, row) in package.by_record_id.items():
        number = row.get("programme_no")
        if number is None:
            continue
        page = programme_url(package, number)
        if (table, number) in apart:
            page = section_url(page, table)
        elif table in PARTED and is_part(row):
            page = parts_url(page)
        urls[record_id] = f"{page}#{record_id}"
    return urls


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """The report's page, then its programmes and what they have on further pages."""
    yield report_draft(site, package)
    for programme in package.tables["programmes"]:
        yield programme_draft(site, package, programme)
        yield from further_drafts(package, programme)


PAGES = FamilyPages(record_urls, drafts)
