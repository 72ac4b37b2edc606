"""What other programs look for beside the pages: the picture of a shared link, and the feeds of releases."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
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


def with_feeds(pages: Mapping[str, str], packages: Iterable[str]) -> dict[str, str]:
    """All pages by name; the head of a package's page and of its report's names the feed of its releases."""
    found = dict(pages)
    for package in packages:
        for folder in (f"data/{package}", f"reports/{package}"):
            page = found.get(f"{folder}/index.html")
            if page is not None:
                link = _FEED.format(posixpath.relpath(f"data/{package}/feed.atom", folder))
                found[f"{folder}/index.html"] = page.replace("</head>", link, 1)
    return found
