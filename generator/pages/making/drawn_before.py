"""Pages that the last build drew and that this one would draw again, byte for byte.

A page is known by the digest of all that it is made from, its template and the code included, and by what was
answered when it asked the site for more. Its Markdown is taken from where the last build left it, if it is
still the same.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.pages.frame.notes import Notes, Question
from generator.pages.frame.page_file import PageFile
from generator.pages.making.fingerprints import Fingerprints, NoDigestError

_SEAL = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How a page was drawn.

    Attributes:
        key: digest of what it is made from.
        asked: what it asked the site.
        digest: of its Markdown.
        begins: the byte at which its body begins, behind front matter and heading.
    """

    key: str
    asked: frozenset[Question]
    digest: str
    begins: int


# What a build leaves to the next: the drawings by their places, the digest of each answer by its question.
_Book = tuple[dict[str, _Drawing], dict[Question, str]]


@dataclass(frozen=True, slots=True)
class DrawnBefore:
    """Where the last build left its drawings.

    Attributes:
        file: how they were made; it may be removed at any time.
        markdown: the folder with the Markdown of the last build.
        code: digest of the code and libraries that draw.
    """

    file: Path
    markdown: Path
    code: str


class Drawn:
    """The drawings of a build: those of the last one that still hold, and its own.

    Args:
        before: the last build; None where nothing is known of one, and nothing is kept for the next.
        notes: who notes what pages ask, and answers when they would ask it again.
        values: digests of the answers.
    """

    def __init__(self, before: DrawnBefore | None, notes: Notes, values: Fingerprints) -> None:
        self._last, self._notes, self._values = before, notes, values
        self._before, self._answers = _read(before) if before else ({}, {})
        self._now: dict[str, _Drawing] = {}
        self._answered: dict[Question, str] = {}

    def page(self, page: PageFile, key: Callable[[], str], draw: Callable[[], str]) -> tuple[PageFile, bytes]:
        """The page with its body and its Markdown: as it was, where all that it shows is; else drawn now.

        Args:
            page: the page without its body.
            key: makes the digest of what it is made from.
            draw: makes its body.
        """
        if self._last is None:
            page = replace(page, body=draw())
            return page, page.render()
        try:
            made_from = key()
        except NoDigestError:
            made_from = ""
        return self._kept(page, made_from) or self._drawn(page, made_from, draw)

    def write_down(self) -> None:
        """Leave to the next build what it needs to know."""
        if self._last is None:
            return
        asked = {question for drawing in self._now.values() for question in drawing.asked}
        book = self._now, {question: self._answer(question) for question in asked}
        data = pickle.dumps(book, pickle.HIGHEST_PROTOCOL)
        self._last.file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._last.file.with_suffix(".tmp")
        aside.write_bytes(_seal(self._last.code, data) + data)
        aside.replace(self._last.file)

    def _kept(self, page: PageFile, key: str) -> tuple[PageFile, bytes] | None:
        kept = self._before.get(page.path)
        if self._last is None or kept is None or not key or kept.key != key:
            return None
        if any(self._answer(question) != self._answers.get(question) for question in kept.asked):
            return None
        try:
            data = (self._last.markdown / page.path).read_bytes()
        except OSError:
            return None
        if _digest(data) != kept.digest:
            return None
        self._now[page.path] = kept
        return replace(page, body=data[kept.begins : -1].decode()), data

    def _drawn(self, page: PageFile, key: str, draw: Callable[[], str]) -> tuple[PageFile, bytes]:
        with self._notes.of_page() as asked:
            page = replace(page, body=draw())
        data = page.render()
        if key:
            # A line feed ends it.
            begins = len(data) - len(page.body.encode()) - 1
            self._now[page.path] = _Drawing(key, frozenset(asked), _digest(data), begins)
        return page, data

    def _answer(self, question: Question) -> str:
        """The digest of what the site answers; empty where it knows nothing of the kind any more."""
        if question not in self._answered:
            try:
                self._answered[question] = self._values.of(self._notes.answer(question))
            except LookupError:
                self._answered[question] = ""
        return self._answered[question]


def _read(before: DrawnBefore) -> _Book:
    """What the last build left; nothing where other code drew, or where the seal doesn't fit."""
    try:
        data = before.file.read_bytes()
    except OSError:
        return {}, {}
    seal, book = data[:_SEAL], data[_SEAL:]
    if seal != _seal(before.code, book):
        return {}, {}
    found: _Book = pickle.loads(book)  # noqa: S301 - sealed above
    return found


def _seal(code: str, data: bytes) -> bytes:
    return hashlib.sha256(code.encode() + data).digest()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
