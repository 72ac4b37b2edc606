"""What a family tells of the life of a programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.packaging.reader import Package
from generator.pages.programmes.event import Event
from generator.pages.programmes.fact import Fact, Milestone
from generator.records.values import Row

# Package, the mention of the programme, the record that the mention names.
EventReader = Callable[[Package, Row, Row], Iterator[Event | Fact]]


@dataclass(frozen=True, slots=True)
class FamilyEvents:
    """What one family's packages tell: statements (`Event`) and typed facts (`Fact`).

    Attributes:
        of_record: by table, what a record that names a programme tells. A record of another table is
            told by its sentence.
        of_name: what rows tell that the register does not know, but that are called as a programme is.
        promises: everything that a report promises for a day, whether of a programme or not.
    """

    of_record: Mapping[str, EventReader] = field(default_factory=dict)
    of_name: Callable[[Package, str], Iterator[Event | Fact]] | None = None
    promises: Callable[[Package], Iterator[Milestone]] | None = None
