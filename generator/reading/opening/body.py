"""A body that may have issued a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A body under one of the names it bears or bore.

    Attributes:
        name: as reports print it.
        agency_id: its name in the register.
        name_en: its official English name; empty for a former name, whose English nobody wrote down.
    """

    name: str
    agency_id: str
    name_en: str = ""


def named_at_end(text: str, bodies: Sequence[Body]) -> Body | None:
    """The body of the longest name that ``text`` ends with: of 經濟部產業發展署 not the ministry."""
    found = [body for body in bodies if text.endswith(body.name)]
    return max(found, key=lambda body: len(body.name), default=None)
