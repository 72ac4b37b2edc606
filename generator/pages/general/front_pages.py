"""Home, the index of reports, search, glossary and the pages that people wrote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.pages.findings import cards
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site
from generator.search.entry import SearchEntry

# How many findings the home page shows.
HOME_FINDINGS = 5


def drafts(site: Site) -> Iterator[Draft]:
    """Every page that is about no single report."""
    shown = cards(site)[:HOME_FINDINGS]
    newest = [package for package in site.reports if package.name in site.editions.newest]
    yield Draft(
        "",
        "政府報告開放資料",
        "front/home.md.j2",
        {"packages": newest, "counts": counts(site), "cards": shown},
        charts={f"finding{n}": card.finding.chart for n, card in enumerate(shown) if card.finding.chart},
        description="把政府印成 PDF 的計畫、預算與成果，變成可以搜尋、加總、查核的開放資料。",
        hide=("navigation", "toc"),
    )
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
    for path in sorted((site.content / "pages").glob("*.md")):
        yield _prose(path)


def _term(term: Mapping[str, Any]) -> SearchEntry:
    return SearchEntry(f"glossary/#{term['id']}", str(term["term"]), str(term["meaning"]), "term")


def counts(site: Site) -> dict[str, int]:
    """How much the reports hold: records, source lines, checks, and checks by verdict."""
    checks = [row for package in site.reports for row in package.tables.get("checks", [])]
    by_verdict = Counter(str(row["verdict"]) for row in checks)
    return {
        "records": sum(package.record_count for package in site.reports),
        "lines": sum(len(package.tables.get("lines", [])) for package in site.reports),
        "checks": len(checks),
        **{verdict: by_verdict[verdict] for verdict in ("source_error", "rounding", "extraction_gap")},
    }


def _prose(path: Path) -> Draft:
    """A page of content/pages/: its first line is the heading, the rest is Markdown as it stands."""
    heading, _, body = path.read_text("utf-8").partition("\n")
    return Draft(f"{path.stem}/", heading.lstrip("# ").strip(), "front/prose.md.j2", {"body": body.strip()})
