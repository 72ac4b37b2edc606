"""What the page stage writes: Markdown pages and the files beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.pages.wording.escape import escape

# Several times faster where the library was built with its parser in C, as all published builds are.
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def markdown_path(url: str) -> str:
    """Where the Markdown of the page at ``url`` stands under the docs folder.

    Pages get their folders on the site; a thousand more of them here would only take time.
    """
    return f"{url.rstrip('/')}.md" if url else "index.md"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes to the site as it is; ``path`` relative to the site's root."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page of the site.

    Attributes:
        url: address relative to the site's root with a final slash; empty for the home page.
        title: plain text.
        body: Markdown and HTML, all report text in it already escaped; without the page's heading.
        description: one plain sentence for search engines.
        meta: further front matter for the theme (``hide``, ``jsonld`` …).
    """

    url: str
    title: str
    body: str
    description: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where its Markdown stands under the docs folder."""
        return markdown_path(self.url)

    def render(self) -> bytes:
        """Front matter, heading and body. The theme prints front matter unescaped, so it is escaped here."""
        front = {"title": str(escape(self.title)), **self.meta}
        if self.description:
            front["description"] = str(escape(self.description))
        head = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=10_000)
        return f"---\n{head}---\n\n{self.body.strip()}\n".encode()
