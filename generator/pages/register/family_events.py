"""What a family tells of the life of a programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.packaging.reader import Package
from generator.pages.register.event import Event
from generator.records.values import Row

# Package, the mention of the programme, the record that the mention names.
EventReader = Callable[[Package, Row, Row], Iterator[Event]]


@dataclass(frozen=True, slots=True)
class FamilyEvents:
    """The events of one family's packages.

    Attributes:
        of_record: by table, the events of a record that names a programme. A record of another table is
            told by its sentence.
        of_name: events of rows that the register does not know, but that are called as a programme is.
    """

    of_record: Mapping[str, EventReader] = field(default_factory=dict)
    of_name: Callable[[Package, str], Iterator[Event]] | None = None
