"""Building blocks of the identities: amounts with dashes as zero, sums, and the sentences about them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.language.cell import read_cell
from generator.records.record import Record, Tables

_MOST_TERMS = 8
K_TWD_IN_TEXT = re.compile(r"(\d[\d,]*)\s*千元")


def amount(record: Record, field: str) -> Decimal | None:
    """A value of a record; a printed dash is zero, an empty or unreadable cell is None."""
    value = record.values.get(field)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    raw = record.values.get(f"{field}_raw")
    return Decimal(0) if isinstance(raw, str) and read_cell(raw).kind == "none" else None


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


def terms(values: Sequence[Decimal]) -> str:
    """The sum as people write it: ``1,744＋520＝2,264``; long ones by their number of terms."""
    whole = f"{sum(values, Decimal(0)):,}"
    if len(values) > _MOST_TERMS:
        return f"{len(values)}項之和＝{whole}"
    return "＋".join(f"{value:,}" for value in values) + f"＝{whole}"


def total(
    check: str,
    record: Record,
    field: str,
    parts: Sequence[tuple[Record, str]],
    *,
    what: str,
    tolerance: Decimal = Decimal(0),
    due: bool = False,
) -> Iterator[Identity]:
    """One identity: a value is the sum of others; nothing where it is empty or where all are zero.

    Args:
        check: code of the check.
        record: the record with the printed total, in ``field``.
        field: its column.
        parts: records and columns that add up; empty cells count nothing.
        what: what is added up, for the sentence.
        tolerance: see `Identity`.
        due: whether the book must print the parts, so that none at all is an identity that can't be computed.
    """
    printed = amount(record, field)
    if printed and not parts and due:
        yield not_computed(check, record, field, printed, what.removesuffix("之和"))
    if printed is None or not parts:
        return
    values = [amount(part, name) for part, name in parts]
    known = [value for value in values if value is not None]
    if printed == 0 and not any(known):
        return
    lost = any(value is None and _odd(part, name) for value, (part, name) in zip(values, parts, strict=True))
    yield Identity(
        check,
        record,
        field,
        printed,
        None if lost else sum(known, Decimal(0)),
        f"{what}：{terms(known)}",
        tolerance,
        _others(record, (part for part, _ in parts)),
    )


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


def same(
    check: str,
    record: Record,
    field: str,
    other: Record,
    other_field: str,
    *,
    what: str,
) -> Iterator[Identity]:
    """One identity: two places of the book print the same amount."""
    yield from total(check, record, field, [(other, other_field)], what=what)


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
    others = _others(record, operands)
    return Identity(check, record, field, printed, computed, formula, Decimal(0), others)


def children(
    check: str,
    records: Sequence[Record],
    parent_of: Callable[[Record], Record | None],
    fields: Sequence[str],
    *,
    rounded: Sequence[str] = (),
) -> Iterator[Identity]:
    """Every parent is the sum of its children, column by column.

    Args:
        check: code of the check.
        records: rows of one table.
        parent_of: the row above a row, None at the top.
        fields: the columns.
        rounded: columns that were rounded to thousands one by one, so that sums may differ a little.
    """
    below: dict[str, list[Record]] = defaultdict(list)
    parents: dict[str, Record] = {}
    for record in records:
        parent = parent_of(record)
        if parent is not None:
            parents[parent.record_id] = parent
            below[parent.record_id].append(record)
    for key, parent in parents.items():
        for field in fields:
            tolerance = Decimal(len(below[key]) + 1) / 2 if field in rounded else Decimal(0)
            parts = [(child, field) for child in below[key]]
            yield from total(check, parent, field, parts, what="下一層各列之和", tolerance=tolerance)


def _odd(record: Record, field: str) -> bool:
    """Whether a cell is printed but was not readable."""
    return bool(record.values.get(f"{field}_raw")) or record.certainty == "uncertain"


def _others(record: Record, operands: Iterable[Record]) -> tuple[Record, ...]:
    seen: dict[str, Record] = {}
    for operand in operands:
        if operand.record_id != record.record_id:
            seen[operand.record_id] = operand
    return tuple(seen.values())
