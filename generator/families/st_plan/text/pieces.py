"""Stretches of text with the source lines they came from, and the sentences that page breaks cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.reading.joining import join_pair

_CLOSED = re.compile(r"[。！？!?：:][」』）)”\"]*$")
_BODY = re.compile(r"。|[；！？][」』）)”\"]*$")
_LONGEST_HEADING = 75
# A page break inside a heading leaves a stump of a word on the next page (… 核心價 | 值).
_LONGEST_STUMP = 8
_OPENING, _CLOSING = "（(「『《", "）)」』》"
_PUNCTUATION = re.compile(r"[，。；：:、！？!?,.]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the 1-based numbers of its source lines."""

    text: str
    numbers: tuple[int, ...]

    @property
    def cut(self) -> bool:
        """Whether the text stops inside a sentence, so that a page break cut it or it is a heading."""
        return not _CLOSED.search(self.text)

    @property
    def is_body(self) -> bool:
        """Whether it is running text, no heading: it holds a sentence, ends as a clause does, or is long."""
        return bool(_BODY.search(self.text)) or len(self.text) > _LONGEST_HEADING

    @property
    def is_stump(self) -> bool:
        """Whether it can be the rest of a heading: a few characters without any punctuation."""
        return len(self.text) <= _LONGEST_STUMP and not _PUNCTUATION.search(self.text)

    @property
    def unclosed(self) -> bool:
        """Whether it stops inside brackets or quotation marks, so that it goes on in the next piece."""
        return sum(map(self.text.count, _OPENING)) > sum(map(self.text.count, _CLOSING))

    def joined(self, other: Piece) -> Piece:
        """This piece continued by another."""
        return Piece(join_pair(self.text, other.text), (*self.numbers, *other.numbers))


def join_cut(pieces: Iterable[Piece]) -> list[Piece]:
    """Paragraphs from pieces in order: a piece that stops inside a sentence goes on in the next one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].cut:
            joined[-1] = joined[-1].joined(piece)
        else:
            joined.append(piece)
    return joined


def numbers_of(pieces: Iterable[Piece]) -> list[int]:
    """All source lines of some pieces."""
    return [number for piece in pieces for number in piece.numbers]


def text_of(pieces: Iterable[Piece]) -> str:
    """Paragraphs as one text, separated by line ends."""
    return "\n".join(piece.text for piece in pieces)
