"""What other programs look for beside the pages: the picture of a shared link, and the feeds of releases."""

from __future__ import annotations

import os
from pathlib import Path

import vl_convert

CARD = "assets/card.png"
_FEED = '<link rel="alternate" type="application/atom+xml" title="版本更新" href="{}">\n</head>'


def write_card(site: Path, drawing: Path) -> None:
    """Draw the picture that messengers show of a shared link: ``drawing``, an SVG of 1200 by 630, as PNG.

    Its letters are outlines, so that the picture depends on no font of the machine.
    """
    picture = vl_convert.svg_to_png(drawing.read_text("utf-8"))
    (site / CARD).parent.mkdir(parents=True, exist_ok=True)
    (site / CARD).write_bytes(picture)


def link_feeds(site: Path) -> None:
    """Name the feed of a package's releases in the head of its page and of its report's page."""
    for feed in sorted(site.glob("data/*/feed.atom")):
        for folder in (feed.parent, site / "reports" / feed.parent.name):
            page = folder / "index.html"
            if page.exists():
                link = _FEED.format(Path(os.path.relpath(feed, folder)).as_posix())
                page.write_text(page.read_text("utf-8").replace("</head>", link, 1), "utf-8")
