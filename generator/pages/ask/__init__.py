"""The page on which readers ask all tables in SQL, in their browser."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.ask.ask_page import ask_draft
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site


def drafts(site: Site) -> Iterator[Draft]:
    """The page itself."""
    yield ask_draft(site)
