"""Comparing programmes or agencies that the reader chooses, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.compare.compare_page import compare_drafts
from generator.pages.frame.draft import Draft
from generator.pages.frame.site import Site


def drafts(site: Site) -> Iterator[Draft]:
    """The page in both languages; none where the site has no figures to compare."""
    yield from compare_drafts(site)
