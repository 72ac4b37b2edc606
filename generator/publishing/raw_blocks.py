"""Whole elements of HTML in Markdown, set aside before the converter reads them character by character.

Generated pages are nearly all HTML, which Markdown takes as it stands; yet MkDocs and the converter each
parse it, to find where it ends. An element that begins behind a blank line or another element and ends before
one is kept here as the converter would keep it: pages have the same bytes, in half the time. Where any other
tag begins a line, the rest of the page is left to the converter: it may be one of an element without end.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_TAG = re.compile(r"^ {0,3}<[/\w]", re.MULTILINE)
# What pages are made of. An element that holds anything else (a comment, a script) is left to the converter.
_BEGIN = re.compile(r"<(article|aside|details|div|dl|figure|nav|ol|p|pre|section|table|ul)\b")
_NO_ELEMENT = re.compile(r"<(?:[!?]|script\b|style\b)")
_BLANK_LINE = re.compile(r" *\n *\n")
_NEXT_ELEMENT = re.compile(r"\n(?=<\w)")
# After the lines were made alike (30), before MkDocs (21) and the converter (20) look for HTML.
_PRIORITY = 25


class RawBlocks(Extension):  # type: ignore[misc]
    """An extension of Python-Markdown that sets whole elements aside."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register what the module says."""
        md.preprocessors.register(_RawBlocks(md), "whole_elements", _PRIORITY)


class _RawBlocks(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        pieces: list[str] = []
        done = 0
        while tag := _TAG.search(text, done):
            start = tag.start()
            after_another = done and start == done + 1
            begins = start == 0 or text[start - 2 : start] == "\n\n" or after_another
            end = _end(text, start) if begins else None
            if end is None:
                break
            # The converter takes the blank line behind an element for a part of it, and no other line's end.
            last = "\n" if _BLANK_LINE.match(text, end) else ""
            kept = self.md.htmlStash.store(text[start:end] + last)
            pieces += [text[done:start], "\n", kept, "\n\n"]
            done = end
        return "".join([*pieces, text[done:]]).split("\n")


def _end(text: str, start: int) -> int | None:
    """Where the element ends that begins there; None where no blank line and no tag follows a whole one."""
    begin = _BEGIN.match(text, start)
    if begin is None:
        return None
    depth = 0
    for tag in re.compile(rf"<(/?){begin[1]}(?=[\s/>])[^<>]*>").finditer(text, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            after = _BLANK_LINE.match(text, tag.end()) or _NEXT_ELEMENT.match(text, tag.end())
            return tag.end() if after and not _NO_ELEMENT.search(text, start, tag.end()) else None
    return None
