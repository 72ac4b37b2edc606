"""Identities of vehicles, offices and trips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checking.identity import Identity, rounded
from generator.families.unit_budget.checks.sums import amount, computed, rows, same, stated, terms, total
from generator.records.record import Record, Tables

_AMOUNT = "amount_k_twd"


def check_upkeep(tables: Tables) -> Iterator[Identity]:
    """What the agency drives, sits in and travels for."""
    yield from _vehicles(tables)
    yield from _offices(tables)
    yield from _trips(tables)
    yield from _mainland(tables)


def _vehicles(tables: Tables) -> Iterator[Identity]:
    vehicles = rows(tables, "vehicles", level="vehicle")
    for row in vehicles:
        operands = {"公升數": amount(row, "fuel_litres"), "單價": amount(row, "fuel_unit_price")}
        yield from computed("fuel-product", row, "fuel_k_twd", operands, _fuel)
    for whole in rows(tables, "vehicles", level="total"):
        for field in ("fuel_litres", "fuel_k_twd", "maintenance_k_twd", "other_k_twd"):
            tolerance = Decimal(len(vehicles) + 1) / 2 if field == "fuel_k_twd" else Decimal(0)
            parts = [(row, field) for row in vehicles]
            yield from total(
                "vehicle-total", whole, field, parts, what="各車之和", tolerance=tolerance, due=True
            )


def _fuel(litres: Decimal, price: Decimal) -> tuple[Decimal, str]:
    cost = litres * price / 1000
    return rounded(cost, Decimal(1)), f"{litres:,}公升×{price}元＝{cost.normalize():f}千元"


def _offices(tables: Tables) -> Iterator[Identity]:
    """Kinds of premises add up downwards, the ways of holding them across."""
    records = rows(tables, "offices")
    if not records:
        return
    fields = [
        name for name in records[0].values if name.endswith(("_area", "_k_twd")) and not name.endswith("_raw")
    ]
    for row in records:
        if row["level"] == "total":
            below: Sequence[Record] = [r for r in records if r["level"] == "category"]
        elif row["level"] == "category":
            below = [r for r in records if r["level"] == "subcategory" and r["parent"] == row["category"]]
        else:
            below = []
        for field in fields:
            yield from total("office-total", row, field, [(r, field) for r in below], what="各類之和")
        for kind in ("area", "maintenance_k_twd", "rent_k_twd", "deposit_k_twd"):
            parts = [(row, f"{p}_{kind}") for p in ("owned", "free", "rented") if f"{p}_{kind}" in fields]
            yield from total("office-row", row, f"total_{kind}", parts, what="自有、借用與租用之和")
    for row in (r for r in records if r["level"] == "total"):
        for cell in rows(tables, "expense_matrix", account_name="房屋建築養護費", work_plan_code=""):
            yield from same(
                "office-matrix",
                row,
                "total_maintenance_k_twd",
                cell,
                _AMOUNT,
                what="各項費用彙計表之房屋建築養護費",
            )


def _trips(tables: Tables) -> Iterator[Identity]:
    trips = rows(tables, "trips")
    parts_of = ("transport_k_twd", "living_k_twd", "office_k_twd", "tuition_k_twd")
    for trip in trips:
        yield from total("trip-row", trip, "total_k_twd", [(trip, f) for f in parts_of], what="各項旅費之和")
    summary = rows(tables, "trip_summary")
    for whole in (r for r in summary if r["level"] == "total"):
        for field in (
            "plans",
            "person_days",
            _AMOUNT,
            "last_year_plans",
            "last_year_person_days",
            f"last_year_{_AMOUNT}",
        ):
            parts = [(r, field) for r in summary if r["level"] == "category"]
            yield from total("trip-summary-total", whole, field, parts, what="各類之和")
        yield from total(
            "trip-total", whole, _AMOUNT, [(t, "total_k_twd") for t in trips], what="各計畫之和", due=True
        )
        days = [(amount(t, "days") or 0) * (amount(t, "persons") or 0) for t in trips]
        printed = amount(whole, "person_days")
        if trips and printed is not None:
            formula = f"天數×人數：{terms([Decimal(d) for d in days])}"
            yield stated("trip-person-days", whole, "person_days", printed, sum(days), formula, trips)
        for cell in rows(tables, "expense_matrix", account_name="國外旅費", work_plan_code=""):
            yield from same("trip-matrix", whole, _AMOUNT, cell, _AMOUNT, what="各項費用彙計表之國外旅費")
    names = {r["work_plan_code"]: r["work_plan"] for r in rows(tables, "work_plans")}
    for cell in rows(tables, "expense_matrix", account_name="國外旅費"):
        own = [(t, "total_k_twd") for t in trips if t["work_plan"] == names.get(cell["work_plan_code"], "")]
        if cell["work_plan_code"]:
            yield from total("trip-matrix", cell, _AMOUNT, own, what="該科目各出國計畫之和", due=True)


def _mainland(tables: Tables) -> Iterator[Identity]:
    trips = rows(tables, "mainland_trips")
    parts_of = ("transport_k_twd", "living_k_twd", "office_k_twd")
    for trip in trips:
        yield from total("trip-row", trip, "total_k_twd", [(trip, f) for f in parts_of], what="各項旅費之和")
    for cell in rows(tables, "expense_matrix", account_name="大陸地區旅費", work_plan_code=""):
        parts = [(trip, "total_k_twd") for trip in trips]
        yield from total("trip-matrix", cell, _AMOUNT, parts, what="各赴大陸計畫之和")
