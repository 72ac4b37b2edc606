"""Reviewed decisions put to the records of the present packages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import Problem
from generator.packaging.reader import Package
from generator.records.values import Row, Value
from generator.register.content import FOLDER
from generator.register.entries import Passage
from generator.register.mention import Mention
from generator.register.model import Link, Register
from generator.register.names import fold
from generator.register.place import place_of
from generator.register.same_text import SameText

_REPEATED = "同一段文字在另一年度的同類報告中經人工判定："


@dataclass(frozen=True, slots=True)
class Decided:
    """What the decisions say.

    Attributes:
        mentions: records with their programmes.
        closed: (programme_id, report_id, record_id) that a person has decided on, rejections included.
        problems: REGISTER-STALE for decisions on records that are not what they were.
    """

    mentions: list[Mention]
    closed: set[tuple[str, str, str]]
    problems: list[Problem]


def apply_links(register: Register, packages: Mapping[str, Package]) -> Decided:
    """Find the record of every decision: by its identifier, or else by the words it speaks in.

    A decision on a report that has no package is left alone: reports may be read one at a time. What was
    decided of a record holds for one that says the same in another edition, unless that was decided too.
    """
    mentions: list[Mention] = []
    closed: set[tuple[str, str, str]] = set()
    problems: list[Problem] = []
    repeated: list[tuple[Link, Passage]] = []
    same = SameText(packages)
    for link in register.links:
        package = packages.get(link.report)
        if package is None:
            continue
        record = _record(link, package)
        if record is None:
            problems.append(_stale(link))
            continue
        closed.add((link.programme, link.report, record.record_id))
        mentions += _mentions(link, record, reviewed=True)
        row = package.by_record_id[record.record_id][1]
        repeated += [
            (link, _passage(other, record.table, found))
            for other, found in same.elsewhere(package, record.table, row)
            # A name may stand in the key, which is left out of what two rows say.
            if _speaks(found, link.words)
        ]
    for link, record in repeated:
        key = link.programme, record.report_id, record.record_id
        if key not in closed:
            closed.add(key)
            mentions += _mentions(link, record, reviewed=False)
    return Decided(mentions, closed, problems)


def _mentions(link: Link, record: Passage, *, reviewed: bool) -> list[Mention]:
    """What a decision makes of a record: nothing where it says that the record is about something else."""
    if link.relation == "different":
        return []
    evidence = link.evidence[1] if len(link.evidence) > 1 else link.evidence[0]
    note = link.note if reviewed else f"{_REPEATED}{link.note}"
    return [Mention(link.programme, record, link.words, link.relation, "curated", reviewed, note, evidence)]


def _record(link: Link, package: Package) -> Passage | None:
    found = package.by_record_id.get(link.record)
    if found and _speaks(found[1], link.words):
        return _passage(package, *found)
    # Rows that moved have new numbers in their identifiers; the words tell which one is meant.
    table = found[0] if found else _table_of(link.record, package)
    moved = [row for row in package.tables.get(table, []) if _speaks(row, link.words)]
    return _passage(package, table, moved[0]) if len(moved) == 1 else None


def _table_of(record_id: str, package: Package) -> str:
    prefix = record_id.partition(".")[0]
    return next((name for name in package.tables if name.replace("_", "-") == prefix), "")


def _speaks(row: Row, words: str) -> bool:
    wanted = fold(words)
    return any(wanted in fold(text) for text in _texts(row))


def _texts(row: Row) -> Iterator[str]:
    values: list[Value] = [value for name, value in row.items() if name != "record_id"]
    yield from (value for value in values if isinstance(value, str) and value)


def _passage(package: Package, table: str, row: Row) -> Passage:
    return Passage(
        package.name,
        table,
        str(row["record_id"]),
        "\n".join(_texts(row)),
        place_of(row),
    )


def _stale(link: Link) -> Problem:
    return Problem(
        "REGISTER-STALE",
        f"{FOLDER}/links.yml",
        None,
        f"{link.programme}: no record {link.record} of {link.report} that says {link.words}",
        "a record that speaks in these words",
        "Look where the report speaks of it now, and correct or remove the decision.",
        "warning",
    )
