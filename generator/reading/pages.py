"""Page labels as the report prints them, by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageMap:
    """Which page a line was printed on.

    Attributes:
        starts: ascending line numbers at which a page (or a stretch of unknown page) begins.
        labels: the page label from that line on, empty where it is not known.
    """

    starts: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()

    @classmethod
    def from_marks(cls, marks: Iterable[tuple[int, str]]) -> PageMap:
        """From (first line, label) pairs in any order; of two for one line the later given wins."""
        ordered = sorted(dict(marks).items())
        return cls(tuple(start for start, _ in ordered), tuple(label for _, label in ordered))

    def label(self, line: int) -> str:
        """The page label of a line, or an empty string."""
        index = bisect_right(self.starts, line) - 1
        return self.labels[index] if index >= 0 else ""

    def stretch_label(self, first: int, last: int) -> str:
        """How a row names where its lines ``first`` to ``last`` stand, all of which have one label."""
        return self.label(first)
