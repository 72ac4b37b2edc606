"""A package that notes what pages read of it: a key of its descriptor, its schemas, a table, its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from generator.packaging.reader import Package
from generator.pages.frame.notes import Notes
from generator.records.schema import TableSchema
from generator.records.values import Row, Value

Held = TypeVar("Held")
_Rows = list[dict[str, Value]]


class NotedPackage(Package):
    """A package as pages have it: what it holds is the package's own, and what is read of it is noted.

    A copy that holds something else (`dataclasses.replace`) is a package like any other: it notes nothing.
    """

    def __init__(
        self,
        name: str,
        descriptor: Mapping[str, Any],
        schemas: Mapping[str, TableSchema],
        tables: Mapping[str, _Rows],
        notes: Notes | None = None,
    ) -> None:
        # The fields of the dataclass, whose places the properties below have taken.
        held = {"name": name, "_descriptor": descriptor, "_schemas": schemas, "_tables": tables}
        self.__dict__.update(held, notes=notes)

    @property
    def descriptor(self) -> Mapping[str, Any]:
        """As published; each key that is read is noted."""
        return _Noted(self.__dict__["_descriptor"], lambda *key: self._note("descriptor", *key))

    @property
    def schemas(self) -> Mapping[str, TableSchema]:
        """All are noted together."""
        self._note("schemas")
        return self.__dict__["_schemas"]  # type: ignore[no-any-return]

    @property
    def tables(self) -> Mapping[str, _Rows]:
        """Each that is read is noted."""
        return _Noted(
            self.__dict__["_tables"], lambda *name: self._note("table" if name else "schemas", *name)
        )

    @property
    def by_record_id(self) -> dict[str, tuple[str, Row]]:
        """All tables are noted."""
        self._note("tables")
        return super().by_record_id

    def count(self, table: str) -> int:
        """The number is noted, not the rows."""
        self._note("count", table)
        return len(self.__dict__["_tables"][table])

    def rows(self, table: str, **values: Value) -> _Rows:
        """The table is noted."""
        self._note("table", table)
        return super().rows(table, **values)

    def _note(self, what: str, *key: str) -> None:
        notes: Notes | None = self.__dict__["notes"]
        if notes is not None:
            notes.note(what, self.name, *key)


class _Noted(Mapping[str, Held]):
    """A mapping that tells which key is read; none of them where its names are asked for."""

    __slots__ = ("_held", "_note")

    def __init__(self, held: Mapping[str, Held], note: Callable[..., None]) -> None:
        self._held, self._note = held, note

    def __getitem__(self, name: str) -> Held:
        self._note(name)
        return self._held[name]

    def __contains__(self, name: object) -> bool:
        self._note()
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        self._note()
        return iter(self._held)

    def __len__(self) -> int:
        self._note()
        return len(self._held)


def noted(packages: Mapping[str, Package], notes: Notes) -> dict[str, Package]:
    """The packages, each of which notes what is read of it; and what answers when the same is asked again."""

    def resources(name: str) -> dict[str, Any]:
        """What the descriptor says of each table, the digest of its file too."""
        return {found["name"]: found for found in packages[name].descriptor["resources"]}

    notes.knows("descriptor", lambda name, *key: _of(packages[name].descriptor, *key))
    notes.knows("schemas", lambda name: packages[name].schemas)
    notes.knows("table", lambda name, table: resources(name).get(table))
    notes.knows("tables", resources)
    notes.knows("count", lambda name, table: len(packages[name].tables[table]))
    return {
        name: NotedPackage(name, package.descriptor, package.schemas, package.tables, notes)
        for name, package in packages.items()
    }


def _of(descriptor: Mapping[str, Any], *key: str) -> object:
    """What stands under a key, or all keys where none is given."""
    return descriptor.get(key[0]) if key else list(descriptor)
