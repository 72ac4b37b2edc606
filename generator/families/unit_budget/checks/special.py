"""Identities of publicity and of plans over several years, with the branches that pay for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity
from generator.checking.plain import Plain, plain
from generator.checking.sums import amount, terms
from generator.families.unit_budget.checks.phrases import ADMINISTRATION, PROJECT, WHOLE, number, sequence
from generator.families.unit_budget.checks.sums import figures, rows, stated, text
from generator.families.unit_budget.markers import item_starts, items_of
from generator.records.record import Record, Tables

_AMOUNT = "amount_k_twd"
_IN_YEARS = re.compile(r"分\s*(\d{1,2})\s*年辦理")


def check_special(tables: Tables) -> Iterator[Identity | Plain]:
    """The publicity table, then the multi-year plans."""
    yield from _media(tables)
    yield from _multi_year(tables)


def _media(tables: Tables) -> Iterator[Identity | Plain]:
    """The publicity table tells an amount a branch: that of the branch's own description."""
    for row in rows(tables, "media"):
        content = text(row, "content")
        starts = sequence(item_starts(content))
        if not starts:
            continue
        values = []
        for item in items_of(content, starts):
            own = figures(item)
            values.extend(own[:1])
            for branch in rows(tables, "branches", work_plan_code=row["account_code"]):
                if own and item.startswith(text(branch, "branch")):
                    yield from _media_branch(row, branch, own[0])
        whole = amount(row, _AMOUNT)
        if whole is not None:
            yield stated("media-items", row, _AMOUNT, whole, sum(values), f"各項之和：{terms(values)}")
    yield from plain(tables, "media")


def _media_branch(row: Record, branch: Record, printed: Decimal) -> Iterator[Identity]:
    description = text(branch, "description")
    found = [m[2] for m in (PROJECT.search(description), ADMINISTRATION.search(description)) if m and m[2]]
    values = [number(value) for value in found]
    if values:
        formula = f"分支計畫說明所列宣導費：{terms(values)}"
        yield stated("media-branch", row, "content", printed, sum(values), formula, [branch])


def _multi_year(tables: Tables) -> Iterator[Identity | Plain]:
    """億元 with two decimals: the years add up, and this year is the branch of that name."""
    for plan in rows(tables, "multi_year"):
        yield from plain(tables, "multi_year", row=plan)
        branch = next((b for b in rows(tables, "branches") if b["branch"] == plan["name"]), None)
        if branch is not None:
            yield from _multi_year_branch(plan, branch)


def _multi_year_branch(plan: Record, branch: Record) -> Iterator[Identity]:
    description = text(branch, "description")
    whole = WHOLE.search(description)
    for field, value in (
        ("this_year_100m_twd", amount(branch, _AMOUNT)),
        ("total_need_100m_twd", number(whole[1]) if whole else None),
    ):
        printed = amount(plan, field)
        if printed is not None and value is not None:
            computed = (value / 100_000).quantize(Decimal("0.01"))
            formula = f"分支計畫說明之{value:,}千元，四捨五入為{computed}億元"
            yield stated("multi-year-branch", plan, field, printed, computed, formula, [branch])
    match = _IN_YEARS.search(description)
    first, last = amount(plan, "start_year_roc"), amount(plan, "end_year_roc")
    if match and first is not None and last is not None:
        formula = f"{first}至{last}年度共{last - first + 1}年"
        yield stated(
            "multi-year-years", branch, "description", int(match[1]), last - first + 1, formula, [plan]
        )
