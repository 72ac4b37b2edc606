"""Identities of the enacted budget: this year less last year, and every account as the sum of those below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity
from generator.records.record import Record, Tables

_THIS, _LAST = "budget_this_year_k_twd", "budget_last_year_k_twd"
_FINAL = "final_accounts_prior_year_k_twd"


def check(tables: Tables) -> Iterator[Identity]:
    """The difference of every row, then the sums of every account that has others below it."""
    for record in tables.get("expenditure", []):
        yield _difference(record)
    yield from _children(tables.get("expenditure", []))


def _difference(record: Record) -> Identity:
    """An empty cell is nothing: an account that ended, began, or did not change."""
    this, last = _amount(record, _THIS), _amount(record, _LAST)
    formula = f"本年度{this:,}－上年度{last:,}＝{this - last:,}"
    printed = _amount(record, "difference_k_twd")
    return Identity("year-difference", record, "difference_k_twd", printed, this - last, formula)


def _children(records: list[Record]) -> Iterator[Identity]:
    by_key = {(r["year_roc"], r["account_code"]): r for r in records}
    below: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        parent = by_key.get((record["year_roc"], record["parent_code"]))
        if parent is not None:
            below[parent.record_id].append(record)
    for parent in records:
        parts = below.get(parent.record_id, [])
        for field in (_THIS, _LAST, _FINAL):
            if not parts or not any(part[field] is not None for part in parts):
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


def _amount(record: Record, field: str) -> int:
    value = record[field]
    return value if isinstance(value, int) else 0
