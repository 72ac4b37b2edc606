"""Headings that the report prints a second time, in its contents or its division table.

A page break inside a heading can't be told from its end by the shape of the text; the second printing tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from generator.language.widths import compact

_SHORTEST = 6
_LONGEST_REST = 40
# Two printings of one heading differ by a character or two (擘劃 and 學劃).
_ALIKE = 90.0
_LENGTH_SLACK = 2


class KnownTitles:
    """The headings printed elsewhere, without punctuation and blanks."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._all = frozenset(bare for title in titles if (bare := _bare(title)))
        self._sorted = sorted(self._all)

    def knows(self, text: str) -> bool:
        """Whether the text is a known title as it stands."""
        return _bare(text) in self._all

    def continues(self, heading: str, following: str) -> bool:
        """Whether ``heading`` is a known title with all of ``following`` behind it, and none without."""
        if len(following) > _LONGEST_REST:
            return False
        alone, whole = _bare(heading), _bare(heading + following)
        if alone == whole:
            return False
        found = process.extractOne(whole, self._sorted, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found is None or abs(len(found[0]) - len(whole)) > _LENGTH_SLACK:
            return False
        return fuzz.ratio(alone, found[0]) < found[1] and alone not in self._all

    def end_in(self, text: str) -> int:
        """Where the longest known title ends that ``text`` goes on behind; 0 where it begins with none."""
        bare = _bare(text)
        fitting = [title for title in self._candidates(bare) if bare.startswith(title) and title != bare]
        if not fitting:
            return 0
        left = len(max(fitting, key=len))
        for position, c in enumerate(text):
            left -= len(_bare(c))
            if left == 0:
                return position + 1
        return 0

    def _candidates(self, bare: str) -> list[str]:
        """Known titles between the shortest that can be told from chance and the text itself."""
        first = bisect_left(self._sorted, bare[:_SHORTEST])
        last = bisect_right(self._sorted, bare)
        return [title for title in self._sorted[first:last] if len(title) >= _SHORTEST]


def _bare(text: str) -> str:
    return "".join(c for c in compact(text).text if c.isalnum())
