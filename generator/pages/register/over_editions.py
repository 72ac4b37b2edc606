"""Whether a query counts a quantity once, however many editions of a report print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from weakref import WeakKeyDictionary

from generator.packaging.current_views import CURRENT, SUPERSEDED
from generator.packaging.database import table_name
from generator.packaging.queries import Database, Result, run_query, words_of
from generator.packaging.reader import Package
from generator.packaging.series import WHOLE_TABLE
from generator.pages.frame.site import REGISTER, Site
from generator.records.record import PROVENANCE
from generator.records.values import Value

_EARLIER = "~earlier"
_NUMBERS = frozenset({"integer", "number", "year"})
_ABOUT_EDITIONS = SUPERSEDED.removeprefix(f"{REGISTER}_")
_EARLIER_EDITIONS: WeakKeyDictionary[Database, Database] = WeakKeyDictionary()


def doubling_tables(site: Site, query: str, answer: Result) -> list[str]:
    """The tables of a query that it reads over several editions, so that one quantity counts more than once.

    The query is asked again with one more edition of every report, an earlier one that prints the same things
    with other numbers: a sound query yields the same rows. Else those tables are named without whose second
    edition it would: tables as printed (where ``current_…`` is meant), and current rows of tables whose
    schemas say neither what makes a quantity nor that the newest edition alone counts.
    """
    asked = _with_earlier_editions(site)
    if asked.ask(query) == answer:
        return []
    tables = {word.removeprefix(CURRENT) for word in words_of(query)} & _names_of(site)
    named = [table for table in sorted(tables) if run_query(_packages(site, without=table), query) == answer]
    return named or sorted(tables)


def _with_earlier_editions(site: Site) -> Database:
    """All packages with a second edition of every report; one for all queries of a site."""
    if site.database not in _EARLIER_EDITIONS:
        _EARLIER_EDITIONS[site.database] = Database(_packages(site))
    return _EARLIER_EDITIONS[site.database]


def _packages(site: Site, without: str = "") -> list[Package]:
    """The packages and an earlier edition of each report, which has no rows of one table."""
    found = [
        _register(site, without) if name == REGISTER else package for name, package in site.packages.items()
    ]
    for package in site.reports:
        kept = {
            name: schema
            for name, schema in package.schemas.items()
            if table_name(package.family, name) != without
        }
        rows = _Made(kept, partial(_with_other_numbers, package))
        found.append(Package(package.name + _EARLIER, package.descriptor, kept, rows))
    return found


class _Made(Mapping[str, list[dict[str, Value]]]):
    """Tables that are made when a query names them: few are."""

    def __init__(self, names: Iterable[str], make: Callable[[str], list[dict[str, Value]]]) -> None:
        self._names, self._make = tuple(names), make

    def __getitem__(self, name: str) -> list[dict[str, Value]]:
        return self._make(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _with_other_numbers(package: Package, table: str) -> list[dict[str, Value]]:
    """The rows of a table with each number one larger but for keys, and the places in the source."""
    schemas = package.schemas.values()
    kept = {*PROVENANCE, *(name for schema in schemas for name in schema.key)}
    kept |= {
        name for schema in schemas for key in schema.foreign_keys for name in (*key.fields, *key.reference)
    }
    names = [f.name for f in package.schemas[table].fields if f.type in _NUMBERS and f.name not in kept]
    rows = package.tables[table]
    return [
        row | {name: value + 1 for name in names if isinstance(value := row[name], int | Decimal)}
        for row in rows
    ]


def _register(site: Site, without: str) -> Package:
    """The register: the earlier editions are spoken of as the others are, and superseded by them."""
    register = site.packages[REGISTER]
    described = site.tables_of(register)[_ABOUT_EDITIONS]
    schemas = {**register.schemas, _ABOUT_EDITIONS: described}
    return Package(
        register.name, register.descriptor, schemas, _Made(schemas, partial(_of_register, site, without))
    )


def _of_register(site: Site, without: str, name: str) -> list[dict[str, Value]]:
    register = site.packages[REGISTER]
    rows = list(register.tables.get(name, []))
    if name == _ABOUT_EDITIONS:
        empty: dict[str, Value] = dict.fromkeys(site.tables_of(register)[name].field_names, "")
        return rows + [
            {**empty, "report_id": package.name + _EARLIER, "table": table, "record_id": WHOLE_TABLE}
            for package in site.reports
            for table, schema in site.tables_of(package).items()
            if schema.quantity or schema.newest_only
        ]
    if table_name(REGISTER, name) != without and "report_id" in register.schemas[name].by_name:
        rows += [row | {"report_id": f"{row['report_id']}{_EARLIER}"} for row in rows]
    return rows


def _names_of(site: Site) -> set[str]:
    return {table_name(p.family, name) for p in site.packages.values() for name in p.schemas}
