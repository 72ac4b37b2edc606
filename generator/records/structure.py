"""What every report of a family holds: where it is missing, a head was not recognised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.records.record import Record, Tables


def _every(_: Record) -> bool:
    return True


def _never(_: Tables) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Structure:
    """A table, or a part of one, that no report of a family can be without.

    Attributes:
        table: name of the table of the family's schemas that holds it.
        printed: what a person looks for in the report: its title or the heads of its columns, as printed.
        belongs: which rows of the table are its rows; by default all of them.
        unless: tables that only reports have which are without it.
        left_out: whether a report shows by its outline that it was made without it; by default none is.
    """

    table: str
    printed: str
    belongs: Callable[[Record], bool] = _every
    unless: tuple[str, ...] = ()
    left_out: Callable[[Tables], bool] = _never
