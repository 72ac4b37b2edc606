"""A printed amount against a sum of others: dashes as zero, lost cells, and the sentence about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.language.cell import read_cell
from generator.records.record import Record

_MOST_TERMS = 8
_PRINTED = "印出的數字（無法判讀）"


def amount(record: Record, field: str) -> Decimal | None:
    """A value of a record; a printed dash is zero, an empty or unreadable cell is None.

    An amount in 千元 that is no whole number stands in the column of 元 beside it.
    """
    value = record.values.get(field)
    if value is None and field.endswith("_k_twd"):
        in_twd = record.values.get(field.removesuffix("_k_twd") + "_twd")
        if isinstance(in_twd, int):
            return Decimal(in_twd) / 1000
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    raw = record.values.get(f"{field}_raw")
    return Decimal(0) if isinstance(raw, str) and read_cell(raw).kind == "none" else None


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
    rounded: bool = False,
    due: bool = False,
) -> Iterator[Identity]:
    """One identity: a value is the sum of others; nothing where none is printed or where all are zero.

    A printed value that could not be read is an identity that can't be computed.

    Args:
        check: code of the check.
        record: the record with the printed total, in ``field``.
        field: its column.
        parts: records and columns that add up; empty cells count nothing.
        what: what is added up, for the sentence.
        rounded: whether parts and total were rounded one by one: then they may differ by half a unit each.
        due: whether the report must print the parts, so that having none is told as `not_computed`.
    """
    printed = amount(record, field)
    if printed and not parts and due:
        yield not_computed(check, record, field, printed, what.removesuffix("之和"))
    if parts:
        yield from unread(check, record, field)
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
        _tolerance(record, field, parts, rounded=rounded),
        other_records(record, (part for part, _ in parts)),
    )


def unread(check: str, record: Record, field: str) -> Iterator[Identity]:
    """The identity of a printed value that could not be read; nothing for one that is read or not printed."""
    printed = record.values.get(f"{field}_raw", record.certainty == "uncertain")
    if printed and amount(record, field) is None:
        yield not_computed(check, record, field, None, _PRINTED)


def _tolerance(record: Record, field: str, parts: Sequence[tuple[Record, str]], *, rounded: bool) -> Decimal:
    """How far printed amounts may be apart that were rounded: one by one, or to 千元 from amounts in 元.

    Where one side is printed in 千元 and the other in 元, each amount in 千元 is off by half a unit at most.
    """
    if rounded:
        return Decimal(len(parts) + 1) / 2
    in_k_twd = [(record, field), *parts] if any(_in_twd(*part) for part in ((record, field), *parts)) else []
    return Decimal(sum(not _in_twd(*part) for part in in_k_twd)) / 2


def _in_twd(record: Record, field: str) -> bool:
    """Whether an amount is printed in 元."""
    return bool(record.values.get(field.removesuffix("_k_twd") + "_twd")) and field.endswith("_k_twd")


def other_records(record: Record, operands: Iterable[Record]) -> tuple[Record, ...]:
    """The operands but for the record itself, each once, in order."""
    seen: dict[str, Record] = {}
    for operand in operands:
        if operand.record_id != record.record_id:
            seen[operand.record_id] = operand
    return tuple(seen.values())


def _odd(record: Record, field: str) -> bool:
    """Whether a cell is printed but was not readable."""
    return bool(record.values.get(f"{field}_raw")) or record.certainty == "uncertain"
