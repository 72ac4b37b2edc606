"""Identities of the indicator tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.families.infra_review.identities.numbers import number, shown
from generator.records.record import Record, Tables
from generator.records.values import Value

_COLUMNS = ("whole_target", "cumulative_target", "cumulative_actual", "current_target", "current_actual")
_PAIRS = (("cumulative_target", "current_target"), ("cumulative_actual", "current_actual"))


def indicator_identities(tables: Tables) -> Iterator[Identity]:
    """合計 rows are the sum of their table; in the first year of a programme, cumulative is current."""
    indicators = tables["indicators"]
    yield from _totals(indicators)
    first_years = {record["programme_no"] for record in tables["programmes"] if _in_first_year(record)}
    for record in indicators:
        if record["programme_no"] in first_years:
            yield from _first_year(record)


def _totals(indicators: Sequence[Record]) -> Iterator[Identity]:
    """A 合計 row sums the rows above it, back to the one before it."""
    above: dict[tuple[Value, ...], list[Record]] = defaultdict(list)
    for record in indicators:
        rows = above[(record["programme_no"], record["indicator_kind"], record["sub_project"])]
        if record["is_total"] is not True:
            rows.append(record)
            continue
        for field in _COLUMNS:
            printed = number(record, field)
            values = [value for row in rows if (value := number(row, field)) is not None]
            if printed is not None and not values:
                yield not_computed("indicator-total", record, field, printed, "合計以上各列的數值")
            if printed is not None and values:
                formula = f"各項之和＝{'＋'.join(shown(value) for value in values)}"
                total = sum(values, Decimal(0))
                operands = tuple(rows)
                yield Identity("indicator-total", record, field, printed, total, formula, operands=operands)
        rows.clear()


def _in_first_year(programme: Record) -> bool:
    start, as_of = programme["period_start"], programme["as_of"]
    return isinstance(start, date) and isinstance(as_of, date) and start.year == as_of.year


def _first_year(record: Record) -> Iterator[Identity]:
    for cumulative, current in _PAIRS:
        printed, value = number(record, cumulative), number(record, current)
        if printed is not None and value is None:
            yield not_computed("first-year-cumulative", record, cumulative, printed, "當年的數值")
        if printed is not None and value is not None:
            formula = "計畫於本年度開始，累計值應等於當年值"
            yield Identity(
                "first-year-cumulative",
                record,
                cumulative,
                printed,
                value,
                formula,
            )
