"""Atom feeds: releases of a package, what became of promises, answers to readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.packaging.descriptor import PROJECT

# The day of a feed without entries.
NEVER = "1970-01-01"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry.

    Attributes:
        key: what tells it from the others of its feed; it never changes.
        title, summary: plain text.
        day: ISO date.
        link: address, relative to the feed.
    """

    key: str
    title: str
    day: str
    link: str
    summary: str


def atom(key: str, title: str, page: str, day: str, entries: Iterable[FeedEntry]) -> bytes:
    """A feed of that name, for the page at the relative address ``page``; ``day`` is that of its last change.

    Its author is the project: it is what writes entries, not the agencies that print reports.
    """
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-TW">',
        f"<title>{escape(title)}</title>",
        f"<id>urn:{PROJECT}:{escape(key)}</id>",
        f"<updated>{day}T00:00:00Z</updated>",
        f"<author><name>{PROJECT}</name></author>",
        '<link rel="self" href="feed.atom"/>',
        f'<link rel="alternate" href={quoteattr(page)}/>',
    ]
    for entry in entries:
        parts += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>urn:{PROJECT}:{escape(key)}:{escape(entry.key)}</id>",
            f"<updated>{entry.day}T00:00:00Z</updated>",
            f'<link rel="alternate" href={quoteattr(entry.link)}/>',
            f"<summary>{escape(entry.summary)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*parts, "</feed>"]) + "\n").encode("utf-8")
