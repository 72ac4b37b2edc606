"""Places that records name, found by the names of content/places.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from generator.packaging.reader import COMMON_TABLES, Package
from generator.pages.frame.editions import Editions
from generator.records.record import PROVENANCE
from generator.records.schema import TableSchema
from generator.records.values import Row

# One character, two ways to write it.
_ALIKE = {"臺": "臺台"}
# Columns that no text stands in: identifiers, codes, values as they are printed beside their number.
_NO_TEXT = re.compile(r"_(?:raw|id|no|code|path)$")
CERTAINTIES = ("printed", "inferred", "uncertain")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: where its page is (``id``), what it is called, what it is (``county``, ``river`` …)."""

    id: str
    name: str
    kind: str

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"places/{self.id}/"


@dataclass(frozen=True, slots=True)
class Named:
    """A record that names a place.

    Attributes:
        place: the place.
        words: the name as printed.
        certainty: ``printed`` for a full name, ``inferred`` for one that may mean something else,
            ``uncertain`` for one that several places have.
        report_id, table, row: the record.
        column: where in it the name stands, first.
    """

    place: Place
    words: str
    certainty: str
    report_id: str
    table: str
    row: Row
    column: str

    @property
    def text(self) -> str:
        """What the record says in that column."""
        return str(self.row[self.column])

    @property
    def record(self) -> tuple[str, str]:
        """Report and record_id."""
        return self.report_id, str(self.row["record_id"])

    @property
    def certainty_note(self) -> str:
        """Why it is not certain; empty where it is."""
        if self.certainty == "inferred":
            return f"原文印的是「{self.words}」，判斷為{self.place.name}。"
        return f"原文只印「{self.words}」，不只一個地方這樣叫。" if self.certainty == "uncertain" else ""


class Places:
    """The places of a site and the current records that name them.

    A longer name wins over one inside it, and words that are about something else win the same way.
    """

    def __init__(
        self,
        known: Mapping[str, Any],
        reports: Sequence[Package],
        tables_of: Mapping[str, Mapping[str, TableSchema]],
        editions: Editions,
    ) -> None:
        """``known`` is content/places.yml, ``tables_of`` what schemas say of the tables of each report."""
        self._reports, self._tables_of, self._editions = reports, tables_of, editions
        self.source, self.read = str(known.get("source", "")), known.get("read")
        self._names: dict[str, list[tuple[Place, bool]]] = {}
        for found in known.get("places", ()):
            place = Place(found["id"], found["name"], found["kind"])
            for name in (found["name"], *found.get("names", ())):
                self._add(name, place, sure=True)
            for name in found.get("short", ()):
                self._add(name, place, sure=False)
        for found in known.get("elsewhere", ()):
            for spelling in _spellings(found["words"]):
                self._names.setdefault(spelling, [])

    def in_text(self, text: str) -> dict[Place, tuple[str, str]]:
        """The places that a text names, each with the words and the best certainty of them."""
        found: dict[Place, tuple[str, str]] = {}
        for match in self._pattern.finditer(text) if self._names else ():
            meant = self._names[match[0]]
            for place, sure in meant:
                certainty = "printed" if sure else "inferred" if len(meant) == 1 else "uncertain"
                before = found.get(place)
                if before is None or CERTAINTIES.index(certainty) < CERTAINTIES.index(before[1]):
                    found[place] = match[0], certainty
        return found

    @cached_property
    def named(self) -> dict[Place, list[Named]]:
        """Records by place, in the order of reports, tables and rows; places that none names are left out."""
        found: dict[Place, list[Named]] = {}
        for named in self._read():
            found.setdefault(named.place, []).append(named)
        return found

    @cached_property
    def of_record(self) -> dict[tuple[str, str], list[Named]]:
        """What each record names, by report and record_id."""
        found: dict[tuple[str, str], list[Named]] = {}
        for group in self.named.values():
            for named in group:
                found.setdefault(named.record, []).append(named)
        return found

    def _add(self, name: str, place: Place, *, sure: bool) -> None:
        for spelling in _spellings(name):
            self._names.setdefault(spelling, []).append((place, sure))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        # The first characters are looked at before all names are.
        begin = "".join(sorted({name[0] for name in longest_first}))
        return re.compile(f"(?=[{re.escape(begin)}])(?:{'|'.join(map(re.escape, longest_first))})")

    def _read(self) -> Iterator[Named]:
        for package in self._reports:
            for table, schema in self._tables_of[package.name].items():
                # What stands in the common tables stands in a record too.
                if table in COMMON_TABLES or table not in package.tables:
                    continue
                columns = [name for name in _texts(schema) if name in package.schemas[table].by_name]
                for row in self._editions.rows(package, table):
                    yield from self._of_row(package.name, table, row, columns)

    def _of_row(self, report_id: str, table: str, row: Row, columns: Sequence[str]) -> Iterator[Named]:
        best: dict[Place, Named] = {}
        for column in columns:
            for place, (words, certainty) in self.in_text(str(row[column] or "")).items():
                before = best.get(place)
                if before is None or CERTAINTIES.index(certainty) < CERTAINTIES.index(before.certainty):
                    best[place] = Named(place, words, certainty, report_id, table, row, column)
        yield from best.values()


def _spellings(name: str) -> Iterator[str]:
    for characters in product(*(_ALIKE.get(character, character) for character in name)):
        yield "".join(characters)


def _texts(schema: TableSchema) -> list[str]:
    """The columns in which a report says something in its own words.

    Of rows that are read from running text only the text itself: the rest repeats parts of it.
    """
    return [
        field.name
        for field in schema.fields
        if field.type == "string"
        and not field.quotes
        and ("text" in (field.role, field.name) or not schema.prose)
        and not field.labels
        and "enum" not in field.constraints
        and field.name not in PROVENANCE
        and not _NO_TEXT.search(field.name)
    ]
