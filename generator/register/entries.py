"""What the reports' packages offer the register: records that name a programme, and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.packaging.reader import Package
from generator.register.names import is_programme_name
from generator.register.place import Place, place_of

# Tables whose rows are programmes, with the field that names them, by family.
_CATALOGUES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "annual-plan": (("projects", "key_project"), ("work_plans", "work_plan")),
    "business-report": (("named_programmes", "name"),),
    "infra-review": (("programmes", "title"),),
    "unit-budget": (("programmes", "name"), ("multi_year", "name"), ("work_plans", "work_plan")),
}
# Rows of these tables may be no programmes (一般行政); only those that a person registered count.
_OPTIONAL = frozenset({"work_plans", "multi_year"})
# Tables of running text with the fields to read, by family.
_TEXTS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "annual-plan": (("content_items", ("heading", "text")), ("strategies", ("text",))),
    "business-report": (("items", ("heading", "text")),),
    "infra-review": (
        ("milestones", ("title", "text")),
        ("indicator_notes", ("title", "text")),
        ("benefit_items", ("title", "text")),
        ("recommendations", ("title", "text")),
    ),
    "st-plan": (("measures", ("title", "text")), ("measure_items", ("title", "label", "text"))),
    "unit-budget": (("key_tasks", ("item", "text")), ("resolutions", ("resolution", "reply"))),
}
# What every report has: its outline. Families without a line above are read by it.
_OUTLINE = (("passages", ("heading", "text")),)
_QUOTED = re.compile(r"「([^「」]{4,40})」")
_QUOTING = frozenset({"st-plan"})


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
    """

    report_id: str
    table: str
    record_id: str
    name: str
    place: Place
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A record of running text; ``text`` joins the fields that are read."""

    report_id: str
    table: str
    record_id: str
    text: str
    place: Place


def names_programmes(family: str) -> bool:
    """Whether records of a family name programmes, in a column of their own or in running text."""
    return family in _CATALOGUES or family in _TEXTS


def is_report(package: Package) -> bool:
    """Whether a package holds a report that can speak of programmes, and not a data set of figures."""
    return names_programmes(package.family) or bool(package.tables.get("passages"))


def entries_of(package: Package) -> Iterator[Entry]:
    """Records that name programmes: rows of catalogues, and quoted names in a plan's measures."""
    family = package.family
    for table, field in _CATALOGUES.get(family, ()):
        for row in package.tables.get(table, []):
            name = str(row.get(field) or "")
            if name:
                yield Entry(
                    package.name, table, str(row["record_id"]), name, place_of(row), table in _OPTIONAL
                )
    if family in _QUOTING:
        for passage in passages_of(package):
            yield from _quoted(passage)


def passages_of(package: Package) -> Iterator[Passage]:
    """Records of running text."""
    for table, fields in _TEXTS.get(package.family, _OUTLINE):
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
            )
