"""Identities of the enacted budget: differences, sums of accounts, amounts that explanations begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.records.record import Record, Tables
from generator.records.values import Value

_THIS, _LAST = "budget_this_year_k_twd", "budget_last_year_k_twd"
_FINAL, _DIFFERENCE = "final_accounts_prior_year_k_twd", "difference_k_twd"
# Levels of accounts that are nothing but the sum of others.
_SUMS = frozenset({"kuan", "xiang", "function"})
# 本年度預算數6,750千元，係…: the explanation of an account without parts begins with its amount.
_EXPLAINED = re.compile(r"本年度(?:預算數|編列)(\d[\d,]*)千元")


def check(tables: Tables) -> Iterator[Identity]:
    """The difference of every row, then the sums of every account that has others below it."""
    records = tables.get("expenditure", [])
    # A file without the column prints no difference at all.
    if any(record[_DIFFERENCE] is not None for record in records):
        yield from map(_difference, records)
    for record in records:
        yield from _explained(record)
    yield from _children(records)
    yield from _totals(records)


def _difference(record: Record) -> Identity:
    """An empty cell is nothing: an account that ended, began, or did not change.

    Of an uncertain row it may also be one that nobody can read, and then nothing can be computed.
    """
    if record.certainty == "uncertain" and None in (record[_THIS], record[_LAST]):
        printed = record[_DIFFERENCE]
        known = printed if isinstance(printed, int) else None
        return Identity("year-difference", record, _DIFFERENCE, known, None)
    this, last = _amount(record, _THIS), _amount(record, _LAST)
    formula = f"本年度{this:,}－上年度{last:,}＝{this - last:,}"
    printed = _amount(record, _DIFFERENCE)
    return Identity("year-difference", record, _DIFFERENCE, printed, this - last, formula)


def _explained(record: Record) -> Iterator[Identity]:
    found = _EXPLAINED.match(str(record["explanation"] or ""))
    if found is not None:
        formula = f"說明：{found[0]}"
        stated = int(found[1].replace(",", ""))
        yield Identity("explained-amount", record, _THIS, _amount(record, _THIS), stated, formula)


def _children(records: list[Record]) -> Iterator[Identity]:
    # Nothing stands below an account whose code is lost: an empty parent is that of a ministry.
    by_key = {_key(r, "account_code"): r for r in records if r["account_code"]}
    below: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        parent = by_key.get(_key(record, "parent_code"))
        if parent is not None:
            below[parent.record_id].append(record)
    for parent in records:
        parts = below.get(parent.record_id, [])
        for field in (_THIS, _LAST, _FINAL):
            if not any(part[field] is not None for part in parts):
                yield from _without_parts(parent, field, parts)
                continue
            values = [_amount(part, field) for part in parts]
            # Final accounts are rounded to thousands one by one.
            tolerance = Decimal(len(parts) + 1) / 2 if field == _FINAL else Decimal(0)
            yield Identity(
                "account-children",
                parent,
                field,
                _amount(parent, field),
                sum(values),
                f"下一層{len(parts)}列之和＝{sum(values):,}",
                tolerance,
                tuple(parts),
            )


def _key(record: Record, field: str) -> tuple[Value, ...]:
    """An account in its year and stage, for a file may hold a year's proposal beside what was enacted."""
    return record["year_roc"], record["budget_stage"], record[field]


def _without_parts(parent: Record, field: str, parts: list[Record]) -> Iterator[Identity]:
    """The amount of an account whose parts lack theirs; parts in doubt may hold one that nobody can read."""
    printed = _amount(parent, field)
    if not printed or parent["account_level"] not in _SUMS:
        return
    if any(part.certainty == "uncertain" for part in parts):
        yield Identity("account-children", parent, field, printed, None, operands=tuple(parts))
    else:
        yield not_computed("account-children", parent, field, printed, "下一層科目的金額")


def _totals(records: list[Record]) -> Iterator[Identity]:
    """The total of a year, where the table prints one, and all ministries."""
    for total in (record for record in records if record["account_level"] == "total"):
        parts = [r for r in records if r["account_level"] == "kuan" and r["year_roc"] == total["year_roc"]]
        for field in (_THIS, _LAST):
            computed = sum(_amount(part, field) for part in parts)
            formula = f"{len(parts)}款之和＝{computed:,}"
            printed, none = _amount(total, field), Decimal(0)
            yield Identity("enacted-total", total, field, printed, computed, formula, none, tuple(parts))


def _amount(record: Record, field: str) -> int:
    value = record[field]
    return value if isinstance(value, int) else 0
