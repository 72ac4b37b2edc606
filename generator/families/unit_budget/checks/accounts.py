"""Identities of revenue and expenditure: levels, this year against last, sheets and fees."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity, rounded
from generator.checking.plain import Plain, plain
from generator.checking.sums import amount
from generator.families.unit_budget.checks.sums import by_key, computed, difference, rows
from generator.records.record import Tables

_YEARS = ("budget_this_year_k_twd", "budget_last_year_k_twd")


def check_accounts(tables: Tables) -> Iterator[Identity | Plain]:
    """Revenue and expenditure by level, differences of all tables of years, and the revenue sheets."""
    yield from plain(tables, "revenue")
    yield from plain(tables, "expenditure")
    for table in ("revenue", "expenditure", "function_expenditure", "comparisons"):
        for record in tables.get(table, []):
            yield from difference(record, "difference_k_twd", *_YEARS)
    yield from _sheets(tables)
    yield from _fees(tables)


def _sheets(tables: Tables) -> Iterator[Identity | Plain]:
    for sheet in rows(tables, "revenue_sheets"):
        yield from plain(tables, "revenue_sheets", "sheet-amount", row=sheet)
        for row in rows(tables, "revenue_sheet_rows", sheet_code=sheet["account_code"]):
            yield from plain(tables, "revenue_sheet_rows", row=row)


def _fees(tables: Tables) -> Iterator[Identity | Plain]:
    by_code = by_key(rows(tables, "revenue_fees"), "account_code")
    for fee in (fee for fees in by_code.values() for fee in fees):
        operands = {"數量": amount(fee, "quantity"), "單價": amount(fee, "unit_price_k_twd")}
        # Most fees print only their amount: then there is no product to check.
        if any(value is not None for value in operands.values()):
            in_twd = fee.values.get("amount_twd") is not None
            column, product = ("amount_twd", _fee_twd) if in_twd else ("amount_k_twd", _fee)
            yield from computed("fee-product", fee, column, operands, product)
    yield from plain(tables, "revenue_sheets", "fee-sum")


def _fee_twd(quantity: Decimal, price: Decimal) -> tuple[Decimal, str]:
    return quantity * price * 1000, f"{quantity:,}×{price * 1000:,}元＝{quantity * price * 1000:,}元"


def _fee(quantity: Decimal, price: Decimal) -> tuple[Decimal, str]:
    product = rounded(quantity * price, Decimal(1))
    return product, f"{quantity:,}×{price}＝{quantity * price:,}，四捨五入為{product:,}"
