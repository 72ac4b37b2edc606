"""The identifiers of rows: ``agency_id`` and ``programme_id`` in the columns that lead to the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import Problem
from generator.packaging.csv_files import write_csv
from generator.packaging.descriptor import build_resource, to_json
from generator.packaging.reader import Package
from generator.records.register_columns import Resolved
from generator.records.schema import Field, TableSchema, load_schemas
from generator.records.stretches import first_line
from generator.records.values import Row, Value
from generator.register.agency_names import AgencyNames, day_of
from generator.register.content import FOLDER
from generator.register.mention import Mention
from generator.register.model import Register
from generator.register.names import fold, name_key
from generator.register.quantities import programmes_of

Tables = Mapping[str, list[dict[str, Value]]]
# So many unknown names are told of a report; the rest is counted.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Identified:
    """One report with the identifiers of its rows.

    Attributes:
        tables: rows of the tables that lead to the register.
        printed: first source line of the rows that print a name of an agency, by the folded name.
        unknown: rows by the names of agencies that the register doesn't know.
    """

    tables: Tables
    printed: dict[str, int] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)


def identify_packages(
    register: Register, mentions: Iterable[Mention], packages: Mapping[str, Package], folder: Path
) -> dict[str, Identified]:
    """The rows of all reports with their identifiers, by report_id.

    Args:
        register: the decisions.
        mentions: which records are about which programme.
        packages: the reports' packages, identifiers empty or not.
        folder: of all schemas.
    """
    identifiers = Identifiers(register, mentions)
    return {
        name: identifiers.of(package, load_schemas(folder, package.family))
        for name, package in packages.items()
    }


class Identifiers:
    """What people decided, put to the rows of reports."""

    def __init__(self, register: Register, mentions: Iterable[Mention]) -> None:
        self._register = register
        self._agencies = AgencyNames(register.agencies)
        self._no_agencies = {fold(entry.name) for entry in register.no_agencies}
        self._programmes = programmes_of(mentions)

    def of(self, package: Package, schemas: Mapping[str, TableSchema]) -> Identified:
        """The rows of a package with their identifiers.

        Args:
            package: a report's package, identifiers empty.
            schemas: the tables of its family, as data/schemas/ describes them.
        """
        columns = [
            (name, column, column.resolved)
            for name, schema in schemas.items()
            for column in schema.fields
            if column.resolved is not None and {name, column.resolved.table or name} <= package.tables.keys()
        ]
        tables = {name: [dict(row) for row in package.tables[name]] for name, _, _ in columns}
        found = Identified(tables)
        for name, column, resolved in columns:
            if resolved.by:
                self._name(found, package, schemas[name], column)
        waiting = [(name, column.name, resolved) for name, column, resolved in columns if not resolved.by]
        for name, column_name, resolved in _nearest_first(waiting):
            _take(tables[name], column_name, resolved, tables[resolved.table])
        return found

    def _name(self, found: Identified, package: Package, schema: TableSchema, column: Field) -> None:
        """Fill a column from the names that its rows print."""
        assert column.resolved is not None  # noqa: S101 - only such columns are asked for
        by = schema.by_name[column.resolved.by]
        day = day_of(package.descriptor)
        for row in found.tables[schema.name]:
            printed = str(row.get(by.name) or "")
            if column.register == "programmes":
                row[column.name] = self._programme(package, by, row, printed)
                continue
            named = bool(printed) and fold(printed) not in self._no_agencies
            row[column.name] = self._agencies.identify(printed, day) if named else ""
            if named and not row[column.name]:
                found.unknown[printed] += 1
            line = first_line(row)
            if named and line is not None:
                found.printed[fold(printed)] = min(line, found.printed.get(fold(printed), line))

    def _programme(self, package: Package, by: Field, row: Row, printed: str) -> str:
        """programme_id: in a list of programmes by what is known of the record, elsewhere by the name."""
        if by.role != "named_programme":
            return self._programmes.get((package.name, str(row["record_id"])), "")
        register = self._register
        programme = register.by_printed_name.get(printed) or register.by_key.get(name_key(printed))
        return programme.id if printed and programme else ""


def identified_files(files: Mapping[str, bytes], package: Package, found: Identified) -> dict[str, bytes]:
    """The files of a package with the identifiers of its rows: tables, and what the descriptor says."""
    tables = {name: write_csv(package.schemas[name], rows) for name, rows in found.tables.items()}
    resources = [
        {**resource, **_measured(package.schemas[resource["name"]], tables[resource["name"]])}
        if resource["name"] in tables
        else resource
        for resource in package.descriptor["resources"]
    ]
    descriptor = {**package.descriptor, "resources": resources}
    made = {f"{name}.csv": data for name, data in tables.items()}
    return {**files, **made, "datapackage.json": to_json(descriptor)}


def unknown_problems(found: Mapping[str, Identified]) -> Iterator[Problem]:
    """REGISTER-AGENCY, one a report, for names of agencies that the register doesn't know."""
    for report_id, identified in sorted(found.items()):
        names = identified.unknown.most_common()
        if not names:
            continue
        first = identified.printed
        told = "、".join(
            f"{name} ({rows}, line {first.get(fold(name), '?')})" for name, rows in names[:_TOLD]
        )
        rest = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
        yield Problem(
            "REGISTER-AGENCY",
            f"{FOLDER}/agencies.yml",
            None,
            f"{report_id} names {len(names)} agencies that no entry is: {told}{rest}",
            "an entry for every name, or one that says that it is none; until then rows have no agency_id",
            f"Add the agency or the name to it; what is no agency stands in {FOLDER}/no_agencies.yml.",
            "warning",
        )


def _measured(schema: TableSchema, data: bytes) -> dict[str, object]:
    resource = build_resource(schema, data)
    return {"bytes": resource["bytes"], "hash": resource["hash"]}


def _nearest_first(waiting: list[tuple[str, str, Resolved]]) -> Iterator[tuple[str, str, Resolved]]:
    """Columns that are taken from another table, after the column that they are taken from."""
    left = list(waiting)
    while left:
        open_columns = {(name, column) for name, column, _ in left}
        ready = [item for item in left if (item[2].table, item[1]) not in open_columns]
        # Tables that point at each other can't be ordered: they are taken as they come.
        yield from ready or left
        left = [item for item in left if item not in (ready or left)]


def _take(
    rows: list[dict[str, Value]], column: str, resolved: Resolved, target: list[dict[str, Value]]
) -> None:
    """Give each row the identifier of the row that it refers to; none where several rows differ in it."""
    meant: dict[tuple[Value, ...], set[str]] = {}
    for row in target:
        key = tuple(row.get(there) for _, there in resolved.pairs)
        meant.setdefault(key, set()).add(str(row.get(column) or ""))
    for row in rows:
        ids = meant.get(tuple(row.get(here) for here, _ in resolved.pairs), set())
        row[column] = next(iter(ids)) if len(ids) == 1 else ""
