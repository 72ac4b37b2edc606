"""Does every cell keep what its table's schema promises: type, required, enum, range, pattern, uniqueness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.errors import Problem
from generator.records.schema import Field, TableSchema
from generator.records.stretches import first_line
from generator.records.values import Row, Value, fits, to_text


def value_problems(schema: TableSchema, rows: Sequence[Row], file: str) -> Iterator[Problem]:
    """One problem for each cell of a table that breaks its schema (codes DATA-…)."""
    for field in schema.fields:
        seen: set[Value] = set()
        unique = bool(field.constraints.get("unique"))
        for row in rows:
            value = row.get(field.name)
            fault = _fault(field, value)
            if fault is None and unique and value in seen:
                fault = ("DATA-UNIQUE", f"{to_text(value)!r} a second time", "a value of its own a row")
            if fault is not None:
                yield _problem(schema, field, row, file, fault)
            if unique:
                seen.add(value)


def _fault(field: Field, value: Value) -> tuple[str, str, str] | None:
    """Code, what was seen, what was expected; None for a good cell."""
    constraints = field.constraints
    if value is None or value == "":
        # An empty string is a value of a key part; only `required` forbids it.
        if constraints.get("required"):
            return ("DATA-REQUIRED", "an empty cell", "a value")
        return None
    if not fits(value, field.type):
        return ("DATA-TYPE", repr(to_text(value)), f"type {field.type}")
    broken = _broken_constraint(value, constraints) if constraints else None
    return None if broken is None else (broken[0], repr(to_text(value)), broken[1])


def _broken_constraint(value: Value, constraints: Mapping[str, Any]) -> tuple[str, str] | None:
    """Code and what was expected; None where the value keeps them all."""
    if "enum" in constraints and value not in constraints["enum"]:
        return ("DATA-ENUM", "one of " + ", ".join(str(item) for item in constraints["enum"]))
    if isinstance(value, int | Decimal) and not _in_range(value, constraints):
        bounds = [f"{name} {constraints[name]}" for name in ("minimum", "maximum") if name in constraints]
        return ("DATA-RANGE", " and ".join(bounds))
    pattern = constraints.get("pattern")
    if pattern and isinstance(value, str) and re.fullmatch(str(pattern), value) is None:
        return ("DATA-PATTERN", f"text that matches {pattern}")
    return None


def _in_range(value: int | Decimal, constraints: Mapping[str, Any]) -> bool:
    low, high = constraints.get("minimum"), constraints.get("maximum")
    if low is None and high is None:
        return True
    number = Decimal(value)
    return (low is None or number >= Decimal(str(low))) and (high is None or number <= Decimal(str(high)))


def _problem(schema: TableSchema, field: Field, row: Row, file: str, fault: tuple[str, str, str]) -> Problem:
    code, seen, expected = fault
    where = f"{schema.name}.{field.name} of {row_name(schema, row)}"
    remedy = "Compare with the source line: mend the parser, or the schema where the report is right."
    return Problem(code, file, first_line(row), f"{where}: {seen}", expected, remedy)


def row_name(schema: TableSchema, row: Row) -> str:
    """How messages call a row: its record_id, or its key where it has none."""
    if "record_id" in schema.primary_key:
        return to_text(row.get("record_id"))
    return f"{schema.name} " + "/".join(to_text(row.get(name)) for name in schema.key)
