"""Plain identities that a table's schema states under ``identities``: three kinds, and no more.

``columns``: an amount is the sum of other columns of its row. ``children``: it is the sum of the same column
over the rows below. ``equal``: another table prints it too. What depends on anything else is code of a
family's checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["columns", "children", "equal"]
Fault = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Others:
    """Which rows an amount is compared with.

    Attributes:
        table: their table.
        same: pairs of columns, theirs and the row's, whose values are the same; an empty value is shared by
            none.
        path: the column that holds paths, where a row is below the one whose path is its own without the
            last step (``7/145`` below ``7``, ``7`` below the empty path of the total); else empty.
        where: pairs of column and value, where only rows with these values count.
    """

    table: str
    same: tuple[tuple[str, str], ...] = ()
    path: str = ""
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlainIdentity:
    """One statement of a schema.

    Attributes:
        kind: which of the three it is.
        check: its code, as in docs/reference/checks.md.
        says: what is added up or compared, in zh, the beginning of the published formula.
        columns: the columns of the printed amounts; each is an identity of its own.
        where: pairs of column and value of the rows that print them, where not all do.
        of: the columns of the same row that add up; empty for the other kinds.
        others: the rows that are compared; None for sums of columns.
        other_column: the column of those rows; empty where it is the one of the printed amount.
        rounded: columns that were rounded one by one, so that sums may differ a little.
        due: whether a report must print the other rows, so that their absence is told.
    """

    kind: Kind
    check: str
    says: str
    columns: tuple[str, ...]
    where: tuple[tuple[str, str], ...] = ()
    of: tuple[str, ...] = ()
    others: Others | None = None
    other_column: str = ""
    rounded: frozenset[str] = frozenset()
    due: bool = False


def plain_identities(raw: Mapping[str, Any]) -> tuple[PlainIdentity, ...]:
    """The identities of a table as its file states them; the file has been validated."""
    return tuple(_identity(raw["name"], entry) for entry in raw.get("identities") or ())


def _identity(table: str, entry: Mapping[str, Any]) -> PlainIdentity:
    columns = entry.get("columns") or [entry["column"]]
    others = entry.get("children", entry.get("other"))
    return PlainIdentity(
        entry["kind"],
        entry["check"],
        entry["says"],
        tuple(columns),
        tuple(entry.get("where", {}).items()),
        tuple(entry.get("of", ())),
        None if others is None else _others(table, others),
        entry.get("other", {}).get("column", ""),
        frozenset(entry.get("rounded", ())),
        entry.get("due", False),
    )


def _others(table: str, raw: Mapping[str, Any]) -> Others:
    same = raw.get("same", {})
    pairs = same.items() if isinstance(same, Mapping) else ((name, name) for name in same)
    where = tuple(raw.get("where", {}).items())
    return Others(raw.get("table", table), tuple(pairs), raw.get("path", ""), where)


def identity_faults(raw: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """What is wrong with a table's identities, as key, what was seen, what was expected.

    Args:
        raw: the table as it is written.
        tables: the fields of every table of the package by their names, each with its ``type`` and
            ``constraints``.
    """
    own = tables[raw["name"]]
    for identity in plain_identities(raw):
        key = f"identities.{identity.check}"
        yield from _amount_faults(key, raw["name"], own, (*identity.columns, *identity.of))
        yield from _where_faults(key, raw["name"], own, identity.where)
        for name in sorted(identity.rounded - set(identity.columns)):
            yield f"{key}.rounded", name, f"one of its columns: {', '.join(identity.columns)}"
        if identity.others is None:
            continue
        other = identity.others.table
        if identity.others == Others(raw["name"]):
            yield f"{key}.children", "no rows", "a table, a condition, a path or what the rows share"
        if other not in tables:
            yield f"{key}.table", other, "the name of a table of the same package"
            continue
        wanted = [identity.other_column] if identity.other_column else identity.columns
        yield from _amount_faults(key, other, tables[other], wanted)
        yield from _where_faults(key, other, tables[other], identity.others.where)
        path = [identity.others.path] if identity.others.path else []
        theirs, mine = zip(*identity.others.same, strict=True) if identity.others.same else ((), ())
        yield from _name_faults(key, other, tables[other], (*theirs, *path))
        yield from _name_faults(key, raw["name"], own, (*mine, *path))


def _amount_faults(key: str, table: str, fields: Mapping[str, Any], names: Iterable[str]) -> Iterator[Fault]:
    names = tuple(names)
    yield from _name_faults(key, table, fields, names)
    for name in names:
        kind = fields[name]["type"] if name in fields else "number"
        if kind not in {"integer", "number"}:
            yield key, f"{table}.{name}, a {kind}", "a column of numbers"


def _name_faults(key: str, table: str, fields: Mapping[str, Any], names: Iterable[str]) -> Iterator[Fault]:
    for name in names:
        if name not in fields:
            yield key, f"{table}.{name}", f"the name of a field of {table}"


def _where_faults(
    key: str, table: str, fields: Mapping[str, Any], where: Iterable[tuple[str, str]]
) -> Iterator[Fault]:
    for name, value in where:
        codes = (fields.get(name, {}).get("constraints") or {}).get("enum", [])
        if value not in codes:
            expected = ", ".join(map(str, codes)) or f"a field of {table} with codes"
            yield f"{key}.where", f"{name}: {value}", expected
