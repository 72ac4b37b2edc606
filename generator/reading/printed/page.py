"""One model of a printed page: characters, ruling lines and boxes, each with its place.

Places are in points (1/72 inch). ``x`` runs from the page's left edge to the right, ``y`` from its top down,
so that what is printed first has the smaller numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Char(NamedTuple):
    """A character as it is printed.

    Attributes:
        text: the character.
        x0: where it begins.
        x1: where the next one would begin.
        y: its base line.
        size: height of its font as printed.
        run: number of the piece of text that it was drawn in: characters of two cells have different ones.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    run: int

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, upright or level: ``at`` on the one axis, ``start`` to ``end`` on the other."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left, upper, right and lower edge."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(slots=True)
class Hidden:
    """How many characters of a page are there and not seen, or seen and not known, by reason.

    Attributes:
        invisible: drawn without ink.
        white: in the colour of the paper.
        outside: beyond the edges.
        covered: painted over.
        turned: not set level, and kept.
        unmapped: without a way from the glyph to a character, and kept.
    """

    invisible: int = 0
    white: int = 0
    outside: int = 0
    covered: int = 0
    turned: int = 0
    unmapped: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is seen: nothing that is hidden, everything else.

    Attributes:
        width: of the page.
        height: of the page.
        chars: visible characters in the order of the file.
        upright: upright ruling lines (``at`` is x), pieces of one line put together.
        level: level ruling lines (``at`` is y), likewise.
    """

    width: float
    height: float
    chars: tuple[Char, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]
