"""Pages of the register: one a programme, one an agency, and their indexes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import FamilyPages
from generator.pages.frame.site import Site
from generator.pages.places.place_pages import place_drafts
from generator.pages.programmes.dossier import dossiers, programme_url
from generator.pages.programmes.due_page import due_draft
from generator.pages.programmes.list_page import list_draft
from generator.pages.programmes.programme_page import programme_drafts
from generator.pages.register.agency_page import agency_drafts, agency_url
from generator.pages.register.answer_pages import answer_drafts
from generator.pages.register.index_pages import index_draft


def record_urls(package: Package) -> dict[str, str]:
    """Programmes and agencies have their own pages; names and relations are shown there too."""
    urls = {}
    for record_id, (table, row) in package.by_record_id.items():
        if table in {"programmes", "programme_relations"}:
            urls[record_id] = programme_url(row["programme_id"])
        elif table in {"agencies", "agency_names", "agency_relations"}:
            urls[record_id] = agency_url(row["agency_id"])
        elif table == "reports":
            urls[record_id] = f"reports/{row['report_id']}/"
    return urls


def drafts(site: Site, package: Package) -> Iterator[Draft]:
    """Every page of the register."""
    known = list(dossiers(site, package))
    yield list_draft(package, known)
    yield due_draft(site, known)
    yield from programme_drafts(site, package, known)
    yield from place_drafts(site, known)
    yield index_draft(package, known)
    yield from agency_drafts(site, package, known)
    yield from answer_drafts(site, package)


PAGES = FamilyPages(record_urls, drafts)
