"""What the tables of a family offer the register, as their schemas say: names of programmes, running text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.records.schema import TableSchema, load_schemas
from generator.registry import FAMILIES

# What every report has: its outline. A family whose tables offer no text is read by it.
_OUTLINE = (("passages", ("heading", "text")),)


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one family's columns.

    Attributes:
        catalogues: tables whose rows are programmes, with the column that names them.
        optional: those of them whose rows may be none (一般行政): only what a person registered counts.
        texts: tables of running text, with the columns to read.
        quoting: tables of running text whose names in 「」 may be programmes.
        prose: tables that are read from running text; a name in them stands in no list of programmes.
    """

    catalogues: tuple[tuple[str, str], ...] = ()
    optional: frozenset[str] = frozenset()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = _OUTLINE
    quoting: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()

    @property
    def own(self) -> bool:
        """Whether a table of the family's own offers anything."""
        return bool(self.catalogues) or self.texts != _OUTLINE


NO_ROLES = Roles()


def roles_of(schemas: Mapping[str, TableSchema]) -> Roles:
    """The roles that the columns of a family's tables have."""
    columns = [
        (table, field.name, field.role) for table, schema in schemas.items() for field in schema.fields
    ]
    texts: dict[str, tuple[str, ...]] = {}
    for table, name, role in columns:
        if role in {"text", "quoting"}:
            texts[table] = (*texts.get(table, ()), name)
    return Roles(
        tuple((table, name) for table, name, role in columns if role in {"programme", "perhaps_programme"}),
        frozenset(table for table, _, role in columns if role == "perhaps_programme"),
        tuple(texts.items()) or _OUTLINE,
        frozenset(table for table, _, role in columns if role == "quoting"),
        frozenset(table for table, schema in schemas.items() if schema.prose),
    )


def load_roles(folder: Path) -> dict[str, Roles]:
    """The roles of every family by its name, from the folder of all schemas.

    Raises:
        ProblemError: where a schema can't be read.
    """
    return {family: roles_of(load_schemas(folder, family)) for family in FAMILIES}
