"""A printed line as the signs that must be accounted for: digits, letters and symbols, no punctuation."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate

from generator.language.widths import fold_widths
from generator.reading.tables import without_tags

# Punctuation that says something of its own: a star sends to a note, a percent sign is a unit.
_TELLING = frozenset("*※%‰&#@")
# Signs that only part what stands around them.
_PARTING = frozenset("|~`^")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# The sign in front of a number; a triangle is a minus.
_SIGN = re.compile(r"(?:^|[^\w%)])(?P<sign>[-+]|[△▲]\s?)$")
_WIDEST_GAP = 40  # blanks of a cell before its text
_CLOSES_CELL = re.compile(r"\s*\)\s*(?:\||$)")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A digit group: the signs ``start`` to ``end`` of its line, and what number they are.

    ``in_brackets`` where brackets hold it and nothing else of its cell: so accountants print a loss.
    """

    start: int
    end: int
    value: Decimal
    in_brackets: bool = False


@dataclass(frozen=True)
class PrintedLine:
    """A line as signs.

    Attributes:
        text: the line without markup, widths folded.
        signs: its significant characters, white space and punctuation left out.
        numbers: the digit groups by the sign that they begin with.
        signed: those with a plus, minus or triangle that is one of ``signs``, by the place of that one.
    """

    text: str
    signs: str
    numbers: dict[int, PrintedNumber]
    signed: dict[int, PrintedNumber]

    def between(self, start: int, end: int) -> range:
        """Positions of the signs that stand at these places of ``text``."""
        first = len(signs_of(self.text[:start]))
        return range(first, first + len(signs_of(self.text[start:end])))

    @cached_property
    def cell_ends(self) -> tuple[int, ...]:
        """For every border of cells how many signs stand before it, ascending."""
        *closed, _ = self.text.split("|")
        return tuple(accumulate(len(signs_of(cell)) for cell in closed))

    def cell(self, position: int) -> tuple[int, int]:
        """Where the cell of a sign begins and ends; a line of running text is one cell."""
        border = bisect_right(self.cell_ends, position)
        start = self.cell_ends[border - 1] if border else 0
        return start, self.cell_ends[border] if border < len(self.cell_ends) else len(self.signs)

    def shown(self, positions: list[int]) -> str:
        """The signs at these ascending positions as printed, runs parted by a blank."""
        parts: list[str] = []
        for index, position in enumerate(positions):
            apart = index and position != positions[index - 1] + 1
            parts.append((" " if apart else "") + self.signs[position])
        return "".join(parts)


class _Signs(dict[int, int | None]):
    """For `str.translate`: characters that say something stay, widths folded; blanks and punctuation go."""

    def __missing__(self, code: int) -> int | None:
        character = fold_widths(chr(code))
        parts = character in _PARTING or unicodedata.category(character)[0] in "PZC"
        self[code] = None if parts and character not in _TELLING else ord(character)
        return self[code]


_SIGNS = _Signs()


# Rows of a table, and the lines that print them, hold the same words again and again.
@lru_cache(maxsize=1 << 15)
def signs_of(text: str) -> str:
    """The significant characters of a text: letters, digits, symbols; no blanks and no punctuation."""
    return text.translate(_SIGNS)


def read_printed_line(text: str) -> PrintedLine:
    """The signs of a source line."""
    folded = fold_widths(without_tags(text))
    numbers: dict[int, PrintedNumber] = {}
    signed: dict[int, PrintedNumber] = {}
    signs, read = "", 0
    for match in _NUMBER.finditer(folded):
        first, end = match.span()
        signs += signs_of(folded[read:first])
        start, read = len(signs), end
        digits = match[0].replace(",", "")
        signs += digits.replace(".", "")
        before = folded[max(first - 3, 0) : first]
        sign = _SIGN.search(before)
        value = Decimal(digits) if sign is None or sign["sign"] == "+" else -Decimal(digits)
        in_brackets = before.endswith("(") and _is_cell_in_brackets(folded, match)
        numbers[start] = PrintedNumber(start, len(signs), value, in_brackets)
        # Others than a hyphen are symbols, not punctuation: they are accounted for with the digits.
        if sign is not None and sign["sign"] != "-":
            signed[start - 1] = numbers[start]
    return PrintedLine(folded, signs + signs_of(folded[read:]), numbers, signed)


def _is_cell_in_brackets(text: str, number: re.Match[str]) -> bool:
    """Whether a cell holds this number in brackets and nothing else; the bracket stands before the number."""
    before = text[max(number.start() - _WIDEST_GAP, 0) : number.start() - 1].rstrip()
    return before.endswith("|") and _CLOSES_CELL.match(text, number.end()) is not None
