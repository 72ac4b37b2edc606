"""Text put together from several lines that remembers which line each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from generator.reading.joining import join_pair


class TracedText:
    """A text that grows by pieces.

    Attributes:
        text: everything so far.
    """

    def __init__(self, text: str = "", lines: Iterable[int] = ()) -> None:
        self.text = ""
        self._starts: list[int] = []
        self._lines: list[tuple[int, ...]] = []
        self.append(text, lines)

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def lines(self) -> list[int]:
        """Numbers of all lines that a piece came from, ascending."""
        return sorted({n for numbers in self._lines for n in numbers})

    def append(self, text: str, lines: Iterable[int], separator: str | None = None) -> None:
        """Add a piece; empty pieces don't count.

        Args:
            text: the piece.
            lines: numbers of the lines that it stands on.
            separator: what comes between; by default the pieces are joined as a wrapped sentence is.
        """
        if not text.strip():
            return
        right = text.strip()
        if not self.text:
            joined = right
        elif separator is None:
            joined = join_pair(self.text, right)
        else:
            joined = f"{self.text.rstrip()}{separator}{right}"
        self._starts.append(len(joined) - len(right))
        self._lines.append(tuple(lines))
        self.text = joined

    def lines_of(self, start: int, end: int) -> list[int]:
        """Numbers of the lines of ``text[start:end]``, ascending; empty for an empty stretch."""
        if start >= end or not self._starts:
            return []
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return sorted({n for numbers in self._lines[first:last] for n in numbers})
