"""The words of a rendered page, as search and excerpts need them.

Only pages of this project's templates come here: every "<" in them opens a tag, because text from reports is
escaped. That allows one pass over the tags instead of a general HTML parser, which took most of the build.
"""

from __future__ import annotations

import html
import re

_ANCHOR = re.compile(r"\s*\{#[^}]*\}\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_SPACE = re.compile(r"\s+")
# Numbers of source lines beside every record: they lead somewhere and say nothing.
_SKIPPED_TAGS = frozenset({"script", "style"})
_SKIPPED_CLASSES = frozenset({"src", "src-head"})
# What stands around the page's own words, or says them again: found, but after these words, so that an
# excerpt shows the report's sentence and not the way to it.
_ASIDE_TAGS = frozenset({"nav", "form", "noscript", "summary", "caption", "figcaption"})
_ASIDE_CLASSES = frozenset({"chart", "chart__files", "downloads", "cite"})
_VOID = frozenset({"br", "img", "input", "hr", "wbr", "meta", "link"})
# Tags inside a sentence: nothing separates the words on their sides.
_INLINE = frozenset({"b", "span", "a", "em", "strong", "data", "small", "time", "code", "i"})


def page_text(body: str) -> str:
    """The text of a page's Markdown and HTML, its own words first, white space folded."""
    text = _Text()
    for piece in _TAG.split(_HEADING.sub("", _ANCHOR.sub("", body))):
        text.read(piece)
    return _SPACE.sub(" ", html.unescape("".join([*text.own, " ", *text.aside]))).strip()


class _Text:
    """The words of a page read so far.

    Attributes:
        own, aside: the page's own words, and those around them.
    """

    def __init__(self) -> None:
        self.own: list[str] = []
        self.aside: list[str] = []
        # Open tags since the outermost one that is set aside or skipped; the words inside go to `_into`.
        self._inside: list[str] = []
        self._into: list[str] | None = None

    def read(self, piece: str) -> None:
        """Take a tag or the text between two."""
        if piece.startswith("<"):
            self._enter_or_leave(piece)
        elif not self._inside:
            self.own.append(piece)
        elif self._into is not None:
            self._into.append(piece)

    def _enter_or_leave(self, tag: str) -> None:
        """Keep account of the part of the page that a tag opens or closes; block tags part words."""
        found = _NAME.match(tag)
        name = found[1].lower() if found else ""
        words = self._into if self._inside else self.own
        if name not in _INLINE and words is not None:
            words.append(" ")
        if tag.startswith("</"):
            if self._inside and self._inside[-1] == name:
                self._inside.pop()
        elif name in _VOID or tag.endswith("/>"):
            return
        elif self._inside:
            self._inside.append(name)
        elif name in _SKIPPED_TAGS or _has_class(tag, _SKIPPED_CLASSES):
            self._inside, self._into = [name], None
        elif name in _ASIDE_TAGS or _has_class(tag, _ASIDE_CLASSES):
            self._inside, self._into = [name], self.aside


def _has_class(tag: str, names: frozenset[str]) -> bool:
    found = _CLASS.search(tag)
    return found is not None and not names.isdisjoint(found[1].split())
