"""The English pages: home, reports, data, dictionary, method, glossary, search. Reports stay Chinese."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.packaging.citation import citation_forms
from generator.packaging.downloads import collection_downloads, downloads_of
from generator.packaging.reader import Package
from generator.pages.frame.draft import Draft, SearchFacts
from generator.pages.frame.page_file import Asset
from generator.pages.frame.site import Site
from generator.pages.general.contact import with_contact
from generator.pages.general.home import contradictions, counts, movers
from generator.pages.parts.check_rows import check_counts
from generator.search.entry import SearchEntry

ROOT = "en/"
_WIDE = ("navigation", "toc")
_PAGE = SearchFacts()


def drafts(site: Site, chinese: Mapping[str, Draft]) -> Iterator[Draft]:
    """Every English page; each names its Chinese counterpart.

    ``chinese`` are the pages of tables by their address: their facts are the same in both languages.
    """
    titles = site.interface.words("titles", "en")
    packages = list(site.packages.values())
    money: dict[str, Any] = {
        "movers": movers(site),
        "contradictions": contradictions(site),
        "counts": counts(site),
    }
    home = _page(site, "", titles["home"], "en/home.md.j2", "home", packages=packages, **money)
    panel = json.dumps(site.interface.words("receipt", "en"), ensure_ascii=False, sort_keys=True)
    yield replace(home, assets=(Asset(f"{ROOT}receipt.json", panel.encode("utf-8")),))
    yield _page(site, "reports/", titles["reports"], "en/reports.md.j2", "reports", packages=packages)
    downloads = collection_downloads()
    yield _page(
        site, "data/", titles["data"], "en/data.md.j2", "data", packages=packages, downloads=downloads
    )
    for package in packages:
        yield _package(site, package)
        for table in package.tables:
            yield _table(site, package, table, chinese[f"data/{package.name}/{table}/"].values)
    yield _page(
        site,
        "glossary/",
        titles["glossary"],
        "en/glossary.md.j2",
        "frame",
        terms=site.glossary,
        anchors=tuple(_term(term) for term in site.glossary),
    )
    words = json.dumps(site.interface.words("search", "en"), ensure_ascii=False)
    search = _page(site, "search/", titles["search"], "en/search.md.j2", "forms", words=words)
    yield replace(search, search=None)
    for path in sorted((site.content / "pages" / "en").glob("*.md")):
        yield _prose(site, path)


def _page(
    site: Site,
    url: str,
    title: str,
    template: str,
    group: str,
    *,
    search: SearchFacts = _PAGE,
    anchors: tuple[SearchEntry, ...] = (),
    description: str = "",
    **values: object,
) -> Draft:
    words = {
        "t": site.interface.words(group, "en"),
        "forms": site.interface.words("forms", "en"),
        "menu": site.interface.words("menu", "en"),
    }
    return Draft(
        ROOT + url,
        title,
        template,
        {**words, **values},
        description=description,
        search=search,
        anchors=anchors,
        hide=_WIDE,
        language="en",
        counterpart=url,
    )


def _package(site: Site, package: Package) -> Draft:
    return _page(
        site,
        f"data/{package.name}/",
        str(package.descriptor["title_en"]),
        "en/package.md.j2",
        "package",
        search=SearchFacts("table", package.name),
        description=str(package.descriptor["description_en"]),
        package=package,
        data=site.interface.words("data", "en"),
        downloads=downloads_of(package),
        checks=check_counts(package),
        is_report="lines" in package.tables,
        cite=_in_english(citation_forms(package.descriptor, None, site.addresses)),
    )


def _in_english(forms: Mapping[str, str]) -> dict[str, str]:
    return {form: text for form, text in forms.items() if form != "中文"}


def _table(site: Site, package: Package, table: str, facts: Mapping[str, Any]) -> Draft:
    """The dictionary of a table: the same ``facts`` as on its Chinese page."""
    schema = package.schemas[table]
    return _page(
        site,
        f"data/{package.name}/{table}/",
        f"{schema.title['en']} ({table})",
        "en/table.md.j2",
        "dictionary",
        search=SearchFacts("table", package.name),
        description=schema.description["en"],
        **{**facts, "cite": _in_english(facts["cite"]), "units": site.interface.words("units", "en")},
    )


def _term(term: Mapping[str, Any]) -> SearchEntry:
    english = term["en"]
    return SearchEntry(
        f"{ROOT}glossary/#{term['id']}", english["term"], english["meaning"], "term", language="en"
    )


def _prose(site: Site, path: Path) -> Draft:
    heading, _, body = path.read_text("utf-8").partition("\n")
    title = heading.lstrip("# ").strip()
    return _page(
        site,
        f"{path.stem}/",
        title,
        "front/prose.md.j2",
        "frame",
        body=with_contact(site, "en", body.strip()),
    )
