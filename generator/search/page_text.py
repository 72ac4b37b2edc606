"""The words of a rendered page, as search and excerpts need them.

Only pages of this project's templates come here: every "<" in them opens a tag, because text from reports is
escaped. That allows one pass over the tags instead of a general HTML parser, which took most of the build.
"""

from __future__ import annotations

import html
import re

_ANCHOR = re.compile(r"\s*\{#[^}]*\}\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
# A tag, in parts: the slash that closes, the name, the classes, and the rest, which may end with a slash.
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)?(?:[^>]*?\sclass="([^"]*)")?([^>]*)>""")
# What `split` gives for a tag: its four parts and the words after it.
_PARTS = 5
_SPACE = re.compile(r"\s+")
# Numbers of source lines beside every record, and its identifier, lead somewhere and say nothing; sums say
# lines again.
_SKIPPED_TAGS = frozenset({"script", "style"})
_SKIPPED_CLASSES = frozenset({"src", "src-head", "row-id", "sums"})
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
    pieces = _TAG.split(_HEADING.sub("", _ANCHOR.sub("", body)))
    text.words(pieces[0])
    tags = zip(*(pieces[part::_PARTS] for part in range(1, _PARTS)), pieces[_PARTS::_PARTS], strict=True)
    for slash, name, classes, rest, words in tags:
        text.tag(slash, (name or "").lower(), classes or "", alone=rest.endswith("/"))
        text.words(words)
    return _SPACE.sub(" ", html.unescape("".join([*text.own, " ", *text.aside]))).strip()


class _Text:
    """The words of a page read so far.

    Attributes:
        own, aside: the page's own words, and those around them.
    """

    def __init__(self) -> None:
        self.own: list[str] = []
        self.aside: list[str] = []
        # Open tags since the outermost one that is set aside or skipped.
        self._inside: list[str] = []
        # Where words go now; None where they are skipped.
        self._into: list[str] | None = self.own

    def words(self, piece: str) -> None:
        """Take the text between two tags."""
        if piece and self._into is not None:
            self._into.append(piece)

    def tag(self, slash: str, name: str, classes: str, *, alone: bool) -> None:
        """Keep account of the part of the page that a tag opens or closes; block tags part words."""
        if name not in _INLINE and self._into is not None:
            self._into.append(" ")
        if slash:
            if self._inside and self._inside[-1] == name:
                self._inside.pop()
                if not self._inside:
                    self._into = self.own
        elif alone or name in _VOID:
            return
        elif self._inside:
            self._inside.append(name)
        elif name in _SKIPPED_TAGS or (classes and not _SKIPPED_CLASSES.isdisjoint(classes.split())):
            self._inside, self._into = [name], None
        elif name in _ASIDE_TAGS or (classes and not _ASIDE_CLASSES.isdisjoint(classes.split())):
            self._inside, self._into = [name], self.aside
