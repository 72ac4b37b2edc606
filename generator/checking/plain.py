"""The plain identities that the schemas state, computed at the place that a family gives them, or last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.checking.identity import Identity
from generator.checking.sums import total
from generator.records.plain_identities import Others, PlainIdentity
from generator.records.record import Record, Tables
from generator.records.schema import TableSchema
from generator.records.values import Value

_Key = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A family's checks yield it where plain identities of a table belong.

    Attributes:
        tables: the parsed tables that are compared.
        table: the table whose schema states the identities.
        checks: codes of those that belong here; all of the table where there are none.
        row: the only row that they are computed for; every row of the table where it is None.
    """

    tables: Tables
    table: str
    checks: tuple[str, ...] = ()
    row: Record | None = None


def plain(tables: Tables, table: str, *checks: str, row: Record | None = None) -> Iterator[Plain]:
    """The place of the plain identities of a table; see `Plain`."""
    yield Plain(tables, table, checks, row)


def with_plain(
    found: Iterable[Identity | Plain], schemas: Mapping[str, TableSchema], tables: Tables
) -> Iterator[Identity]:
    """A family's identities, the plain ones computed where it placed them and, where it did not, at the end.

    Args:
        found: what the family's checks yield.
        schemas: the tables' schemas by name.
        tables: the parsed tables.
    """
    placed: set[tuple[str, str]] = set()
    indexes = _Indexes()
    for item in found:
        if isinstance(item, Identity):
            yield item
            continue
        stated = schemas[item.table].identities
        chosen = [one for one in stated if not item.checks or one.check in item.checks]
        placed |= {(item.table, one.check) for one in chosen}
        yield from _computed(chosen, item, indexes)
    for name, schema in schemas.items():
        rest = [one for one in schema.identities if (name, one.check) not in placed]
        yield from _computed(rest, Plain(tables, name), indexes)


class _Indexes:
    """The rows that may be compared, by what they share with the others; made once for all rows."""

    def __init__(self) -> None:
        # The tables are kept with what was made from them: another's can't take their identity meanwhile.
        self._made: dict[tuple[int, Others], tuple[Tables, dict[_Key, list[Record]]]] = {}

    def rows(self, tables: Tables, others: Others, row: Record) -> list[Record]:
        """The rows that a row is compared with."""
        if (id(tables), others) not in self._made:
            self._made[id(tables), others] = tables, _index(tables, others)
        _, made = self._made[id(tables), others]
        own = [row[name] for _, name in others.same]
        return made.get((*own, str(row[others.path] or "")) if others.path else tuple(own), [])


def _index(tables: Tables, others: Others) -> dict[_Key, list[Record]]:
    """A row that lacks a part of what is shared is compared with none; the row of the whole is below none."""
    index: dict[_Key, list[Record]] = {}
    for other in tables.get(others.table, []):
        shared = [other[name] for name, _ in others.same]
        path = str(other[others.path] or "") if others.path else "-"
        if any(part is None or part == "" for part in (*shared, path)):
            continue
        if all(other[name] == value for name, value in others.where):
            key = (*shared, path.rpartition("/")[0]) if others.path else tuple(shared)
            index.setdefault(key, []).append(other)
    return index


def _computed(stated: Iterable[PlainIdentity], place: Plain, indexes: _Indexes) -> Iterator[Identity]:
    """Row by row; a row with other codes prints none of the amounts."""
    chosen = list(stated)
    rows = place.tables.get(place.table, []) if place.row is None else [place.row]
    for row in rows:
        for one in chosen:
            if all(row[name] == value for name, value in one.where):
                others = indexes.rows(place.tables, one.others, row) if one.others else []
                yield from _of_row(one, row, others)


def _of_row(one: PlainIdentity, row: Record, others: Sequence[Record]) -> Iterator[Identity]:
    for field in one.columns:
        name = one.other_column or field
        if one.kind == "columns":
            sums = [[(row, part) for part in one.of]]
        elif one.kind == "children":
            sums = [[(other, name) for other in others]]
        else:
            sums = [[(other, name)] for other in others] or [[]]
        for parts in sums:
            rounded = field in one.rounded
            yield from total(one.check, row, field, parts, what=one.says, rounded=rounded, due=one.due)
