"""What a site gets once its pages are built: slim styles, policies, redirects, sitemap, offline copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from generator.publishing.compaction import compact
from generator.publishing.content_policy import with_policies
from generator.publishing.discovery import with_feeds, write_card
from generator.publishing.kept_pages import KeptPages
from generator.publishing.offline import write_offline
from generator.publishing.redirects import write_redirects
from generator.publishing.site_pages import put_pages, read_pages
from generator.publishing.site_settings import SiteSettings
from generator.publishing.sitemap import write_sitemap
from generator.publishing.stylesheets import classes_in, slim_stylesheets

_CHARTS = "charts/"


def finish_pages(site: Path, feeds: Iterable[str], kept: KeptPages | None = None) -> None:
    """Complete the pages as MkDocs wrote them; downloads and search index need not be there yet.

    Args:
        site: the built site; nobody sees it yet.
        feeds: names of the packages whose releases have a feed.
        kept: pages that MkDocs passed over, and those of charts, which it never sees.

    Raises:
        ProblemError: SITE-SCRIPT.
    """
    # Scripts of the theme: no page loads them.
    shutil.rmtree(site / "assets" / "javascripts", ignore_errors=True)
    written = read_pages(site)
    if kept:
        written = dict(_changed(written, kept))
    pages = with_feeds(written, feeds)
    classes = {name: classes_in(page) for name, page in pages.items()}
    slim_stylesheets(site, chain(*classes.values(), kept.classes() if kept else ()))
    finished = with_policies({name: compact(page) for name, page in pages.items()})
    put_pages(site, finished, kept.before if kept else None)
    if kept:
        for name, page in finished.items():
            kept.finished(name, page.encode("utf-8"), classes[name])
        kept.put_back(site)


def _changed(pages: Mapping[str, str], kept: KeptPages) -> Iterator[tuple[str, str]]:
    """The pages but those of charts that are as they were; the page of lost addresses says what may run."""
    for name, page in pages.items():
        if name.startswith(_CHARTS):
            if kept.find(name, page):
                kept.leave(name)
                continue
            kept.made(name, page)
        yield name, page


def finish_site(
    site: Path,
    content: Path,
    templates: Path,
    settings: SiteSettings,
    changed: Mapping[str, date],
    before: Path | None = None,
) -> None:
    """Complete a site in place, once its pages are finished and everything else is there.

    Args:
        site: the built site; nobody sees it yet.
        content: folder of what people wrote, for the redirects.
        templates: folder of the site's templates, for the picture of shared links.
        settings: where the site will stand.
        changed: day of the newest data by report_id.
        before: the site as the last build left it.

    Raises:
        ProblemError: REDIRECT-INVALID.
    """
    write_redirects(site, content)
    write_card(site, templates / "card.svg")
    write_sitemap(site, settings.url, changed)
    write_offline(site, settings.url, before)
