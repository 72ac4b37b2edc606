"""Numbers of records for identities: typed, shown to people, compared at the printed precision."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generator.checking.identity import rounded
from generator.records.record import Record

# Decimals of a recomputed rate beside a printed one that has fewer and differs.
_SHOWN_DECIMALS = Decimal("0.01")


def number(record: Record, field: str) -> Decimal | None:
    """A numeric cell, None where it is empty."""
    value = record[field]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def shown(value: Decimal) -> str:
    """A number with thousands separators."""
    return f"{value:,}"


def ratio(part: Decimal, base: Decimal, like: Decimal) -> Decimal:
    """``part`` in percent of ``base`` at the precision of ``like``; more exact where the two then differ.

    Raises:
        ZeroDivisionError: for a base of 0.
    """
    if base == 0:
        raise ZeroDivisionError("a rate needs a base")
    percent = 100 * part / base
    near = rounded(percent, like)
    if near == like or like.as_tuple().exponent == -2:
        return near
    return percent.quantize(_SHOWN_DECIMALS, rounding=ROUND_HALF_UP)
