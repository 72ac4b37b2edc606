"""Sums and shares of the statistical tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checking.identity import Identity, not_computed, rounded
from generator.families.st_plan.checks.values import integer_of, number_of, text_value
from generator.records.record import Record, Tables

_HUNDRED = Decimal(100)
_GROWTH = re.compile(r"(?:以|按)?每年成長\s*(\d+(?:\.\d+)?)\s*[%％]")


def check_statistics(tables: Tables) -> Iterator[Identity]:
    """All identities of the statistical tables."""
    for year, rows in _by_year(tables["rd_expenditure"]).items():
        yield from _expenditure(year, rows)
    for year, rows in _by_year(tables["agency_budgets"]).items():
        yield from _budgets(year, rows)
    for row in tables["budget_projection"]:
        yield from share_identity(
            "share-of-gdp", row, "share_of_gdp_pct", "st_budget_100m_twd", (row, "gdp_100m_twd")
        )
    yield from _gdp_growth(tables)


def share_identity(
    check: str, row: Record, field: str, part_field: str, whole: tuple[Record, str]
) -> Iterator[Identity]:
    """A printed percentage against part ÷ whole; both are rounded to ones, so a last digit may differ."""
    printed, part, total = number_of(row, field), number_of(row, part_field), number_of(*whole)
    if printed is None:
        yield from _unread(check, row, field, "占比")
        return
    if part is None or not total:
        lost = [
            name for name, value in (("占比的分子", part), ("占比的分母", total or None)) if value is None
        ]
        yield not_computed(check, row, field, printed, *lost)
        return
    exact = part / total * _HUNDRED
    computed = rounded(exact, printed)
    unit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    slack = _HUNDRED / total * (Decimal("0.5") + part / total / 2) + unit / 2
    tolerance = abs(printed - computed) if abs(printed - exact) <= slack else Decimal(0)
    operands = (whole[0],) if whole[0] is not row else ()
    yield Identity(check, row, field, printed, computed, f"{part} ÷ {total}", tolerance, operands)


def _unread(check: str, row: Record, field: str, name: str) -> Iterator[Identity]:
    """The identity of a printed number that could not be read; nothing where none is printed."""
    # An empty cell of a row in doubt is none of the dashes.
    if row.certainty == "uncertain":
        yield not_computed(check, row, field, None, name)


def _by_year(records: list[Record]) -> dict[int, list[Record]]:
    years: dict[int, list[Record]] = {}
    for record in records:
        year = integer_of(record, "year")
        if year is not None:
            years.setdefault(year, []).append(record)
    return years


def _expenditure(year: int, rows: list[Record]) -> Iterator[Identity]:
    total = next((row for row in rows if row["rd_type"] == "合計"), None)
    parts = tuple(row for row in rows if row["rd_type"] != "合計")
    if total is not None:
        yield from _sum("sum-of-types", total, "amount_100m_twd", parts, Decimal(len(parts) + 1) / 2)
        yield from _sum("sum-of-shares", total, "share_pct", parts, Decimal(len(parts) + 1) / 20)
    for part in parts:
        check, field = "share-of-total", "share_pct"
        if total is not None:
            yield from share_identity(check, part, field, "amount_100m_twd", (total, "amount_100m_twd"))
        elif (printed := number_of(part, field)) is not None:
            yield not_computed(check, part, field, printed, f"{year} 年合計")


def _sum(
    check: str, total: Record, field: str, parts: tuple[Record, ...], tolerance: Decimal
) -> Iterator[Identity]:
    values = [number_of(part, field) for part in parts]
    known = [value for value in values if value is not None]
    printed = number_of(total, field)
    lost = [text_value(part, "rd_type") for part, value in zip(parts, values, strict=True) if value is None]
    if printed is None:
        yield from _unread(check, total, field, "合計")
    elif lost or not parts:
        yield not_computed(check, total, field, printed, *(lost or ["各研發類型"]))
    else:
        formula = " + ".join(str(value) for value in known)
        yield Identity(check, total, field, printed, sum(known, Decimal(0)), formula, tolerance, parts)


def _budgets(year: int, rows: list[Record]) -> Iterator[Identity]:
    """The printed total of a year; a dash counts as nothing, a cell that could not be read as a gap."""
    check, field = "sum-of-agencies", "enacted_budget_k_twd"
    parts = tuple(row for row in rows if row["row_level"] == "agency")
    for total in (row for row in rows if row["row_level"] == "total"):
        printed = number_of(total, field)
        # An empty cell of a row in doubt is none of the dashes.
        doubtful = [p for p in parts if p[field] is None and p.certainty == "uncertain"]
        lost = [text_value(part, "agency_name") for part in doubtful]
        if printed is None:
            yield from _unread(check, total, field, "合計")
        elif lost or not parts:
            yield not_computed(check, total, field, printed, *(lost or ["各機關的法定預算數"]))
        else:
            computed = sum((number_of(part, field) or Decimal(0) for part in parts), Decimal(0))
            formula = f"{year} 年度 {len(parts)} 個機關的法定預算數之和"
            yield Identity(check, total, field, printed, computed, formula, operands=parts)


def _gdp_growth(tables: Tables) -> Iterator[Identity]:
    """The note below the projection tells by how many percent GDP was made to grow every year."""
    rows = sorted(tables["budget_projection"], key=lambda row: integer_of(row, "year") or 0)
    notes = [table for table in tables["statistical_tables"] if table["data_table"] == "budget_projection"]
    found = [(note, match) for note in notes if (match := _GROWTH.search(text_value(note, "note")))]
    if not found:
        return
    _, match = found[0]
    rate = Decimal(match[1])
    for before, after in pairwise(rows):
        base, printed = number_of(before, "gdp_100m_twd"), number_of(after, "gdp_100m_twd")
        year_before = (integer_of(after, "year") or 0) - 1
        if printed is None:
            yield from _unread("gdp-growth", after, "gdp_100m_twd", f"{after['year']} 年 GDP")
            continue
        if base is None or integer_of(before, "year") != year_before:
            yield not_computed("gdp-growth", after, "gdp_100m_twd", printed, f"{year_before} 年 GDP")
            continue
        computed = rounded(base * (1 + rate / _HUNDRED), printed)
        formula = f"{base} × (1 + {rate}%)"
        yield Identity("gdp-growth", after, "gdp_100m_twd", printed, computed, formula, Decimal(1), (before,))
