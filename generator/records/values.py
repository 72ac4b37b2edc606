"""Cell values and their canonical text, the same in CSV, identifiers and comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | bool | date | None
# A row of a table: values by the names of its columns.
Row = Mapping[str, Value]
_BOTH_WAYS = "±"


class PlusMinus(Decimal):
    """A number that is printed with ± before it (±200 MVAR): its size, written as printed.

    Only fields with ``bare_number: false`` in their schema hold such numbers; tools that read the field as
    the Table Schema says drop the sign.
    """


def to_text(value: Value) -> str:
    """Canonical text of a value: plain decimals without exponent, ISO dates, true/false, empty for None."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        sign = _BOTH_WAYS if isinstance(value, PlusMinus) else ""
        return sign + format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def from_text(text: str, type_name: str) -> Value:
    """The value of a canonical text for a Table Schema type; empty text is None (string: empty).

    Raises:
        ValueError: for text that is no such value.
    """
    if type_name == "string":
        return text
    if text == "":
        return None
    match type_name:
        case "integer" | "year":
            return int(text)
        case "number":
            return PlusMinus(text[1:]) if text.startswith(_BOTH_WAYS) else Decimal(text)
        case "boolean":
            if text not in {"true", "false"}:
                raise ValueError(f"{text!r} is neither true nor false")
            return text == "true"
        case "date":
            return date.fromisoformat(text)
        case _:
            raise ValueError(f"unknown type {type_name!r}")


def fits(value: Value, type_name: str) -> bool:
    """Whether a Python value is of a Table Schema type (None fits every type)."""
    if value is None:
        return True
    match type_name:
        case "string":
            return isinstance(value, str)
        case "integer" | "year":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | Decimal) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case _:
            return isinstance(value, date)
