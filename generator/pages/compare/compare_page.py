"""The page on which a reader chooses what to compare, and the file of all figures that it reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.packaging.database import table_name
from generator.packaging.json_records import plain
from generator.pages.frame.draft import Draft
from generator.pages.frame.links import LINES_PER_SECTION
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import REGISTER, Site
from generator.pages.general.english import ROOT
from generator.pages.parts.compared import COMPARE, Printed, Quantity, quantities
from generator.pages.wording.labels import certainty_words

_KINDS = {"programmes": "programme_id", "agencies": "agency_id"}
_MOST = 8


def compare_drafts(site: Site) -> Iterator[Draft]:
    """The page in both languages; none where nothing can be compared."""
    found = quantities(site)
    if found and REGISTER in site.packages:
        assets = (Asset(f"{COMPARE}figures.json", _figures(site, found)),)
        yield _draft(site, found, "zh", assets)
        yield _draft(site, found, "en", ())


def _draft(site: Site, found: Sequence[Quantity], language: str, assets: tuple[Asset, ...]) -> Draft:
    words, menu = site.interface.words("compare", language), site.interface.words("menu", language)
    root = ROOT if language == "en" else ""
    return Draft(
        f"{root}{COMPARE}",
        words["title"],
        "compare/compare.md.j2",
        {
            "t": words,
            "language": language,
            "crumbs": [(menu["home"], root), (menu["ask"], f"{root}ask/")],
            "kinds": [
                (words[kind], [(quantity, root + _source(site, quantity)) for quantity in of_kind])
                for kind in _KINDS
                if (of_kind := [quantity for quantity in found if quantity.words["of"] == kind])
            ],
            "units": site.interface.words("units", language),
            "words": json.dumps(words | certainty_words(language), ensure_ascii=False),
            "sources": " ".join(name for name, package in site.packages.items() if "lines" in package.tables),
            "most": _MOST,
            "per_page": LINES_PER_SECTION,
        },
        description=words["description"],
        hide=("navigation", "toc"),
        assets=assets,
        language=language,
        counterpart=None if language == "zh" else COMPARE,
    )


def _source(site: Site, quantity: Quantity) -> str:
    """Address of the dictionary of the table that prints it."""
    report = min(figures[0].report_id for figures in quantity.series.values())
    package = site.packages[report]
    (name,) = [name for name in package.tables if table_name(package.family, name) == quantity.words["table"]]
    return f"data/{report}/{name}/"


def _figures(site: Site, found: Sequence[Quantity]) -> bytes:
    """All figures as JSON.

    `reports` are [report_id, title], `things` [kind, id, name, other names, English name]; `quantities` hold
    of each thing, by its position, [year, value, report, record_id, lines, certainty, note] of each figure;
    the last two are left out where a value is printed.
    """
    reports = sorted({figure.report_id for q in found for figures in q.series.values() for figure in figures})
    things = [thing for kind in _KINDS for thing in _things(site, found, kind)]
    place = {(kind, name): number for number, (kind, name, *_) in enumerate(things)}
    told: list[dict[str, Any]] = [
        {
            "id": quantity.id,
            "of": quantity.words["of"],
            "title": quantity.words["title"],
            "careful": quantity.words["careful"],
            "unit": quantity.unit,
            "field": quantity.words["column"],
            "series": [
                [place[quantity.words["of"], thing], [_told(site, reports, figure) for figure in figures]]
                for thing, figures in quantity.series.items()
            ],
        }
        for quantity in found
    ]
    titles = [[name, str(site.packages[name].descriptor["title"])] for name in reports]
    whole = {"version": site.collection_version, "reports": titles, "things": things, "quantities": told}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _things(site: Site, found: Sequence[Quantity], kind: str) -> Iterator[list[str]]:
    """Everything of a kind that has figures, by name."""
    register = site.packages[REGISTER]
    wanted = {thing for quantity in found if quantity.words["of"] == kind for thing in quantity.series}
    others: dict[str, list[str]] = {}
    for row in register.tables["agency_names"] if kind == "agencies" else ():
        others.setdefault(str(row["agency_id"]), []).append(str(row["name"]))
    rows = [row for row in register.tables[kind] if row[_KINDS[kind]] in wanted]
    for row in sorted(rows, key=lambda row: str(row["name"])):
        name, identifier = str(row["name"]), str(row[_KINDS[kind]])
        former = "、".join(other for other in others.get(identifier, ()) if other != name)
        yield [kind, identifier, name, former, str(row.get("name_en") or "")]


def _told(site: Site, reports: Sequence[str], figure: Printed) -> list[Any]:
    _, row = site.packages[figure.report_id].by_record_id[figure.record_id]
    told = [
        figure.year,
        figure.value,
        reports.index(figure.report_id),
        figure.record_id,
        plain(row["source_lines"]),
    ]
    doubt = [] if row["certainty"] == "printed" else [row["certainty"], plain(row["certainty_note"])]
    return [*told, *doubt]
