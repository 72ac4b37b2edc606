"""What can be found: a page, or a record inside one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Groups in the order of their weight: what a reader most likely wants stands first among equals.
KINDS = (
    "report",
    "programme",
    "agency",
    "term",
    "measure",
    "finding",
    "statement",
    "place",
    "table",
    "page",
    "source",
)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that search can lead to.

    Attributes:
        url: address from the site's root, with a fragment for a record inside a page.
        title: as the result shows it.
        text: everything that is searched, as the reader would see it; for a whole page made from ``body``.
        whole: address of the page about all of the thing, where this one is one report's record; else empty.
        body: Markdown and HTML of a page; empty for a record inside one.
        kind: one of `KINDS`.
        report_id, year, agency: for the filters; empty where none applies.
        names: further names that count like the title.
        language: ``zh`` or ``en``, the language of the page's own words: readers of it see it first.
    """

    url: str
    title: str
    text: str
    kind: str = "page"
    report_id: str = ""
    year: str = ""
    agency: str = ""
    names: tuple[str, ...] = ()
    language: str = "zh"
    body: str = ""
    whole: str = ""


def own_title(entry: SearchEntry, report_titles: Mapping[str, str]) -> str:
    """The title without the name of its report, which many pages carry: only the report is found by it."""
    report = report_titles.get(entry.report_id, "")
    if not report or entry.kind == "report":
        return entry.title
    rest = entry.title.removesuffix(report).removeprefix(report).strip(" ：")
    return rest or entry.title
