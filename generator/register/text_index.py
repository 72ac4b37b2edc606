"""Many names looked for in many texts without trying every name on every text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.register.names import fold, phase_at

_GRAM = 4


class TextIndex:
    """Names by a run of four characters that they hold; a text is only compared with names it can hold."""

    def __init__(self, folded_names: Iterable[str], *, with_phases: bool = False) -> None:
        """``with_phases``: also find a name that a phase follows."""
        self._with_phases = with_phases
        names = sorted(set(folded_names))
        frequency: dict[str, int] = defaultdict(int)
        for name in names:
            for gram in grams(name):
                frequency[gram] += 1
        self._by_gram: dict[str, list[str]] = defaultdict(list)
        for name in names:
            # The rarest run keeps the lists short: every second name holds 推動計畫 or 發展計畫.
            self._by_gram[min(sorted(grams(name)), key=frequency.__getitem__)].append(name)

    def names_in(self, text: str) -> list[str]:
        """Names that a text holds, none that is only a part of a longer one there, nor of another phase."""
        folded = fold(text)
        held = self._by_gram.keys() & grams(folded)
        found = [name for gram in held for name in self._by_gram[gram] if self._stands_in(name, folded)]
        return sorted(n for n in found if not any(n != other and n in other for other in found))

    def _stands_in(self, name: str, folded: str) -> bool:
        """Whether a text holds a name where no phase follows it: 計畫第四期 is another than 計畫."""
        if self._with_phases:
            return name in folded
        return any(not phase_at(folded[end : end + 6]) for end in _ends(name, folded))

    @staticmethod
    def as_printed(text: str, folded: str) -> str:
        """The stretch of a text that becomes ``folded``; the folded name itself where it can't be told."""
        kept = [(position, character) for position, c in enumerate(text) for character in fold(c)]
        start = "".join(c for _, c in kept).find(folded)
        if start < 0:
            return folded
        return " ".join(text[kept[start][0] : kept[start + len(folded) - 1][0] + 1].split())


def grams(folded: str) -> set[str]:
    """Runs of four characters; a shorter text is a run by itself."""
    shifted = (folded[offset:] for offset in range(_GRAM))
    return set(map("".join, zip(*shifted, strict=False))) or {folded}


def _ends(name: str, folded: str) -> Iterator[int]:
    start = folded.find(name)
    while start >= 0:
        yield start + len(name)
        start = folded.find(name, start + 1)
