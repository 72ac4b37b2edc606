"""Values of records by type, as checks need them."""

from __future__ import annotations

from decimal import Decimal

from generator.records.record import Record


def text_value(record: Record, field: str) -> str:
    """A string field; an empty string where it is empty."""
    value = record[field]
    return value if isinstance(value, str) else ""


def number_of(record: Record, field: str) -> Decimal | None:
    """A number field; None where it is empty."""
    value = record[field]
    return Decimal(value) if isinstance(value, int | Decimal) else None


def integer_of(record: Record, field: str) -> int | None:
    """An integer field; None where it is empty."""
    value = record[field]
    return value if isinstance(value, int) else None
