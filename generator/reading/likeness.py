"""How much a text is like the reports of a family, with what shows it and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self


class Likeness(float):
    """A number of 0 to 1 that says why.

    Attributes:
        found: structures of the family that the text has, named as its forms name them.
        against: structures that reports of the family don't have.
    """

    found: tuple[str, ...]
    against: tuple[str, ...]

    def __new__(cls, score: float, found: Iterable[str] = (), against: Iterable[str] = ()) -> Self:
        """A score between 0 and 1; what lies beyond is cut off."""
        likeness = super().__new__(cls, min(max(score, 0.0), 1.0))
        likeness.found, likeness.against = tuple(found), tuple(against)
        return likeness

    @property
    def why(self) -> str:
        """What was found and what speaks against it, for messages."""
        found = f"found {', '.join(self.found)}" if self.found else "found nothing of its structure"
        return f"{found}; against it {', '.join(self.against)}" if self.against else found
