"""Finished pages of the last build that this one would make again, byte for byte.

A page is known by the digest of the text that it is made from, and of what all pages share: settings,
theme, code, address of the site. It is taken from the site as the last build left it, where it is
still the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from generator.publishing.unchanged import link_or_copy


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What a page was made from, and what others ask of it.

    Attributes:
        key: digest of its text and of what all pages share.
        asked: address of each file that it leads to by its place; None where there was none.
        anchors: what links can name in it.
        links: anchors in other pages that it names, by the page's place, with the link as it is written.
        page: digest of the finished page.
        classes: of its elements.
    """

    key: str
    asked: Mapping[str, str | None] = field(default_factory=dict)
    anchors: tuple[str, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    page: str = ""
    classes: tuple[str, ...] = ()


class KeptPages:
    """Pages by their place below the site.

    Args:
        file: where it stands what became of them; it may be removed at any time.
        before: the site as the last build left it.
        common: all that decides what a page becomes, but its text.
    """

    def __init__(self, file: Path, before: Path, common: Iterable[str]) -> None:
        self._file, self.before = file, before
        self._common = digest(*common)
        self._known = dict(_read(file))
        self._now: dict[str, KeptPage] = {}
        self.left: set[str] = set()

    def find(self, name: str, text: str) -> KeptPage | None:
        """The page, if it was made from this text and stands as it was made."""
        found = self._known.get(name)
        if found is None or found.key != self._key(text):
            return None
        try:
            stands = (self.before / name).read_bytes()
        except OSError:
            return None
        return found if hashlib.sha256(stands).hexdigest() == found.page else None

    def leave(self, name: str) -> None:
        """This build takes the page as it stands."""
        self.left.add(name)
        self._now[name] = self._known[name]

    def made(self, name: str, text: str) -> KeptPage:
        """This build makes the page from a text; returns what is noted of it so far."""
        self._now[name] = KeptPage(self._key(text))
        return self._now[name]

    def note(self, name: str, page: KeptPage) -> None:
        """Note more of a page."""
        self._now[name] = page

    def finished(self, name: str, page: bytes, classes: Iterable[str]) -> None:
        """Note what a page became; one whose text nobody told is not kept."""
        if name in self._now:
            digest_of_page = hashlib.sha256(page).hexdigest()
            self._now[name] = replace(self._now[name], page=digest_of_page, classes=tuple(sorted(classes)))

    def classes(self) -> Iterator[str]:
        """Classes of the pages that are taken as they stand."""
        for name in self.left:
            yield from self._now[name].classes

    def put_back(self, site: Path) -> None:
        """Put the pages that are taken as they stand into ``site``, and write down what is known now."""
        for name in self.left:
            link_or_copy(self.before / name, site / name)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        body = json.dumps({name: asdict(page) for name, page in self._now.items()}, ensure_ascii=False)
        aside = self._file.with_suffix(".tmp")
        aside.write_text(f"{digest(body)}\n{body}", "utf-8", newline="")
        aside.replace(self._file)

    def _key(self, text: str) -> str:
        return digest(self._common, text)


def digest(*parts: str) -> str:
    """One digest of texts; where one ends and the next begins counts."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(f"{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()


def _read(file: Path) -> Iterator[tuple[str, KeptPage]]:
    """What was written down; nothing where the seal doesn't fit."""
    try:
        seal, _, body = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return
    if seal == digest(body):
        for name, page in json.loads(body).items():
            yield name, KeptPage(**page)
