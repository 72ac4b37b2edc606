"""How the words of one report meet at the border of two cells: judged by that report, not by a list of names.

Where the width of cells leaves more than one border, three habits of the report tell the likelier one: its
certain names end alike (…計畫), what follows them begins alike (推動…), and two characters that often stand
together in its text (推廣) are not parted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

_ALIKE = 2  # characters that are compared


@dataclass(slots=True)
class Habits:
    """What was seen so far.

    Attributes:
        pairs: neighbouring characters of the report.
        endings: last characters of cells.
        beginnings: first characters of the cells to their right.
    """

    pairs: Counter[str]
    endings: Counter[str] = field(default_factory=Counter)
    beginnings: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Habits:
        """With the neighbouring characters of texts without white space."""
        return cls(Counter(a + b for text in texts for a, b in pairwise(text)))

    def learn(self, first: str, second: str) -> None:
        """Remember two neighbouring cells."""
        self.endings[first[-_ALIKE:]] += 1
        self.beginnings[second[:_ALIKE]] += 1

    def score(self, first: str, second: str) -> int:
        """How likely a border between two cells is: others end and begin so, less the pair that it parts."""
        ends, begins = self.endings[first[-_ALIKE:]], self.beginnings[second[:_ALIKE]]
        return ends + begins - self.pairs[first[-1:] + second[:1]]
