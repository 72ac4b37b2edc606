"""Asking all tables in SQL: the page that runs a query in the browser, and questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.ask.ask_page import ask_draft
from generator.pages.ask.ready_pages import answered_themes, ready_drafts
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site


def drafts(site: Site) -> Iterator[Draft]:
    """The page itself in both languages, then a page for each ready question."""
    themes = answered_themes(site)
    yield ask_draft(site, themes)
    yield ask_draft(site, themes, "en")
    yield from ready_drafts(site, themes)
