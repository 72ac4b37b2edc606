"""The migration file data/migrations/1-to-2.yml: where the tables and columns of model 1 stand in model 2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.packaging.reader import Package
from generator.paths import ProjectPaths
from generator.records.values import Row, Value, to_text
from generator.yaml_files import load_yaml

FILE = "1-to-2.yml"
# Tables of every package.
COMMON = "common"


@dataclass(frozen=True, slots=True)
class Place:
    """A column of another table, in the row that has these values beside the key.

    Where ``by`` is given, that column of both tables says which row it is: a text that rows of model 1
    repeated, which had its columns ``of`` too.
    """

    table: str
    column: str
    where: Mapping[str, str]
    by: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A column of model 1 that follows from another of the same row in model 2.

    ``take`` is one of `generator.packaging.old_taken.WAYS`; ``type`` and ``title`` describe the column.
    """

    source: str
    take: str
    type: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OldTable:
    """A table of model 1.

    Attributes:
        family: kind of the reports that have it, or ``common``.
        name: in model 1.
        now: its name in model 2.
        key: columns of model 2 that tell the rows of model 1 apart.
        rows: column -> value of the rows that model 1 had a place for; all rows where it is empty.
        columns: name in model 1 -> name in model 2, in the order of model 1.
        joined: name in model 2 -> the columns whose texts together are what model 1 held in that one.
        cells: name of a column in model 1 -> its place in model 2, where rows of another table hold it.
        beside: columns of the row, in model 2, that these rows repeat.
        taken: name of a column in model 1 -> what it is taken from.
    """

    family: str
    name: str
    now: str
    key: tuple[str, ...]
    rows: Mapping[str, Value]
    columns: Mapping[str, str]
    joined: Mapping[str, tuple[str, ...]]
    cells: Mapping[str, Place]
    beside: tuple[str, ...]
    taken: Mapping[str, Taken]

    def value(self, row: Row, column: str) -> Value:
        """What model 1 held in a column, of which ``column`` is the name in model 2."""
        if column not in self.joined:
            return row[column]
        return "".join(to_text(row[part]) for part in self.joined[column]) or None

    @property
    def renamed(self) -> Mapping[str, str]:
        """Those columns whose name changed."""
        return {old: new for old, new in self.columns.items() if old != new}


@dataclass(frozen=True, slots=True)
class Note:
    """What ``columns`` of model 1 hold otherwise in model 2, in both languages."""

    columns: tuple[str, ...]
    zh: str
    en: str


def migration_file() -> bytes:
    """The migration file of this checkout, as it is published."""
    return (ProjectPaths.of_checkout().migrations / FILE).read_bytes()


def notes() -> list[Note]:
    """What columns hold otherwise than in model 1."""
    return [Note(tuple(raw["columns"]), raw["zh"], raw["en"]) for raw in _migration()["changed"]]


def old_tables_of(package: Package) -> list[OldTable]:
    """The tables that a package of model 2 had in model 1."""
    families = {package.family, COMMON}
    return [old for old in old_tables() if old.family in families and old.now in package.schemas]


@lru_cache(maxsize=1)
def _migration() -> Any:
    return load_yaml(ProjectPaths.of_checkout().migrations / FILE)


@lru_cache(maxsize=1)
def old_tables() -> tuple[OldTable, ...]:
    """All tables of model 1, as the migration file of this checkout names them."""
    return tuple(
        OldTable(
            family,
            name,
            entry["table"],
            tuple(entry["key"]),
            entry.get("rows", {}),
            {old: new[0] for old, new in map(_renaming, entry["columns"])},
            {new[0]: new for _, new in map(_renaming, entry["columns"]) if len(new) > 1},
            dict(_cells(entry["columns"])),
            tuple(entry.get("beside", ())),
            dict(_taken(entry["columns"])),
        )
        for family, tables in _migration()["tables"].items()
        for name, entry in tables.items()
    )


def _renaming(column: str | Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A column's name in model 1 and its names in model 2; a cell of a matrix keeps its own."""
    old, new = (column, column) if isinstance(column, str) else next(iter(column.items()))
    return old, (new,) if isinstance(new, str) else (old,) if isinstance(new, Mapping) else tuple(new)


def _cells(columns: Iterable[str | Mapping[str, Any]]) -> Iterator[tuple[str, Place]]:
    """The columns of model 1 that rows of another table hold, each with its place."""
    for old, new in (next(iter(column.items())) for column in columns if isinstance(column, Mapping)):
        if isinstance(new, Mapping) and "table" in new:
            by, of = new.get("by", ""), tuple(new.get("of", ()))
            yield old, Place(new["table"], new["column"], new.get("where", {}), by, of)


def _taken(columns: Iterable[str | Mapping[str, Any]]) -> Iterator[tuple[str, Taken]]:
    """The columns of model 1 that follow from others, those that the file describes once among them."""
    common = _migration()["taken"]
    for column in columns:
        old, raw = (column, common.get(column)) if isinstance(column, str) else next(iter(column.items()))
        if isinstance(raw, Mapping) and "take" in raw:
            yield old, Taken(raw["from"], raw["take"], raw["type"], raw["title"])
