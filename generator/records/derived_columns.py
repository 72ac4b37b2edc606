"""Columns that follow from others of their row: a year in both calendars, a unit without its multiplier."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.language.partial_date import ROC_OFFSET
from generator.language.unit_codes import read_unit
from generator.records.values import Value


def with_derived(own: Mapping[str, Value]) -> dict[str, Value]:
    """A row with what follows from it; what a parser gave stays.

    Args:
        own: all columns of a row's table, None where the parser gave nothing.
    """
    found = dict(own)
    if {"year", "year_roc"} <= own.keys():
        found |= _both_years(own["year_roc"], own["year"])
    if {"unit", "unit_base"} <= own.keys() and isinstance(own["unit"], str) and own["unit"]:
        found |= {name: value for name, value in _of_unit(own).items() if own.get(name) is None}
    return {name: found[name] for name in own}


def _both_years(roc: Value, gregorian: Value) -> dict[str, Value]:
    """A year in both calendars from the one that was read."""
    if isinstance(roc, int) and gregorian is None:
        return {"year_roc": roc, "year": roc + ROC_OFFSET}
    if isinstance(gregorian, int) and roc is None:
        return {"year_roc": gregorian - ROC_OFFSET, "year": gregorian}
    return {"year_roc": roc, "year": gregorian}


def _of_unit(own: Mapping[str, Value]) -> dict[str, Value]:
    unit = read_unit(str(own["unit"]))
    value = own.get("value")
    base = value * unit.factor if isinstance(value, Decimal | int) else None
    return {
        "unit_base": unit.base,
        "unit_factor": unit.factor,
        "unit_kind": unit.kind,
        "value_base": base,
    }
