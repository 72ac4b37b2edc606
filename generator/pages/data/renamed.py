"""What tables and columns of model 1 are called in model 2, for the pages of versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.packaging.old_names import Note, migration_file, notes, old_tables_of
from generator.packaging.reader import Package
from generator.pages.frame.page_file import Asset

# Where the file that the pages are made from is published.
URL = "data/migrations/1-to-2.yml"


@dataclass(frozen=True, slots=True)
class Renamed:
    """A column that is called otherwise: its table's title, both names, what it holds."""

    table: str
    old: str
    new: str
    title: str


@dataclass(frozen=True, slots=True)
class Names:
    """The way from model 1 to model 2 of some packages.

    Attributes:
        tables: how many tables model 1 had.
        columns: how many columns they had together; all are there.
        renamed: those that are called otherwise now.
        notes: what columns hold otherwise.
    """

    tables: int
    columns: int
    renamed: Sequence[Renamed]
    notes: Sequence[Note]


def names_since_model_1(packages: Iterable[Package]) -> Names:
    """What the tables of these packages were called in model 1; one that several have counts once."""
    found = {
        (old.family, old.now): (old, package.schemas[old.now])
        for package in packages
        for old in old_tables_of(package)
    }
    renamed = [
        Renamed(schema.title["zh"], before, after, schema.by_name[after].title["zh"])
        for old, schema in found.values()
        for before, after in old.renamed.items()
    ]
    renamed += [
        Renamed(schema.title["zh"], column, f"{place.table}.{place.column}", "、".join(place.where.values()))
        for old, schema in found.values()
        for column, place in old.cells.items()
    ]
    columns = {column for old, _ in found.values() for column in old.columns}
    own = (replace(note, columns=tuple(c for c in note.columns if c in columns)) for note in notes())
    told = [note for note in own if note.columns]
    return Names(len(found), sum(len(old.columns) for old, _ in found.values()), renamed, told)


def migration_asset() -> Asset:
    """The file itself."""
    return Asset(URL, migration_file())
