"""What a site gets once its pages are built: slim styles, policies, redirects, sitemap, offline copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generator.publishing.compaction import compact
from generator.publishing.content_policy import with_policies
from generator.publishing.discovery import with_feeds, write_card
from generator.publishing.offline import write_offline
from generator.publishing.redirects import write_redirects
from generator.publishing.site_pages import put_pages, read_pages
from generator.publishing.site_settings import SiteSettings
from generator.publishing.sitemap import write_sitemap
from generator.publishing.stylesheets import slim_stylesheets


def finish_pages(site: Path, feeds: Iterable[str], before: Path | None = None) -> None:
    """Complete the pages as MkDocs wrote them; downloads and search index need not be there yet.

    Args:
        site: the built site; nobody sees it yet.
        feeds: names of the packages whose releases have a feed.
        before: the site as the last build left it.

    Raises:
        ProblemError: SITE-SCRIPT.
    """
    pages = with_feeds(read_pages(site), feeds)
    slim_stylesheets(site, pages.values())
    put_pages(site, with_policies({name: compact(page) for name, page in pages.items()}), before)


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
