"""A page before its charts are drawn and its template is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.charts.chart import Chart
from generator.pages.frame.page_file import Asset
from generator.search.entry import SearchEntry


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What search knows of a page beside its text.

    Attributes:
        kind: group in the results, one of `generator.search.entry.KINDS`.
        report_id: the report it comes from, empty for pages about several.
        year: ROC year of that report, empty where none applies.
        agency: the body that printed the report or that the page is about.
        names: further names under which people look for it.
        whole: address of the page about all of the thing, where this one is one report's record; else empty.
    """

    kind: str = "page"
    report_id: str = ""
    year: str = ""
    agency: str = ""
    names: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page of the site.

    Attributes:
        url: address from the site's root, with a final slash; empty for the home page.
        title: plain text.
        template: file in site_templates/.
        values: what the template prints; report text in them is plain, never escaped beforehand.
        charts: charts that the template shows, by the name it calls them.
        description: one plain sentence.
        search: facts for the search index; None keeps the page out of it.
        hide: parts of the theme that the page goes without (``navigation``, ``toc``).
        jsonld: structured data for machines, if any; addresses in it are written from the site's root.
        anchors: records inside the page that search finds by themselves.
        assets: files that are published with the page.
        language: ``zh`` or ``en``, the language of the page's own words.
        counterpart: address of the Chinese page that an English one stands for.
        bilingual: whether all words around the report's are phrases, so that the page is made in English too.
        twin: whether it is that English page.
    """

    url: str
    title: str
    template: str
    values: Mapping[str, Any]
    charts: Mapping[str, Chart] = field(default_factory=dict)
    description: str = ""
    search: SearchFacts | None = field(default_factory=SearchFacts)
    hide: tuple[str, ...] = ("navigation",)
    jsonld: Mapping[str, Any] | None = None
    anchors: tuple[SearchEntry, ...] = ()
    assets: tuple[Asset, ...] = ()
    language: str = "zh"
    counterpart: str | None = None
    bilingual: bool = False
    twin: bool = False
