"""What a site gets once its pages are built: redirects, slim styles, policies, sitemap, offline copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.publishing.compaction import compact
from generator.publishing.content_policy import with_policies
from generator.publishing.discovery import link_feeds, write_card
from generator.publishing.offline import write_offline
from generator.publishing.redirects import write_redirects
from generator.publishing.site_pages import put_pages, read_pages
from generator.publishing.site_settings import SiteSettings
from generator.publishing.sitemap import write_sitemap
from generator.publishing.stylesheets import slim_stylesheets


def finish_site(
    site: Path,
    content: Path,
    templates: Path,
    settings: SiteSettings,
    changed: Mapping[str, date],
    before: Path | None = None,
) -> None:
    """Complete a site in place, once all its pages and downloads are there.

    Args:
        site: the built site; nobody sees it yet.
        content: folder of what people wrote, for the redirects.
        templates: folder of the site's templates, for the picture of shared links.
        settings: where the site will stand.
        changed: day of the newest data by report_id.
        before: the site as the last build left it.

    Raises:
        ProblemError: REDIRECT-INVALID, SITE-SCRIPT.
    """
    write_redirects(site, content)
    write_card(site, templates / "card.svg")
    link_feeds(site)
    pages = read_pages(site)
    slim_stylesheets(site, pages.values())
    put_pages(site, with_policies({name: compact(page) for name, page in pages.items()}), before)
    write_sitemap(site, settings.url, changed)
    write_offline(site)
