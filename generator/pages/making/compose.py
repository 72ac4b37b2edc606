"""The page stage: packages and content in, Markdown and assets of the whole site out, not yet written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.charts.render import Draw, render_charts
from generator.packaging.archive import collection_version
from generator.pages import ask, compare, data, findings
from generator.pages.asked import answers_in_search
from generator.pages.beside.beside_page import beside_drafts
from generator.pages.frame.draft import Draft
from generator.pages.frame.family_pages import pages_of
from generator.pages.frame.interface import load_interface
from generator.pages.frame.links import RecordLinks
from generator.pages.frame.noted_package import noted
from generator.pages.frame.notes import Notes
from generator.pages.frame.page_file import PageFile
from generator.pages.frame.reviewed import load_terms
from generator.pages.frame.site import Folders, Site, load_packages
from generator.pages.general import documentation, english, front_pages, notebooks, source_view
from generator.pages.making.chart_pages import (
    chart_assets,
    embed_pages,
    pages_of_few_values,
    shown_charts,
    with_telling_charts,
)
from generator.pages.making.drawn_before import Drawn, DrawnBefore
from generator.pages.making.fingerprints import Fingerprints
from generator.pages.making.languages import Languages
from generator.pages.making.painter import Painter
from generator.pages.making.rendering import Templates
from generator.pages.making.search_entries import search_entries
from generator.pages.making.search_words import search_words
from generator.pages.making.twins import with_twins
from generator.pages.wording.escape import json_in_page
from generator.pages.wording.phrase import both
from generator.search.answers import question_list
from generator.search.entry import SearchEntry
from generator.search.words import SearchWords

# The script that understands questions; it ends with what may be asked.
_ASKED = "assets/search-asked.js"


@dataclass(frozen=True, slots=True)
class Composed:
    """What MkDocs reads, and what the search index is made from.

    Attributes:
        pages: number of pages.
        files: Markdown, charts and static files by their place below MkDocs' folder.
        entries: what search finds, in the order that decides between equals.
        titles: titles of the reports by package name.
        english_titles: the same in English.
        words: what search knows beside the pages.
    """

    pages: int
    files: Mapping[str, bytes]
    entries: Sequence[SearchEntry]
    titles: Mapping[str, str]
    english_titles: Mapping[str, str]
    words: SearchWords


def compose_pages(
    packages_dir: Path,
    folders: Folders,
    templates_dir: Path,
    cache: Path,
    draw: Draw,
    site_url: str = "",
    contact: str = "",
    before: DrawnBefore | None = None,
) -> Composed:
    """Make all pages of the site.

    ``cache`` keeps drawn charts and compiled templates by their content; it changes no byte of the result.
    ``draw`` draws charts. ``site_url`` is the address of the site, for structured data, and ``contact`` that
    of those who look after it; empty where they are not known. ``before`` is where the last build left its
    pages: what is as it was is not drawn again, which changes no byte either.
    """
    site = load_site(packages_dir, folders, site_url, contact)
    made = sorted(with_twins(all_drafts(site), site.phrases), key=lambda draft: draft.url)
    drafts = [with_telling_charts(draft) for draft in made]
    _require_unique(drafts)
    wanted = [chart for draft in drafts for chart in draft.charts.values()]
    drawn = render_charts(wanted, cache / "charts", draw)
    charts = shown_charts(drafts, drawn, _titles_in_both(site))
    languages = Languages(drafts, site.interface)
    templates = Templates(templates_dir, site, cache / "templates", languages.english)
    drawing = Drawn(before, site.notes, Fingerprints(site.phrases))
    painter = Painter(templates, charts, languages, drawing)
    pages = [painter.page(draft) for draft in drafts]
    drawing.write_down()
    assets = [*chart_assets(drawn, charts, site.phrases), *embed_pages(charts.values(), templates)]
    assets += pages_of_few_values(made, templates)
    assets += [asset for draft in drafts for asset in draft.assets]
    files = {page.path: data for page, data in pages} | {asset.path: asset.data for asset in assets}
    entries = _entries(site, [(draft, page) for draft, (page, _) in zip(drafts, pages, strict=True)])
    titles = _report_titles(site), _report_titles(site, "title_en")
    words = replace(search_words(site), answers=answers_in_search(site, drafts))
    files |= static_files(templates_dir / "static")
    files[_ASKED] += f"\nwindow.siteAsked.known = {json_in_page(question_list(words.answers))};\n".encode()
    return Composed(len(pages), files, entries, *titles, words)


def load_site(packages_dir: Path, folders: Folders, site_url: str = "", contact: str = "") -> Site:
    """Packages, content and the address of every record."""
    loaded, notes = load_packages(packages_dir), Notes()
    packages = noted(loaded, notes)
    links = {
        name: RecordLinks(name, pages_of(package).record_urls(package)) for name, package in packages.items()
    }
    words = load_terms(folders.content), load_interface(folders.content)
    own = [packages_dir / name for name in packages]
    version = collection_version(list(loaded.values()), own, folders.releases)
    return Site(
        packages,
        links,
        folders,
        *words,
        url=site_url,
        contact=contact,
        collection_version=version,
        notes=notes,
    )


def all_drafts(site: Site) -> Iterator[Draft]:
    """Every page of the site, in no particular order."""
    pages = list(_drafts(site))
    yield from pages
    yield from notebooks.drafts(site, {page.url for page in pages})


def _drafts(site: Site) -> Iterator[Draft]:
    """All pages but the notebooks, which lead to them."""
    for package in site.packages.values():
        yield from pages_of(package).drafts(site, package)
        yield from source_view.drafts(site, package)
    tables = list(data.drafts(site))
    yield from tables
    yield from ask.drafts(site)
    yield from compare.drafts(site)
    yield from findings.drafts(site)
    yield from beside_drafts(site)
    yield from front_pages.drafts(site)
    yield from english.drafts(site, {page.url: page for page in tables})
    yield from documentation.drafts(site)


def _entries(site: Site, pages: Sequence[tuple[Draft, PageFile]]) -> list[SearchEntry]:
    titles = _report_titles(site)
    names = site.other_names
    return [entry for draft, page in pages for entry in search_entries(draft, page, names, titles)]


def static_files(folder: Path) -> dict[str, bytes]:
    """Scripts and styles, the same for every site; a folder ``….css`` holds the parts of a sheet in order."""
    files: dict[str, bytes] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole = path.parent if path.parent.suffix == ".css" else path
        name = f"assets/{whole.relative_to(folder).as_posix()}"
        files[name] = files.get(name, b"") + path.read_bytes()
    return files


def _titles_in_both(site: Site) -> dict[str, str]:
    return {
        name: both(str(package.descriptor["title"]), str(package.descriptor.get("title_en", "")))
        for name, package in site.packages.items()
    }


def _report_titles(site: Site, key: str = "title") -> dict[str, str]:
    return {name: str(package.descriptor[key]) for name, package in site.packages.items()}


def _require_unique(drafts: Iterable[Draft]) -> None:
    seen: set[str] = set()
    for draft in drafts:
        if draft.url in seen:
            raise ValueError(f"two pages at {draft.url!r}")
        seen.add(draft.url)
