"""The index of reports, search, glossary and the pages that people wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.pages.general.contact import with_contact
from generator.pages.general.home import home_draft
from generator.pages.general.reader_notes import notes_draft
from generator.search.entry import SearchEntry


def drafts(site: Site) -> Iterator[Draft]:
    """Every page that is about no single report."""
    yield home_draft(site)
    yield Draft(
        "reports/",
        "報告",
        "front/reports.md.j2",
        {"series": site.editions.series, "kinds": site.interface.words("families", "zh")},
        description="本站收錄的報告，依類別、機關與年度。",
    )
    words = json.dumps(site.interface.words("search", "zh"), ensure_ascii=False)
    yield Draft(
        "search/", "搜尋", "front/search.md.j2", {"words": words}, search=None, hide=("navigation", "toc")
    )
    yield Draft(
        "glossary/",
        "名詞解釋",
        "front/glossary.md.j2",
        {"terms": site.glossary},
        description="預算與計畫用語。",
        anchors=tuple(_term(term) for term in site.glossary),
    )
    yield notes_draft(site)
    for path in sorted((site.content / "pages").glob("*.md")):
        yield _prose(site, path)


def _term(term: Mapping[str, Any]) -> SearchEntry:
    return SearchEntry(f"glossary/#{term['id']}", str(term["term"]), str(term["meaning"]), "term")


def _prose(site: Site, path: Path) -> Draft:
    """A page of content/pages/: its first line is the heading, the rest is Markdown as it stands."""
    heading, _, body = path.read_text("utf-8").partition("\n")
    text = with_contact(site, "zh", body.strip())
    return Draft(f"{path.stem}/", heading.lstrip("# ").strip(), "front/prose.md.j2", {"body": text})
