"""The arithmetic that a budget book prints, computed again; docs/reference/checks.md explains the codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checking.identity import Identity
from generator.checking.plain import Plain
from generator.families.unit_budget.checks.accounts import check_accounts
from generator.families.unit_budget.checks.grants import check_grants
from generator.families.unit_budget.checks.lacking import with_lacking
from generator.families.unit_budget.checks.objects import check_objects
from generator.families.unit_budget.checks.people import check_people
from generator.families.unit_budget.checks.plans import check_plans
from generator.families.unit_budget.checks.resolutions import check_resolutions
from generator.families.unit_budget.checks.special import check_special
from generator.families.unit_budget.checks.sub_agencies import with_sub_agencies
from generator.families.unit_budget.checks.texts import check_texts
from generator.families.unit_budget.checks.upkeep import check_upkeep
from generator.records.collector import Collector
from generator.records.record import Record, Tables


def check(tables: Tables) -> Iterator[Identity | Plain]:
    """All identities of a book over its parsed tables, in a fixed order; none joins two volumes."""
    numbers = sorted({int(str(row["volume"])) for row in _all(tables)} or {1})
    for number in numbers:
        yield from _check_volume(_of_volume(tables, number))


def judge(found: Iterable[Identity], book: Collector) -> Iterator[Identity]:
    """The identities, seen over all volumes and beside the pages that the book doesn't hold."""
    return with_lacking(with_sub_agencies(found, book.tables), book.tables, book.pages)


def _all(tables: Tables) -> Iterator[Record]:
    return (row for rows in tables.values() for row in rows if "volume" in row.values)


def _of_volume(tables: Tables, number: int) -> Tables:
    """The tables with the rows of one volume; rows without volume (passages) are the first one's."""
    return {
        name: [row for row in rows if row.values.get("volume", 1) == number] for name, rows in tables.items()
    }


def _check_volume(tables: Tables) -> Iterator[Identity | Plain]:
    yield from check_accounts(tables)
    yield from check_plans(tables)
    yield from check_grants(tables)
    yield from check_objects(tables)
    yield from check_texts(tables)
    yield from check_special(tables)
    yield from check_people(tables)
    yield from check_upkeep(tables)
    yield from check_resolutions(tables)
