"""Identities of work plans, branches, their accounts, the matrix of objects, and the named programmes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.checking.plain import Plain, plain
from generator.checking.sums import amount, terms, total
from generator.families.unit_budget.checks.rounding import by_exact_sum
from generator.families.unit_budget.checks.sums import by_key, rows, text
from generator.families.unit_budget.expense_objects import same_group
from generator.families.unit_budget.markers import item_starts
from generator.records.record import Record, Tables

_AMOUNT = "amount_k_twd"
_THIS_YEAR = "budget_this_year_k_twd"


def check_plans(tables: Tables) -> Iterator[Identity | Plain]:
    """From the agency's total down to the second-level accounts, and across the matrix."""
    yield from plain(tables, "work_plans")
    yield from _branches(tables)
    yield from _matrix_cells(tables)
    yield from _matrix_sums(tables)
    yield from _programmes(tables)


def _branches(tables: Tables) -> Iterator[Identity | Plain]:
    accounts = by_key(rows(tables, "branch_accounts"), "work_plan_code", "branch_no")
    by_number = rows(tables, "branches", row_level="part")
    for branch in rows(tables, "branches"):
        parts = [(b, _AMOUNT) for b in by_number if _is_part(b, branch)]
        own = accounts.get((branch["work_plan_code"], branch["branch_no"]), [])
        first = [(r, _AMOUNT) for r in own if r["object_level"] == "first"]
        if parts:
            what = "第一級用途別與所含連續性計畫之和"
            yield from total("branch-accounts", branch, _AMOUNT, [*first, *parts], what=what)
        else:
            yield from plain(tables, "branches", row=branch)
        for row in (r for r in own if r["object_level"] == "first"):
            below = [(r, _AMOUNT) for r in own if _is_below(r, row)]
            yield from total("object-children", row, _AMOUNT, below, what="第二級用途別之和", due=True)


def _is_part(branch: Record, whole: Record) -> bool:
    """Whether a branch is a part of another: 04.01 of 04."""
    above = str(branch["branch_no"]).rpartition(".")[0]
    return branch["work_plan_code"] == whole["work_plan_code"] and above == whole["branch_no"]


def _is_below(row: Record, first: Record) -> bool:
    return row["object_level"] == "second" and same_group(str(row["object_code"]), str(first["object_code"]))


def _matrix_cells(tables: Tables) -> Iterator[Identity]:
    """Every cell of the matrix is the sum of that account over the branches of that work plan."""
    accounts = by_key(rows(tables, "branch_accounts"), "work_plan_code", "object_code")
    plans = {row["work_plan_code"]: row for row in rows(tables, "work_plans")}
    for cell in rows(tables, "expense_matrix"):
        if not cell["work_plan_code"]:
            continue
        if cell["object_level"] == "total":
            parts = [(plan, _AMOUNT)] if (plan := plans.get(cell["work_plan_code"])) else []
            yield from total("matrix-plan", cell, _AMOUNT, parts, what="工作計畫之預算金額", due=True)
            continue
        parts = [(r, _AMOUNT) for r in accounts.get((cell["work_plan_code"], cell["object_code"]), [])]
        yield from total("matrix-cell", cell, _AMOUNT, parts, what="各分支計畫同一科目之和", due=True)


def _matrix_sums(tables: Tables) -> Iterator[Identity]:
    cells = rows(tables, "expense_matrix")
    accounts = by_key(rows(tables, "branch_accounts"), "object_code")

    def summed(check: str, whole: Record, parts: list[Record], what: str) -> Iterator[Identity]:
        found = total(check, whole, _AMOUNT, [(cell, _AMOUNT) for cell in parts], what=what, due=True)
        return by_exact_sum(found, [(cell, _gathered(cell, accounts)) for cell in parts])

    for whole in (cell for cell in cells if not cell["work_plan_code"]):
        across = [c for c in cells if c["work_plan_code"] and c["object_code"] == whole["object_code"]]
        yield from summed("matrix-row", whole, across, "各工作計畫之和")
    for column in by_key(cells, "work_plan_code").values():
        for cell in column:
            if cell["object_level"] == "total":
                below = [c for c in column if c["object_level"] == "first"]
            elif cell["object_level"] == "first":
                below = [c for c in column if _is_below(c, cell)]
            else:
                continue
            yield from summed("matrix-column", cell, below, "下一級用途別之和")
    agencies = rows(tables, "expenditure", account_level="xiang")
    for cell in cells:
        if cell["object_level"] == "total" and not cell["work_plan_code"]:
            parts = [(agency, _THIS_YEAR) for agency in agencies]
            what = "歲出機關別預算表之機關合計"
            yield from total("matrix-plan", cell, _AMOUNT, parts, what=what, due=True)


def _gathered(cell: Record, accounts: Mapping[tuple[Hashable, ...], list[Record]]) -> list[Record]:
    """The accounts of branches that a cell of the matrix gathers, of all work plans in the last column."""
    plan = cell["work_plan_code"]
    return [a for a in accounts.get((cell["object_code"],), []) if plan in ("", a["work_plan_code"])]


def _programmes(tables: Tables) -> Iterator[Identity]:
    """A branch is the sum of its programmes; a programme derived from the branch proves nothing.

    A branch that lists other items beside its programmes is no such sum.
    """
    branches = {(row["work_plan_code"], row["branch_no"]): row for row in rows(tables, "branches")}
    for key, programmes in by_key(rows(tables, "programmes"), "work_plan_code", "branch_no").items():
        branch = branches.get((str(key[0]), str(key[1])))
        missing, others = _gaps(branch, programmes) if branch is not None else (0, True)
        if branch is None or others:
            continue
        printed = [p for p in programmes if p["amount_status"] == "printed"]
        lost = len(programmes) - len(printed) + missing
        if not lost:
            parts = [(p, _AMOUNT) for p in printed]
            yield from total("branch-programmes", branch, _AMOUNT, parts, what="所列各計畫之和")
            continue
        values = [value for p in printed if (value := amount(p, _AMOUNT)) is not None]
        gap = f"{lost}項計畫的金額（其餘{terms(values)}）"
        whole = amount(branch, _AMOUNT) or Decimal(0)
        found = not_computed("branch-programmes", branch, _AMOUNT, whole, gap)
        yield replace(found, operands=tuple(printed))


def _gaps(branch: Record, programmes: list[Record]) -> tuple[int, bool]:
    """How many items are missing from the numbers, and whether the branch lists items of another kind."""
    numbers = {number for p in programmes if isinstance(number := p["item_no"], int)}
    mentioned = {start[0] for start in item_starts(text(branch, "description"))}
    missing = set(range(1, max(numbers, default=0) + 1)) - numbers
    return len(missing), bool((missing | {max(numbers, default=0) + 1}) & mentioned)
