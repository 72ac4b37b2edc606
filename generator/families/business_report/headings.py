"""What of an item is heading and what is text, and a short label for items without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.language.widths import fold_widths

HeadingKind = Literal["standalone", "standalone_para", "colon", "colon_only", "sentence", "link"]

# A wrap may have cut the address: blanks in it are none of it.
_LINK = re.compile(r"(?P<name>[^(（]{1,80}?)\s*[(（]\s*(?P<url>https?://[ -~]+?)\s*[)）]\s*")
_OPENING, _CLOSING = "(「『[", ")」』]"
_LONGEST_TITLE = 60
_LONGEST_LABEL = 30
_FIRST_CLAUSE = re.compile(r"[^，。；：:\n]+")


@dataclass(frozen=True, slots=True)
class OwnText:
    """An item's own words.

    Attributes:
        kind: how heading and text are printed; ``sentence`` has no heading.
        heading: as printed, a closing colon included; empty where there is none.
        text: the rest; heading and text together are everything the item says without its children.
        label: a short name for lists: the heading without its colon, or the first clause.
        generated: whether the label was made from the text.
    """

    kind: HeadingKind
    heading: str
    text: str
    label: str
    generated: bool


def split_heading(paragraphs: Sequence[str], *, has_children: bool) -> OwnText:
    """Separate the heading of an item from its text where the report separates them.

    Args:
        paragraphs: the item's own paragraphs; the first one held the marker.
        has_children: whether numbered items follow below it.
    """
    if not paragraphs:
        return OwnText("standalone", "", "", "", True)
    first, rest = paragraphs[0], "\n".join(paragraphs[1:])
    link = _LINK.fullmatch(first)
    if link:
        return OwnText("link", "", "\n".join(paragraphs), link["name"], False)
    colon = _outer_colon(first)
    if colon and _is_title(first[:colon]):
        heading, body = first[: colon + 1], first[colon + 1 :].strip()
        text = "\n".join(part for part in (body, rest) if part)
        return OwnText("colon" if text else "colon_only", heading, text, _bare(heading), False)
    if not first.endswith(("。", "：", ":")) and _is_title(first):
        if rest:
            return OwnText("standalone_para", first, rest, first, False)
        if has_children or (len(first) <= _LONGEST_LABEL and "，" not in first):
            return OwnText("standalone", first, "", first, False)
    return OwnText("sentence", "", "\n".join(paragraphs), _first_clause(first), True)


def link_of(text: str) -> tuple[str, str] | None:
    """(name, address) where the whole text is ``name(URL)``."""
    link = _LINK.fullmatch(text)
    return (link["name"], link["url"].replace(" ", "")) if link else None


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not re.search(r"[。；！？]", text)


def _outer_colon(text: str) -> int:
    """Offset of the first colon outside of brackets and quotes that is not that of an address; 0 for none."""
    depth = 0
    for i, c in enumerate(fold_widths(text)):
        if c in _OPENING:
            depth += 1
        elif c in _CLOSING:
            depth = max(depth - 1, 0)
        elif c == ":" and depth == 0 and text[i + 1 : i + 3] != "//":
            return i
    return 0


def _bare(heading: str) -> str:
    return heading.rstrip("：: ")


def _first_clause(text: str) -> str:
    match = _FIRST_CLAUSE.match(text)
    clause = match[0].strip() if match else text
    return clause if len(clause) <= _LONGEST_LABEL else clause[: _LONGEST_LABEL - 1] + "…"
