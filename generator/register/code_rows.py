"""Rows about codes: what each code of the packages is called, by which report and line, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.packaging.reader import Package
from generator.records.record import CERTAINTIES, Certainty
from generator.records.schema import TableSchema
from generator.records.values import Row, Value, to_text
from generator.register.agency_names import AgencyNames, day_of
from generator.register.model import CodeList, Register
from generator.register.row import Rows

_ROC = 1911
_PLACE = ("source_lines", "source_pages")
Schemas = Mapping[str, Mapping[str, TableSchema]]


@dataclass(frozen=True, slots=True)
class _Use:
    """A row that holds a code: its list, the code, its name there, and the row's level of account."""

    code_list: str
    code: str
    name: str
    level: str
    year_roc: int
    package: Package
    table: str
    row: Row

    @property
    def certainty(self) -> Certainty:
        """How certain the row is."""
        stated = to_text(self.row.get("certainty"))
        return next((known for known in CERTAINTIES if known == stated), "printed")


def code_rows(register: Register, packages: Mapping[str, Package], schemas: Schemas) -> dict[str, Rows]:
    """The tables ``codes`` and ``code_lists``.

    A code has one row for each year, report and name, with the first record that prints it; one that no
    report names has a row without a name, with the first record that uses it.

    Args:
        register: the decisions, lists of codes among them.
        packages: the reports' packages by name.
        schemas: tables by family, as data/schemas/ describes them.
    """
    uses = [use for _, package in sorted(packages.items()) for use in _uses(package, schemas[package.family])]
    agencies = AgencyNames(register.agencies)
    codes = [row for found in register.code_lists for row in _rows(found, _of(found, uses), agencies)]
    return {
        "codes": sorted(codes, key=lambda row: tuple(str(row[name]) for name in _KEY)),
        "code_lists": [_list(found, codes) for found in sorted(register.code_lists, key=lambda f: f.id)],
    }


_KEY = ("code_list", "code", "year_roc", "report_id", "record_id")


def _uses(package: Package, tables: Mapping[str, TableSchema]) -> Iterator[_Use]:
    started = date.fromisoformat(str(package.descriptor["temporal"]["start"])).year - _ROC
    for table, schema in tables.items():
        columns = [field for field in schema.fields if field.code_list]
        for row in package.tables.get(table, []) if columns else ():
            year = row.get("year_roc")
            for column in columns:
                code = str(row.get(column.name) or "")
                if code:
                    name = str(row.get(column.code_name) or "") if column.code_name else ""
                    level = str(row.get("account_level") or "")
                    dated = year if isinstance(year, int) else started
                    yield _Use(column.code_list, code, name, level, dated, package, table, row)


def _of(found: CodeList, uses: Iterable[_Use]) -> list[_Use]:
    """The rows that hold a code of a list: its own, or part of those of another at a level that names it."""
    if not found.of:
        return [use for use in uses if use.code_list == found.id]
    own = (use for use in uses if use.code_list == found.of and use.level == found.level and use.name)
    return [replace(use, code=use.code[: found.digits]) for use in own]


def _rows(found: CodeList, uses: Iterable[_Use], agencies: AgencyNames) -> Iterator[dict[str, Value]]:
    named: dict[tuple[str, int, str, str], _Use] = {}
    unnamed: dict[str, _Use] = {}
    # A row whose code was completed (a lost last digit) is no source of it where another prints it.
    for use in sorted(uses, key=lambda use: CERTAINTIES.index(use.certainty)):
        if use.name:
            named.setdefault((use.code, use.year_roc, use.package.name, use.name), use)
        else:
            unnamed.setdefault(use.code, use)
    known = {code for code, *_ in named}
    for use in [*named.values(), *(use for code, use in unnamed.items() if code not in known)]:
        agency = agencies.identify(use.name, day_of(use.package.descriptor)) if found.level == "xiang" else ""
        yield {
            "code_list": found.id,
            "code": use.code,
            "year_roc": use.year_roc,
            "year": use.year_roc + _ROC,
            "name": use.name or None,
            "agency_id": agency or None,
            "report_id": use.package.name,
            "table": use.table,
            "record_id": use.row["record_id"],
            **{name: use.row.get(name) for name in _PLACE},
        }


def _list(found: CodeList, codes: Rows) -> dict[str, Value]:
    own = [row for row in codes if row["code_list"] == found.id]
    return {
        "code_list": found.id,
        "title": found.title.zh,
        "title_en": found.title.en,
        "about": found.about.zh,
        "about_en": found.about.en,
        "codes": len({row["code"] for row in own}),
        "unnamed": len({row["code"] for row in own if row["name"] is None}),
        "address": found.address or None,
        "open": found.open.zh,
        "open_en": found.open.en,
    }
