"""Building blocks of the identities of budget books that no schema states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.checking.sums import amount, other_records, unread
from generator.records.record import Record, Tables

K_TWD_IN_TEXT = re.compile(r"(\d[\d,]*)\s*千元")


def text(record: Record, field: str) -> str:
    """A text of a record, empty where there is none."""
    value = record.values.get(field)
    return value if isinstance(value, str) else ""


def rows(tables: Tables, table: str, **wanted: object) -> list[Record]:
    """The rows of a table whose fields have these values."""
    return [row for row in tables.get(table, []) if all(row[name] == value for name, value in wanted.items())]


def by_key(records: Iterable[Record], *fields: str) -> dict[tuple[Hashable, ...], list[Record]]:
    """Records grouped by the values of fields."""
    groups: dict[tuple[Hashable, ...], list[Record]] = defaultdict(list)
    for record in records:
        groups[tuple(record[field] for field in fields)].append(record)
    return groups


def figures(value: str) -> list[Decimal]:
    """All amounts in 千元 that a text tells, in order."""
    return [Decimal(match[1].replace(",", "")) for match in K_TWD_IN_TEXT.finditer(value)]


def computed(
    check: str,
    record: Record,
    field: str,
    values: Mapping[str, Decimal | None],
    compute: Callable[..., tuple[Decimal, str]],
) -> Iterator[Identity]:
    """One identity within a row: nothing where its result is empty, not computed where an operand is.

    Args:
        check: code of the check.
        record: the record of the result and of the operands.
        field: column of the result.
        values: operands by their zh names.
        compute: (result, formula for people) from the operands, in that order.
    """
    printed = amount(record, field)
    missing = [name for name, value in values.items() if value is None]
    yield from unread(check, record, field)
    if printed is None:
        return
    if missing:
        yield not_computed(check, record, field, printed, *missing)
        return
    result, formula = compute(*values.values())
    yield Identity(check, record, field, printed, result, formula)


def difference(record: Record, field: str, this: str, last: str) -> Iterator[Identity]:
    """year-difference: 比較 is this year's amount less last year's."""
    values = {"本年度預算數": amount(record, this), "上年度預算數": amount(record, last)}

    def less(a: Decimal, b: Decimal) -> tuple[Decimal, str]:
        return a - b, f"本年度{a:,}－上年度{b:,}＝{a - b:,}"

    yield from computed("year-difference", record, field, values, less)


def stated(
    check: str,
    record: Record,
    field: str,
    printed: Decimal | int,
    computed: Decimal | int | None,
    formula: str,
    operands: Iterable[Record] = (),
) -> Identity:
    """An identity for a number that stands in a text."""
    others = other_records(record, operands)
    return Identity(check, record, field, printed, computed, formula, Decimal(0), others)
