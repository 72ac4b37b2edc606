"""Columns that follow from others of their row: a year in both calendars, a unit without its multiplier."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from generator.language.partial_date import ROC_OFFSET
from generator.language.unit_codes import read_unit
from generator.records.values import Value

# The same year in the calendar of the Republic of China and in the Gregorian one.
_YEARS = (
    ("year_roc", "year"),
    ("start_year_roc", "start_year"),
    ("end_year_roc", "end_year"),
    ("target_year_roc", "target_year"),
    ("period_start_roc", "start_year"),
    ("period_end_roc", "end_year"),
)


def with_derived(own: Mapping[str, Value]) -> dict[str, Value]:
    """A row with what follows from it; what a parser gave stays.

    Args:
        own: all columns of a row's table, None where the parser gave nothing.
    """
    found = dict(own)
    for roc, gregorian in _YEARS:
        if roc in own and gregorian in own:
            found[roc], found[gregorian] = _both_years(own[roc], own[gregorian])
    if "unit_base" in own and isinstance(unit := own.get("unit"), str) and unit:
        of_unit = _of_unit(unit, own.get("value"))
        found |= {name: value for name, value in of_unit.items() if name in own and own[name] is None}
    return found


def said_again(names: Collection[str]) -> set[str]:
    """The columns among these that say what another of them says already, in another form."""
    years = {gregorian for roc, gregorian in _YEARS if {roc, gregorian} <= {*names}}
    return years | ({"unit_base", "unit_factor", "unit_kind"} & {*names} if "unit" in names else set())


def _both_years(roc: Value, gregorian: Value) -> tuple[Value, Value]:
    """A year in both calendars from the one that was read."""
    if isinstance(roc, int) and gregorian is None:
        return roc, roc + ROC_OFFSET
    if isinstance(gregorian, int) and roc is None:
        return gregorian - ROC_OFFSET, gregorian
    return roc, gregorian


def _of_unit(printed: str, value: Value) -> dict[str, Value]:
    unit = read_unit(printed)
    base = value * unit.factor if isinstance(value, Decimal | int) else None
    return {
        "unit_base": unit.base,
        "unit_factor": unit.factor,
        "unit_kind": unit.kind,
        "value_base": base,
    }
