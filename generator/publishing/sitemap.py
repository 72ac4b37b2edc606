"""What crawlers look for at the root of a site: the list of its pages, and leave to read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from generator.publishing.addresses import page_addresses


def write_sitemap(site: Path, url: str, changed: Mapping[str, date]) -> None:
    """Write sitemap.xml and robots.txt in place of what MkDocs wrote.

    Args:
        site: the built site.
        url: address of its root with a final slash. Where it is empty the sitemap's addresses stay relative:
            a list for programs, but none that crawlers accept, so robots.txt doesn't name it.
        changed: day of the newest data by report_id; pages below another folder have no date.
    """
    entries = [_entry(url, address, changed) for address in page_addresses(site)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (site / "sitemap.xml").write_text(head + "".join(entries) + "</urlset>\n", "utf-8", newline="\n")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    robots = "User-agent: *\nAllow: /\n" + (f"Sitemap: {url}sitemap.xml\n" if url else "")
    (site / "robots.txt").write_text(robots, "utf-8", newline="\n")


def _entry(url: str, address: str, changed: Mapping[str, date]) -> str:
    parts = address.split("/")
    day = changed.get(parts[1]) if len(parts) > 1 else None
    modified = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(url + address) or './'}</loc>{modified}</url>\n"
