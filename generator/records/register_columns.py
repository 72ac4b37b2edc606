"""Columns that lead to the register: ``agency_id`` and ``programme_id`` beside what a table prints.

A column whose role says that it names an agency or a programme is followed by the identifier; a table that
refers to a row with an identifier carries it too. No table's schema lists them: their words stand in
data/schemas/register_columns.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.records.twins import Wording, worded

# The package that says which agencies and programmes there are.
REGISTER = "register"
# Table of the register whose key an identifier is.
REGISTER_TABLES = {"agency_id": "agencies", "programme_id": "programmes"}
_NAMING = {
    "agency_id": ("agency", "agency_in_charge", "named_agency"),
    "programme_id": ("programme", "perhaps_programme", "named_programme"),
}
# Roles of columns that name an agency or a programme; a package's descriptor says them.
NAMING_ROLES = frozenset(role for roles in _NAMING.values() for role in roles)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where a row's identifier comes from: the name in its column ``by``, or a row of another table.

    Attributes:
        by: the column that names the agency or programme; empty where another row does.
        table: the table that the row refers to.
        pairs: columns here and there that say which row it is.
    """

    by: str = ""
    table: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


def with_register_columns(
    tables: Sequence[Mapping[str, Any]], wordings: Mapping[str, Wording]
) -> list[Mapping[str, Any]]:
    """The tables of a family with the columns that lead to the register, each behind what it follows from.

    A table that has such a column of its own keeps it as it is.
    """
    found = {raw["name"]: raw for raw in tables}
    for name in REGISTER_TABLES:
        waiting = {table for table, raw in found.items() if name not in _columns(raw)}
        while True:
            places = {table: _place(name, found[table], found) for table in sorted(waiting)}
            made = {table: place for table, place in places.items() if place is not None}
            if not made:
                break
            for table, (behind, resolved, title) in made.items():
                kind = "named" if resolved.by else "through"
                column = {
                    "name": name,
                    "type": "string",
                    **worded(wordings[f"{name}_{kind}"], title),
                    "printed": False,
                    "resolved": resolved,
                }
                found[table] = _inserted(found[table], behind, column)
            waiting -= made.keys()
    return list(found.values())


def _place(
    name: str, raw: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]
) -> tuple[str, Resolved, Mapping[str, str]] | None:
    """(column that it stands behind, where it comes from, title of that), or None where nothing leads to one.

    What a row itself names comes before what it refers to, and a name before a book that the row stands in.
    """
    for field in raw["fields"]:
        if field.get("role") in _NAMING[name]:
            return field["name"], Resolved(field["name"]), field["title"]
    for table, pairs in _references(raw, tables):
        target = tables.get(table)
        if target is not None and target is not raw and _resolves(target, name):
            return pairs[-1][0], Resolved("", table, pairs), target["title"]
    return None


def _references(
    raw: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Tables with the columns by which rows refer to them: foreign keys, and the key of ``refers_to``."""
    for key in raw.get("foreign_keys") or ():
        yield key["table"], tuple(zip(key["fields"], key["reference"], strict=True))
    for field in raw["fields"]:
        if "refers_to" in field:
            yield field["refers_to"], tuple((name, name) for name in tables[field["refers_to"]]["key"])


def _resolves(raw: Mapping[str, Any], name: str) -> bool:
    """Whether a table has the column because its rows lead to the register, which has it itself."""
    return any(field["name"] == name and "resolved" in field for field in raw["fields"])


def _columns(raw: Mapping[str, Any]) -> set[str]:
    return {field["name"] for field in raw["fields"]}


def _inserted(raw: Mapping[str, Any], behind: str, column: Mapping[str, Any]) -> Mapping[str, Any]:
    fields = list(raw["fields"])
    place = next(i for i, field in enumerate(fields) if field["name"] == behind)
    return {**raw, "fields": [*fields[: place + 1], column, *fields[place + 1 :]]}
