"""Undo a mechanical wrap of the whole text, keeping the way back to the lines of the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.reading.document import Document, Line
from generator.reading.exact_wrap import exact_width, undo_exact_wrap
from generator.reading.hard_wrap import undo_hard_wrap


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A document whose lines are printed lines again.

    Attributes:
        document: what parsers read; the source itself where nothing was wrapped.
        origins: for every line of ``document`` the numbers of its source lines; None: nothing was wrapped.
    """

    document: Document
    origins: tuple[tuple[int, ...], ...] | None

    def source_lines(self, numbers: Iterable[int]) -> list[int]:
        """Numbers of the source lines of these lines of ``document``, ascending."""
        if self.origins is None:
            return sorted(set(numbers))
        return sorted({n for number in numbers for n in self.origins[number - 1]})

    def own_lines(self, numbers: Iterable[int]) -> list[int]:
        """The way back: numbers of the lines of ``document`` that hold these source lines, ascending."""
        if self.origins is None:
            return sorted(set(numbers))
        wanted = set(numbers)
        return [i for i, origin in enumerate(self.origins, start=1) if wanted.intersection(origin)]


def unwrap(document: Document) -> Unwrapped:
    """Put lines together that were cut at one length; rows, bullets and bold titles begin new lines."""
    width = exact_width(document.lines)
    if width:
        logical = undo_exact_wrap(document.lines, width, _parted)
    else:
        logical = undo_hard_wrap(document.lines, _begins, _begins)
    if len(logical) == sum(not line.blank for line in document):
        return Unwrapped(document, None)
    lines: list[Line] = []
    origins: list[tuple[int, ...]] = []
    for piece in logical:
        for blank in range(piece.gap):
            lines.append(Line(len(lines) + 1, ""))
            origins.append((piece.first - piece.gap + blank,))
        lines.append(Line(len(lines) + 1, piece.text))
        origins.append(piece.numbers)
    whole = Document(document.name, tuple(lines), document.encoding, document.sha256)
    return Unwrapped(whole, tuple(origins))


def _begins(text: str) -> bool:
    return text.strip().startswith(("|", "- ", "**"))


def _parted(before: str, after: str) -> bool:
    """Two rows of a table, the first of which happens to fill its line."""
    return before.endswith("|") and after.startswith("|")
