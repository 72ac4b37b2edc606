"""Identities of vehicles, offices and trips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.checking.identity import Identity, rounded
from generator.checking.plain import Plain, plain
from generator.checking.sums import amount, terms, total
from generator.families.unit_budget.checks.sums import computed, rows, stated
from generator.records.record import Record, Tables

_AMOUNT = "amount_k_twd"


def check_upkeep(tables: Tables) -> Iterator[Identity | Plain]:
    """What the agency drives, sits in and travels for."""
    yield from _vehicles(tables)
    yield from _offices(tables)
    yield from _trips(tables)
    yield from _mainland(tables)


def _vehicles(tables: Tables) -> Iterator[Identity | Plain]:
    for row in rows(tables, "vehicles", row_level="vehicle"):
        operands = {"公升數": amount(row, "fuel_litres"), "單價": amount(row, "fuel_unit_price")}
        in_twd = row.values.get("fuel_twd") is not None
        column, product = ("fuel_twd", _fuel_twd) if in_twd else ("fuel_k_twd", _fuel)
        yield from computed("fuel-product", row, column, operands, product)
    yield from plain(tables, "vehicles")
    for whole in rows(tables, "vehicles", row_level="total"):
        for column in ("maintenance_k_twd", "other_k_twd"):
            yield from _upkeep_total(whole, column, rows(tables, "vehicles", row_level="vehicle"))


def _upkeep_total(whole: Record, column: str, vehicles: Sequence[Record]) -> Iterator[Identity]:
    """The upkeep of all vehicles; that of several in one row is a product, rounded to 千元."""
    parts = [(row, column) for row in vehicles]
    several = sum(bool(amount(row, column)) and (amount(row, "count") or 0) > 1 for row in vehicles)
    for found in total("vehicle-total", whole, column, parts, what="各車之和", due=True):
        yield replace(found, tolerance=max(found.tolerance, Decimal(several) / 2))


def _fuel(litres: Decimal, price: Decimal) -> tuple[Decimal, str]:
    cost = litres * price / 1000
    return rounded(cost, Decimal(1)), f"{litres:,}公升×{price}元＝{cost.normalize():f}千元"


def _fuel_twd(litres: Decimal, price: Decimal) -> tuple[Decimal, str]:
    cost = litres * price
    return rounded(cost, Decimal(1)), f"{litres:,}公升×{price}元＝{cost.normalize():f}元"


def _offices(tables: Tables) -> Iterator[Identity | Plain]:
    """Kinds of premises add up downwards, the ways of holding them across; upkeep is that of the matrix."""
    yield from plain(tables, "offices")
    for row in rows(tables, "offices", row_level="total"):
        for cell in rows(tables, "expense_matrix", object_name="房屋建築養護費", work_plan_code=""):
            parts, what = [(cell, _AMOUNT)], "各項費用彙計表之房屋建築養護費"
            yield from total("office-matrix", row, "total_maintenance_k_twd", parts, what=what)


def _trips(tables: Tables) -> Iterator[Identity | Plain]:
    trips = rows(tables, "trips")
    yield from plain(tables, "trips")
    for whole in rows(tables, "trip_summary", row_level="total"):
        yield from plain(tables, "trip_summary", row=whole)
        yield from total(
            "trip-total", whole, _AMOUNT, [(t, "total_k_twd") for t in trips], what="各計畫之和", due=True
        )
        days = [(amount(t, "days") or 0) * (amount(t, "persons") or 0) for t in trips]
        printed = amount(whole, "person_days")
        if trips and printed is not None:
            formula = f"天數×人數：{terms([Decimal(d) for d in days])}"
            yield stated("trip-person-days", whole, "person_days", printed, sum(days), formula, trips)
        for cell in rows(tables, "expense_matrix", object_name="國外旅費", work_plan_code=""):
            parts = [(cell, _AMOUNT)]
            yield from total("trip-matrix", whole, _AMOUNT, parts, what="各項費用彙計表之國外旅費")
    names = {r["work_plan_code"]: r["work_plan"] for r in rows(tables, "work_plans")}
    for cell in rows(tables, "expense_matrix", object_name="國外旅費"):
        own = [(t, "total_k_twd") for t in trips if t["work_plan"] == names.get(cell["work_plan_code"], "")]
        if cell["work_plan_code"]:
            yield from total("trip-matrix", cell, _AMOUNT, own, what="該科目各出國計畫之和", due=True)


def _mainland(tables: Tables) -> Iterator[Identity | Plain]:
    yield from plain(tables, "mainland_trips")
    for cell in rows(tables, "expense_matrix", object_name="大陸地區旅費", work_plan_code=""):
        parts = [(trip, "total_k_twd") for trip in rows(tables, "mainland_trips")]
        yield from total("trip-matrix", cell, _AMOUNT, parts, what="各赴大陸計畫之和", due=True)
