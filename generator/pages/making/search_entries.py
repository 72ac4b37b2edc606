"""What search finds of a page: the page, the records in it, and the other names of agencies.

Pages print the names under which they are found (`generator.pages.frame.other_names`): a reader sees why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.pages.frame.draft import Draft
from generator.pages.frame.other_names import OtherNames
from generator.pages.frame.page_file import PageFile
from generator.search.entry import SearchEntry, own_title

# Pages that are about one agency as a whole: its other names lead to them.
_ABOUT_AGENCIES = frozenset({"agency", "report"})


def search_entries(
    draft: Draft, page: PageFile, other_names: OtherNames, report_titles: Mapping[str, str]
) -> Iterator[SearchEntry]:
    """The page itself, then the records in it that can be found by themselves."""
    if draft.search is None:
        return
    facts, twin = draft.search, draft.twin
    entry = SearchEntry(
        draft.url,
        draft.title,
        draft.description if twin else "",
        facts.kind,
        facts.report_id,
        facts.year,
        facts.agency,
        facts.names,
        draft.language,
        # A page in two languages has the same records: its English twin is found by its name and sentences.
        body="" if twin else page.body,
        whole="" if twin else facts.whole,
    )
    for found in (entry, *draft.anchors):
        yield _named(found, other_names, report_titles) if found.kind in _ABOUT_AGENCIES else found


def _named(entry: SearchEntry, other_names: OtherNames, report_titles: Mapping[str, str]) -> SearchEntry:
    """An entry with the other names of the agency that it is about."""
    agency = own_title(entry, report_titles) if entry.kind == "agency" else entry.agency
    more = tuple(name for name in other_names.get(agency, ()) if name not in entry.names)
    return replace(entry, names=(*entry.names, *more))
