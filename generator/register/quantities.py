"""Which quantity a row prints, so that editions of a report can be held beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.packaging.reader import Package
from generator.records.schema import TableSchema
from generator.records.values import Row, Value, to_text
from generator.register.mention import Mention
from generator.register.names import fold

# What a row is about, comparable between the editions of one series.
Identity = tuple[object, ...]
_NAMES_PROGRAMME = frozenset({"programme", "perhaps_programme"})


def programmes_of(mentions: Iterable[Mention]) -> dict[tuple[str, str], str]:
    """programme_id by report_id and record_id of the records that are about one programme alone."""
    found: dict[tuple[str, str], set[str]] = {}
    for mention in mentions:
        if mention.relation == "same":
            place = mention.record.report_id, mention.record.record_id
            found.setdefault(place, set()).add(mention.programme_id)
    return {place: next(iter(ids)) for place, ids in found.items() if len(ids) == 1}


class Quantities:
    """The quantities of one package's rows, by the columns that its schemas name.

    A foreign key whose columns all belong to the quantity counts as the quantity of the row that it points
    to, so that no running number of one report is compared with another's. A programme is its programme_id
    where the register knows the record, else its name but for notation.
    """

    def __init__(
        self,
        package: Package,
        schemas: Mapping[str, TableSchema],
        programmes: Mapping[tuple[str, str], str],
    ) -> None:
        self._package = package
        self._schemas = schemas
        self._programmes = programmes

    def identity(self, table: str, row: Row) -> Identity | None:
        """What the row is about; None where a name is lost or a reference leads nowhere: it is unlike all."""
        parts: list[object] = []
        for target, found in self._referenced(table, row):
            inner = self.identity(target, found) if found is not None else None
            if inner is None:
                return None
            parts.append(inner)
        for column in self._own_columns(table):
            part = self._part(table, column, row)
            if part is None:
                return None
            parts.append(part)
        return tuple(parts)

    def programme(self, table: str, row: Row) -> str:
        """programme_id that the row, or the row that it refers to, is about; empty where it is not known."""
        own = self._programmes.get((self._package.name, str(row["record_id"])), "")
        for target, found in self._referenced(table, row):
            own = own or (self.programme(target, found) if found is not None else "")
        return own

    def words(self, table: str, row: Row) -> str:
        """The quantity for readers: names and numbers as printed, codes in words, with a slash between."""
        schema = self._schemas[table]
        parts = [self.words(target, found) for target, found in self._referenced(table, row) if found]
        names = [name for name in schema.named_by[:1] if name not in schema.quantity]
        for column in (*names, *self._own_columns(table)):
            text, labels = to_text(row.get(column)), schema.by_name[column].labels
            parts.append(labels[text]["zh"] if text in labels else text)
        return "／".join(part for part in parts if part)

    def _referenced(self, table: str, row: Row) -> list[tuple[str, Row | None]]:
        """(table, row) that foreign keys within the quantity point to; None where it is not one row."""
        found: list[tuple[str, Row | None]] = []
        for target, pairs in self._references(table):
            rows = self._package.rows(target, **{there: row[here] for here, there in pairs})
            found.append((target, rows[0] if len(rows) == 1 else None))
        return found

    def _references(self, table: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        schema = self._schemas[table]
        return [
            (key.table, tuple(zip(key.fields, key.reference, strict=True)))
            for key in schema.foreign_keys
            if set(key.fields) <= set(schema.quantity) and self._schemas[key.table].quantity
        ]

    def _own_columns(self, table: str) -> list[str]:
        elsewhere = {here for _, pairs in self._references(table) for here, _ in pairs}
        return [column for column in self._schemas[table].quantity if column not in elsewhere]

    def _part(self, table: str, column: str, row: Row) -> object | None:
        value: Value = row.get(column)
        if self._schemas[table].by_name[column].role in _NAMES_PROGRAMME:
            known = self._programmes.get((self._package.name, str(row["record_id"])))
            return known or fold(to_text(value)) or None
        return fold(value) if isinstance(value, str) else ("", value)
