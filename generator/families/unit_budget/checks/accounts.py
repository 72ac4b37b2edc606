"""Identities of revenue and expenditure: levels, this year against last, sheets and fees."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity, rounded
from generator.families.unit_budget.checks.sums import (
    amount,
    by_key,
    children,
    computed,
    difference,
    rows,
    same,
    total,
)
from generator.records.record import Record, Tables

_YEARS = ("budget_this_year_k_twd", "budget_last_year_k_twd", "final_accounts_prior_year_k_twd")
_ROUNDED = ("final_accounts_prior_year_k_twd",)


def check_accounts(tables: Tables) -> Iterator[Identity]:
    """Revenue and expenditure by level, differences, and the revenue sheets."""
    yield from _revenue(tables)
    yield from _expenditure(tables)
    for table in ("revenue", "expenditure"):
        for record in tables.get(table, []):
            yield from difference(record, "difference_k_twd", *_YEARS[:2])
    yield from _sheets(tables)
    yield from _fees(tables)


def _revenue(tables: Tables) -> Iterator[Identity]:
    records = rows(tables, "revenue")
    by_path = {row["path"]: row for row in records}

    def parent(row: Record) -> Record | None:
        if row["level"] == "total":
            return None
        return by_path.get("/".join(str(row["path"]).split("/")[:-1]))

    yield from children("account-children", records, parent, _YEARS, rounded=_ROUNDED)


def _expenditure(tables: Tables) -> Iterator[Identity]:
    records = rows(tables, "expenditure")
    by_code = {str(row["account_code"]): row for row in records}
    yield from children(
        "account-children",
        records,
        lambda row: by_code.get(str(row["parent_code"])) if row["parent_code"] else None,
        _YEARS,
        rounded=_ROUNDED,
    )


def _sheets(tables: Tables) -> Iterator[Identity]:
    by_code = {str(row["account_code"]): row for row in rows(tables, "revenue") if row["account_code"]}
    for sheet in rows(tables, "revenue_sheets"):
        account = by_code.get(str(sheet["account_code"]))
        parts = [(account, _YEARS[0])] if account is not None else []
        what = "歲入來源別預算表之本年度預算數"
        yield from total("sheet-amount", sheet, "amount_k_twd", parts, what=what, due=True)
        for row in rows(tables, "revenue_sheet_rows", sheet_code=sheet["account_code"]):
            yield from same("sheet-rows", row, "amount_k_twd", sheet, "amount_k_twd", what="提要表之預算金額")


def _fees(tables: Tables) -> Iterator[Identity]:
    by_code = by_key(rows(tables, "revenue_fees"), "account_code")
    for fees in by_code.values():
        for fee in fees:
            operands = {"數量": amount(fee, "quantity"), "單價": amount(fee, "unit_price_k_twd")}
            # Most fees print only their amount: then there is no product to check.
            if any(value is not None for value in operands.values()):
                yield from computed("fee-product", fee, "amount_k_twd", operands, _fee)
    for sheet in rows(tables, "revenue_sheets"):
        parts = [(fee, "amount_k_twd") for fee in by_code.get((sheet["account_code"],), [])]
        yield from total("fee-sum", sheet, "amount_k_twd", parts, what="說明欄各項之和")


def _fee(quantity: Decimal, price: Decimal) -> tuple[Decimal, str]:
    product = rounded(quantity * price, Decimal(1))
    return product, f"{quantity:,}×{price}＝{quantity * price:,}，四捨五入為{product:,}"
