"""Words that no earlier report of the family has: a new category, a renamed agency, a slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.packaging.reader import COMMON_TABLES, Package
from generator.records.schema import Field, TableSchema
from generator.records.stretches import first_line

# Columns that hold one of a limited set of names, told by a word of their own name.
_LIMITED = frozenset({"agency", "agencies", "account", "category", "kind", "phase", "status", "type", "unit"})
# Numbers, years and identifiers are new in every report.
_UNLIMITED = frozenset({"raw", "no", "id", "note", "text"})
# What the project did is said in words of its own, here and in the tables of every family.
_OWN_FIELDS = frozenset({"certainty"})


@dataclass(frozen=True, slots=True)
class NewWord:
    """A value that is new in a column, and the first source line that has it."""

    table: str
    field: str
    value: str
    line: int | None


def new_words(package: Package, earlier: Sequence[Package]) -> list[NewWord]:
    """New values of the columns with a limited vocabulary, once each, in the order of tables and rows.

    Empty where there is no earlier report: then every word would be new.
    """
    if not earlier:
        return []
    found: list[NewWord] = []
    for name, schema in package.schemas.items():
        if name in COMMON_TABLES:
            continue
        for field in _limited_fields(schema):
            known = {row.get(field.name) for old in earlier for row in old.tables.get(name, [])}
            for row in package.tables[name]:
                value = row[field.name]
                if value and value not in known:
                    known.add(value)
                    found.append(NewWord(name, field.name, str(value), first_line(row)))
    return found


def _limited_fields(schema: TableSchema) -> list[Field]:
    return [field for field in schema.fields if field.type == "string" and _is_limited(field)]


def _is_limited(field: Field) -> bool:
    if field.name in _OWN_FIELDS:
        return False
    words = set(field.name.split("_"))
    return bool(field.constraints.get("enum")) or bool(words & _LIMITED and not words & _UNLIMITED)
