"""Whether a query counts a quantity once, however many editions of a report print it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from generator.packaging.current_views import CURRENT, SUPERSEDED
from generator.packaging.database import table_name
from generator.packaging.queries import Result, run_query, words_of
from generator.packaging.reader import Package
from generator.packaging.series import WHOLE_TABLE
from generator.pages.frame.site import REGISTER, Site
from generator.records.record import PROVENANCE
from generator.records.values import Value

_EARLIER = "~earlier"
_NUMBERS = frozenset({"integer", "number", "year"})
_ABOUT_EDITIONS = SUPERSEDED.removeprefix(f"{REGISTER}_")


def doubling_tables(site: Site, query: str, answer: Result) -> list[str]:
    """The tables of a query that it reads over several editions, so that one quantity counts more than once.

    The query is asked again with one more edition of every report, an earlier one that prints the same things
    with other numbers: a sound query yields the same rows. Else those tables are named without whose second
    edition it would: tables as printed (where ``current_…`` is meant), and current rows of tables whose
    schemas say neither what makes a quantity nor that the newest edition alone counts.
    """
    tables = {word.removeprefix(CURRENT) for word in words_of(query)}
    if run_query(with_earlier_editions(site, tables).packages.values(), query) == answer:
        return []
    named = [
        table
        for table in sorted(tables & _names_of(site))
        if run_query(with_earlier_editions(site, tables - {table}).packages.values(), query) == answer
    ]
    return named or sorted(tables & _names_of(site))


def with_earlier_editions(site: Site, tables: Collection[str]) -> Site:
    """The site with a second edition of every report; it has these tables, as the database calls them."""
    packages = dict(site.packages)
    for package in site.reports:
        kept = [name for name in package.schemas if table_name(package.family, name) in tables]
        packages[package.name + _EARLIER] = Package(
            package.name + _EARLIER,
            package.descriptor,
            {name: package.schemas[name] for name in kept},
            {name: _with_other_numbers(package, name) for name in kept},
        )
    if REGISTER in packages:
        packages[REGISTER] = _register(site, tables)
    return replace(site, packages=packages)


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


def _register(site: Site, tables: Collection[str]) -> Package:
    """The register: the earlier editions are spoken of as the others are, and superseded by them."""
    register = site.packages[REGISTER]
    described = site.tables_of(register)[_ABOUT_EDITIONS]
    rows = {name: list(found) for name, found in register.tables.items()}
    for name, found in register.tables.items():
        if table_name(REGISTER, name) in tables and "report_id" in register.schemas[name].by_name:
            rows[name] += [row | {"report_id": f"{row['report_id']}{_EARLIER}"} for row in found]
    empty: dict[str, Value] = dict.fromkeys(described.field_names, "")
    gone = [
        {**empty, "report_id": package.name + _EARLIER, "table": name, "record_id": WHOLE_TABLE}
        for package in site.reports
        for name, schema in site.tables_of(package).items()
        if schema.quantity or schema.newest_only
    ]
    rows[_ABOUT_EDITIONS] = [*rows.get(_ABOUT_EDITIONS, []), *gone]
    schemas = {**register.schemas, _ABOUT_EDITIONS: described}
    return Package(register.name, register.descriptor, schemas, rows)


def _names_of(site: Site) -> set[str]:
    return {table_name(p.family, name) for p in site.packages.values() for name in p.schemas}
