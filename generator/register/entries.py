"""What the reports' packages offer the register: records that name a programme, and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.register.names import is_programme_name
from generator.register.place import Place, place_of
from generator.register.roles import Roles

_QUOTED = re.compile(r"「([^「」]{4,40})」")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that names a programme.

    Attributes:
        report_id: the report.
        table: the record's table.
        record_id: the record.
        name: the programme's name as printed.
        place: where it stands.
        optional: whether the record may name no programme at all.
        prose: whether running text names it, and no list of programmes.
    """

    report_id: str
    table: str
    record_id: str
    name: str
    place: Place
    optional: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A record of running text; ``text`` joins the fields that are read."""

    report_id: str
    table: str
    record_id: str
    text: str
    place: Place


def is_report(package: Package, roles: Roles) -> bool:
    """Whether a package holds a report that can speak of programmes, and not a data set of figures."""
    return roles.own or bool(package.tables.get("passages"))


def entries_of(package: Package, roles: Roles) -> Iterator[Entry]:
    """Records that name programmes: rows of catalogues, and names that running text quotes."""
    for table, field in roles.catalogues:
        for row in package.tables.get(table, []):
            name = str(row.get(field) or "")
            if name:
                own = table in roles.optional, table in roles.prose
                yield Entry(package.name, table, str(row["record_id"]), name, place_of(row), *own)
    for passage in passages_of(package, roles):
        if passage.table in roles.quoting:
            yield from _quoted(passage)


def passages_of(package: Package, roles: Roles) -> Iterator[Passage]:
    """Records of running text."""
    for table, fields in roles.texts:
        for row in package.tables.get(table, []):
            text = "\n".join(str(row[field]) for field in fields if row.get(field))
            if text:
                yield Passage(package.name, table, str(row["record_id"]), text, place_of(row))


def _quoted(passage: Passage) -> Iterator[Entry]:
    for name in dict.fromkeys(_QUOTED.findall(passage.text)):
        if is_programme_name(name):
            yield Entry(
                passage.report_id,
                passage.table,
                passage.record_id,
                name,
                passage.place,
                optional=True,
                prose=True,
            )
