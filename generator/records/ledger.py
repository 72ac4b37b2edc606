"""The ledger: where every single line of the source went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.reading.document import Document

Kind = Literal["record", "heading", "paragraph", "table_head", "furniture", "blank", "unread"]
# A line that fed a record stays with the record whatever else it also was.
_RANK: dict[str, int] = {"record": 0, "heading": 1, "paragraph": 2, "table_head": 3, "furniture": 4}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a line became; ``table`` and ``record_id`` where it became a record or a passage."""

    kind: Kind
    table: str = ""
    record_id: str = ""


_BLANK, _UNREAD = Claim("blank"), Claim("unread")


class Ledger:
    """Collects claims to the lines of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._claims: dict[int, Claim] = {}
        self._words: dict[int, list[str]] = {}

    def claim(
        self,
        kind: Kind,
        lines: Iterable[int],
        table: str = "",
        record_id: str = "",
        *,
        words: Iterable[str] = (),
    ) -> None:
        """Say what these lines became.

        A stronger kind replaces a weaker one (record > heading > paragraph > table_head > furniture); among
        equals the first claim stays. Blank lines and numbers outside the document are passed over.
        ``words`` are what was recognised on these lines, each once a line.
        """
        claim = Claim(kind, table, record_id)
        recognised = tuple(words)
        for number in lines:
            if not 1 <= number <= len(self._document) or self._document.line(number).blank:
                continue
            if recognised:
                self._words.setdefault(number, []).extend(recognised)
            old = self._claims.get(number)
            if old is None or _RANK[kind] < _RANK[old.kind]:
                self._claims[number] = claim

    def entries(self) -> list[tuple[int, Claim]]:
        """(line number, claim) for every line in order; blank and unread ones included."""
        return [(line.number, self._entry(line.number, line.blank)) for line in self._document]

    def claimed(self, number: int) -> bool:
        """Whether somebody claimed this line."""
        return number in self._claims

    def kind(self, number: int) -> Kind:
        """What the line became; unread where nobody claimed it."""
        claim = self._claims.get(number)
        return claim.kind if claim else "unread"

    def words(self, number: int) -> Sequence[str]:
        """Words that claims recognised on the line."""
        return self._words.get(number, ())

    def unread(self) -> list[int]:
        """Numbers of the lines that hold text and that nobody claimed."""
        return [line.number for line in self._document if not line.blank and line.number not in self._claims]

    def _entry(self, number: int, blank: bool) -> Claim:
        return _BLANK if blank else self._claims.get(number, _UNREAD)
