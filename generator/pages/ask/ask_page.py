"""The page where a query is written and answered: editor, tables and their meaning, kept queries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from generator.packaging.browser_tables import NAMES
from generator.packaging.collection import COLLECTION
from generator.packaging.database import table_name
from generator.packaging.datasette import english_titles_of, titles_of
from generator.packaging.reader import COMMON_TABLES, Package
from generator.packaging.ready_questions import Theme
from generator.pages.ask.ready_pages import Answered
from generator.pages.frame.draft import Draft
from generator.pages.frame.links import LINES_PER_SECTION
from generator.pages.frame.site import REGISTER, Site
from generator.pages.general.english import ROOT
from generator.pages.parts.compared import COMPARE, things_compared
from generator.pages.wording.labels import certainty_words

# What stands in the field before a reader writes a query of their own: every site can answer it.
_EXAMPLE = "SELECT report_id, title, issuer, period_start, period_end\nFROM reports\nORDER BY period_start"
_WHOLE, _COMMON = "whole", "common"


@dataclass(frozen=True, slots=True)
class AskTable:
    """A table of the database as the list beside the editor shows it.

    Attributes:
        name: in the database.
        title, description: in the page's language.
        url: its dictionary.
    """

    name: str
    title: str
    description: str
    url: str


def ask_draft(site: Site, themes: Sequence[tuple[Theme, Sequence[Answered]]], language: str = "zh") -> Draft:
    """The page, with links to the answered questions of each theme, which need no scripts."""
    packages = list(site.packages.values())
    words = site.interface.words("ask", language)
    root = ROOT if language == "en" else ""
    return Draft(
        f"{root}ask/",
        words.get("title", "ask"),
        "ask/ask.md.j2",
        {
            **_tables(site, packages, language),
            "t": words,
            "language": language,
            "crumbs": _trail(site, language),
            "data_url": f"{root}data/",
            "compares": f"{root}{COMPARE}" if things_compared(site) else "",
            "names": NAMES[language].partition(".")[0],
            "themes": themes,
            "questions": sum(len(found) for _, found in themes),
            "example": _EXAMPLE,
            "words": json.dumps(words | certainty_words(language), ensure_ascii=False),
            "sources": " ".join(package.name for package in packages if "lines" in package.tables),
            "per_page": LINES_PER_SECTION,
            "version": site.collection_version,
        },
        description=words.get("pageDescription", ""),
        hide=("navigation", "toc"),
        language=language,
        counterpart=None if language == "zh" else "ask/",
    )


def _trail(site: Site, language: str) -> Sequence[tuple[str, str]]:
    menu, root = site.interface.words("menu", language), ROOT if language == "en" else ""
    return [(menu.get(key, key), f"{root}{address}") for key, address in (("home", ""), ("data", "data/"))]


def _tables(site: Site, packages: Sequence[Package], language: str) -> dict[str, object]:
    words, kinds = site.interface.words("ask", language), site.interface.words("families", language)
    groups = [
        (kinds.get(family) or words.get(family, family), tables)
        for family, tables in table_groups(packages, language).items()
    ]
    return {"groups": groups, "count": sum(len(tables) for _, tables in groups)}


def table_groups(packages: Sequence[Package], language: str = "zh") -> dict[str, Sequence[AskTable]]:
    """Tables and views of the database by family.

    First what is made of all reports, then the register; last the tables that every report has.
    """
    root = ROOT if language == "en" else ""
    found: dict[str, dict[str, AskTable]] = {REGISTER: {}}
    common: dict[str, AskTable] = {}
    for package in packages:
        for name, schema in package.schemas.items():
            group = common if name in COMMON_TABLES else found.setdefault(package.family or package.name, {})
            full = table_name(package.family, name)
            url = f"{root}data/{package.name}/{name}/"
            group.setdefault(full, AskTable(full, schema.title[language], schema.description[language], url))
    known = {name for tables in (*found.values(), common) for name in tables}
    titles = english_titles_of(packages) if language == "en" else titles_of(packages)
    whole = {
        name: AskTable(name, words["title"], words["description"], f"data/{COLLECTION}/")
        for name, words in titles.items()
        if name not in known and "description" in words and name != "full_text"
    }
    all_groups = ((_WHOLE, whole), *found.items(), (_COMMON, common))
    groups = {family: tuple(tables.values()) for family, tables in all_groups}
    return {family: tables for family, tables in groups.items() if tables}
