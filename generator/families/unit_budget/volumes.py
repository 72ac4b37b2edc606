"""Whose volume the pages of a book belong to: the agency's own, or those of subordinate agencies inside it.

A volume is told by a cover of its own, by another agency's name in the running heads of several pages or in a
head and on a line of its own (附錄, 彙編), or by a main table that comes back after other tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from generator.families.unit_budget.heads import Head, cover_agency

# Tables that every volume opens with: one of them coming back after others means another volume.
_OPENING = frozenset({"revenue", "expenditure"})
_SAME_NAME = 80
_FEWEST = 2  # pages whose heads name an agency: fewer may be a name read wrongly


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a page tells its volume: its head, names of its tables' kinds, its other lines, bare."""

    head: Head | None
    kinds: Sequence[str]
    texts: Collection[str]


def volumes(pages: Sequence[Opened], agency: str) -> Iterator[tuple[int, str]]:
    """Number and agency of each page's volume, in order; 1 is the agency's own."""
    names = list(_names(pages))
    counts = Counter(name for name in names if name)
    parted = {text for page in pages for text in page.texts}
    told = {name for name, count in counts.items() if count >= _FEWEST or name in parted}
    following = _Volumes(agency)
    for page, name in zip(pages, names, strict=True):
        yield following.enter(page, name, surely=name in told)


def _names(pages: Sequence[Opened]) -> Iterator[str]:
    """The agency that each page's head names, put together for the pages of a spread; else empty."""
    before = ""
    for i, page in enumerate(pages):
        head = page.head
        name = ""
        if head is not None and head.side == "full":
            name = head.agency
        elif head is not None and head.side == "right":
            name = before
        elif head is not None and i + 1 < len(pages):
            other = pages[i + 1].head
            name = head.agency + other.agency if other is not None and other.side == "right" else ""
        before = name if head is not None and head.side == "left" else ""
        yield name


class _Volumes:
    """The volumes so far, followed from page to page."""

    def __init__(self, agency: str) -> None:
        self._owners = {agency: 1}
        self._owner = agency
        self._count = self._number = 1
        self._seen: dict[int, set[str]] = {1: set()}
        self._last: dict[int, str] = {}
        self._cover = self._alias = ""

    def enter(self, page: Opened, name: str, *, surely: bool) -> tuple[int, str]:
        """Number and agency of the volume of the next page."""
        cover = next((named for text in page.texts if (named := cover_agency(text))), "")
        if self._cover or (cover and not page.kinds and self._seen[self._number] & _OPENING):
            self._open(self._cover or cover)
        # Below a table a cover is the next page's.
        self._cover = cover if page.kinds and self._seen[self._number] & _OPENING else ""
        named = self._known(name)
        again = any(kind in self._seen[self._number] & _OPENING for kind in page.kinds)
        if self._number > 1 and not self._seen[self._number]:
            self._alias = named
        # A volume that its cover has opened is that of the cover, whoever its heads name.
        if named and named == self._alias:
            pass
        elif named and named != self._owner and named in self._owners:
            self._owner, self._number = named, self._owners[named]
        elif named and named != self._owner and (again or (surely and self._seen[1])):
            self._open(named)
        for kind in page.kinds:
            if kind in self._seen[self._number] & _OPENING and kind != self._last.get(self._number):
                self._open(self._owner)
            self._seen[self._number].add(kind)
            self._last[self._number] = kind
        return self._number, self._owner

    def _known(self, name: str) -> str:
        """A name as it is known; a character read wrongly in a running head makes no other agency."""
        like = (o for o in self._owners if abs(len(o) - len(name)) <= 1 and ratio(o, name) >= _SAME_NAME)
        return name if name in self._owners else next(like, name)

    def _open(self, owner: str) -> None:
        self._count += 1
        self._number = self._count
        self._owners[owner] = self._number
        self._owner = owner
        self._seen[self._number] = set()
        self._alias = ""
