"""A printed line as the signs that must be accounted for: digits, letters and symbols, no punctuation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.language.widths import fold_widths
from generator.reading.tables import without_tags

# Punctuation that says something of its own: a star sends to a note, a percent sign is a unit.
_TELLING = frozenset("*※%‰&#@")
# Signs that only part what stands around them.
_PARTING = frozenset("|~`^")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MINUS = re.compile(r"(?:^|[^\w%)])[-−△▲]$")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A digit group: the signs ``start`` to ``end`` of its line, and what number they are."""

    start: int
    end: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as signs.

    Attributes:
        text: the line without markup, widths folded.
        signs: its significant characters, white space and punctuation left out.
        offsets: for every sign its place in ``text``.
        numbers: the digit groups by the sign that they begin with.
    """

    text: str
    signs: str
    offsets: tuple[int, ...]
    numbers: dict[int, PrintedNumber]

    def shown(self, positions: list[int]) -> str:
        """The signs at these ascending positions as printed, runs parted by a blank."""
        parts: list[str] = []
        for index, position in enumerate(positions):
            apart = index and position != positions[index - 1] + 1
            parts.append((" " if apart else "") + self.signs[position])
        return "".join(parts)


def signs_of(text: str) -> str:
    """The significant characters of a text, as `PrintedLine.signs` has them."""
    return "".join([c for c in fold_widths(text) if is_sign(c)])


@lru_cache(maxsize=65_536)
def is_sign(character: str) -> bool:
    """Whether a character says something: letters, digits, symbols; no blanks and no punctuation."""
    if character in _TELLING:
        return True
    return character not in _PARTING and unicodedata.category(character)[0] not in "PZC"


def read_printed_line(text: str) -> PrintedLine:
    """The signs of a source line."""
    folded = fold_widths(without_tags(text))
    offsets = tuple([i for i, c in enumerate(folded) if is_sign(c)])
    place = {offset: index for index, offset in enumerate(offsets)}
    numbers: dict[int, PrintedNumber] = {}
    for match in _NUMBER.finditer(folded):
        start = place[match.start()]
        size = sum(c.isdigit() for c in match[0])
        value = Decimal(match[0].replace(",", ""))
        negative = _MINUS.search(folded, max(match.start() - 2, 0), match.start())
        numbers[start] = PrintedNumber(start, start + size, -value if negative else value)
    return PrintedLine(folded, "".join([folded[i] for i in offsets]), offsets, numbers)
