"""A paragraph joined from wrapped lines that still knows which line each of its characters came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.reading.joining import join_pair
from generator.reading.spacing import tidy


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined text and its origin.

    Attributes:
        text: the paragraph, wraps undone.
        starts: ascending offsets in ``text`` at which a piece begins.
        numbers: the 1-based line number of each piece.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def lines(self, start: int = 0, end: int | None = None) -> tuple[int, ...]:
        """Line numbers of ``text[start:end]``, ascending and without repeats; of the whole by default."""
        if not self.numbers:
            return ()
        last = len(self.text) if end is None else end
        first_piece = max(bisect_right(self.starts, start) - 1, 0)
        last_piece = max(bisect_right(self.starts, max(last - 1, start)) - 1, 0)
        return tuple(sorted(set(self.numbers[first_piece : last_piece + 1])))


def join_paragraph(pieces: Iterable[tuple[int, str]]) -> Paragraph:
    """A paragraph from (line number, text) pieces in order; pieces without text don't count."""
    text, starts, numbers = "", [], []
    for number, piece in pieces:
        clean = tidy(piece)
        if not clean:
            continue
        text = join_pair(text, clean) if text else clean
        starts.append(len(text) - len(clean))
        numbers.append(number)
    return Paragraph(text, tuple(starts), tuple(numbers))
