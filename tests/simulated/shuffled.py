"""A hundred reports out of six, to measure what grows: each report again for earlier years.

Every edition has other identifiers, years, amounts and texts. Its texts are the report's with each Chinese
character replaced by another, always the same within an edition: so they compress as well as a real
report's, and no better where several editions stand in one file. Short words stay: they name agencies,
kinds and units.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from generator.packaging.reader import Package
from generator.records.record import PROVENANCE
from generator.records.register_columns import REGISTER
from generator.records.schema import Field
from generator.records.values import Value

EDITIONS = 17
_HASH = re.compile(r"\bx[0-9a-f]{8}\b")
_LAST_YEAR = re.compile(r"(\d{3})(?!.*\d)")
_SHORT = 8  # characters
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_COMMONEST = "".join(chr(0x4E00 + 7 * number) for number in range(2_800))


def many_reports(packages: Iterable[Package], editions: int = EDITIONS) -> list[Package]:
    """The packages, and ``editions - 1`` of each report more; the register mentions all of them."""
    found = list(packages)
    reports = [package for package in found if package.family != REGISTER]
    made = [_edition(package, back) for package in reports for back in range(1, editions)]
    others = [_register(package, editions) for package in found if package.family == REGISTER]
    return [*reports, *made, *others]


def _edition(package: Package, back: int) -> Package:
    name = _earlier(package.name, back)
    tables = {
        table: [
            {field: _value(schema.by_name[field], value, package.name, back) for field, value in row.items()}
            for row in package.tables[table]
        ]
        for table, schema in package.schemas.items()
    }
    return replace(package, name=name, tables=tables, descriptor={**package.descriptor, "name": name})


def _register(register: Package, editions: int) -> Package:
    tables = {
        table: [*rows, *_told_again(register, table, editions)] if "report_id" in schema.by_name else rows
        for table, schema in register.schemas.items()
        for rows in [register.tables[table]]
    }
    return replace(register, tables=tables)


def _told_again(register: Package, table: str, editions: int) -> Iterator[dict[str, Value]]:
    schema = register.schemas[table]
    for back in range(1, editions):
        for row in register.tables[table]:
            if row["report_id"]:
                again = {
                    field: _value(schema.by_name[field], value, "", back) for field, value in row.items()
                }
                again["report_id"] = _earlier(str(row["report_id"]), back)
                # Elsewhere it names a row of the report.
                if schema.primary_key == ("record_id",):
                    again["record_id"] = f"{row['record_id']}.{back}"
                yield again


def _earlier(name: str, back: int) -> str:
    """The name of a report some years before; one that names no year gets a number."""
    earlier = _LAST_YEAR.sub(lambda year: f"{int(year[1]) - back:03}", name)
    return earlier if earlier != name else f"{name}-{200 - back}"


def _value(field: Field, value: Value, report: str, back: int) -> Value:
    if field.type == "year" and isinstance(value, int):
        return value - back
    if field.type == "number" and isinstance(value, Decimal):
        return (value * (1 + Decimal(back) / 97)).quantize(value)
    if isinstance(value, date):
        return value.replace(year=value.year - back, day=min(value.day, 28))
    if isinstance(value, int) and field.name in PROVENANCE | {"line_no"}:
        return value + 13 * back
    if isinstance(value, str) and value and not field.register and "enum" not in field.constraints:
        return _text(value, report, back)
    return value


def _text(value: str, report: str, back: int) -> str:
    if _CHINESE.search(value) and len(value) > _SHORT:
        value = value.translate(_other_characters(report, back))
    return _HASH.sub(lambda found: f"x{hashlib.md5(f'{found[0]}{back}'.encode()).hexdigest()[:8]}", value)  # noqa: S324


@cache
def _other_characters(report: str, back: int) -> dict[int, str]:
    mixed = list(_COMMONEST)
    random.Random(f"{report}{back}").shuffle(mixed)  # noqa: S311
    characters = [chr(number) for number in range(0x4E00, 0xA000)]
    return {ord(character): mixed[at % len(mixed)] for at, character in enumerate(characters)}
