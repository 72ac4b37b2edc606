"""Identities of subsidies, donations and commissioned work, among themselves and with the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checking.identity import Identity
from generator.checking.plain import Plain, plain
from generator.checking.sums import total
from generator.families.unit_budget.checks.sums import by_key, rows
from generator.reading.spacing import squeeze
from generator.records.record import Record, Tables
from generator.records.values import Value

_TOTAL = "total_k_twd"
_AMOUNT = "amount_k_twd"


def check_grants(tables: Tables) -> Iterator[Identity | Plain]:
    """Rows across, levels downwards, and totals against the objects of expenditure."""
    for table in ("subsidies", "donations", "commissioned"):
        yield from plain(tables, table, "grant-row")
        yield from plain(tables, table, "grant-children")
    yield from _commissioned(tables)
    yield from _donations(tables)
    yield from _all_grants(tables)


def _objects(tables: Tables, name: str) -> list[Record]:
    """Cells of the matrix of the object with this name."""
    return [cell for cell in rows(tables, "expense_matrix") if cell["object_name"] == name]


def _of_cell(cell: Record, records: Sequence[Record]) -> list[tuple[Record, str]]:
    """The totals that a cell of the matrix repeats: of its work plan, or of the whole."""
    plan = cell["work_plan_code"]
    level = "work_plan" if plan else "total"
    own = (
        row for row in records if row["row_level"] == level and (not plan or row["work_plan_code"] == plan)
    )
    return [(row, _TOTAL) for row in own]


def _commissioned(tables: Tables) -> Iterator[Identity]:
    """委辦費 by work plan, and by branch where plans or branches have the name of an item."""
    records = rows(tables, "commissioned")
    for cell in _objects(tables, "委辦費"):
        parts = _of_cell(cell, records)
        yield from total("grant-object", cell, _AMOUNT, parts, what="委辦經費分析表之合計", due=True)
    items = {row["path"]: row for row in records if row["row_level"] == "item"}
    accounts = rows(tables, "branch_accounts", object_name="委辦費")
    own = {account.record_id: _items_of_branch(tables, account, items) for account in accounts}
    placed = {row["path"] for found in own.values() for row in found}
    homeless = {row["work_plan_code"] for path, row in items.items() if path not in placed}
    for account in accounts:
        # Work that no branch claims by name could belong to any of them.
        if account["work_plan_code"] not in homeless:
            parts = [(row, _TOTAL) for row in own[account.record_id]]
            what = "該分支計畫各委辦計畫之和"
            yield from total("branch-commissioned", account, _AMOUNT, parts, what=what)


def _items_of_branch(tables: Tables, account: Record, items: dict[Value, Record]) -> list[Record]:
    """Commissioned items of a branch: matched with its programmes, or called like the branch."""
    where = {"work_plan_code": account["work_plan_code"], "branch_no": account["branch_no"]}
    numbers = {row["programme_no"] for row in rows(tables, "programmes", **where)}
    paths = {
        row["path"]
        for row in rows(tables, "programme_funding", instrument="commissioned")
        if row["programme_no"] in numbers
    }
    names = {squeeze(str(row["branch"])) for row in rows(tables, "branches", **where)}
    return [
        row
        for path, row in items.items()
        if path in paths
        or (row["work_plan_code"] == account["work_plan_code"] and squeeze(str(row["name"])) in names)
    ]


def _donations(tables: Tables) -> Iterator[Identity]:
    """Every object that the donations print is that object in the matrix, in total and by work plan."""
    donations = rows(tables, "donations")
    for (code,), accounts in by_key(
        (r for r in donations if r["row_level"] == "account"), "object_code"
    ).items():
        plans = [r for r in donations if r["row_level"] == "work_plan" and r["object_code"] == code]
        for cell in rows(tables, "expense_matrix", object_code=code):
            plan = cell["work_plan_code"]
            own = [r for r in plans if r["work_plan_code"] == plan] if plan else accounts
            yield from total(
                "grant-object", cell, _AMOUNT, [(r, _TOTAL) for r in own], what="捐助經費分析表之合計"
            )


def _all_grants(tables: Tables) -> Iterator[Identity]:
    """獎補助費 is subsidies and donations together, in total and by work plan."""
    records = [*rows(tables, "subsidies"), *rows(tables, "donations")]
    for cell in _objects(tables, "獎補助費"):
        parts = _of_cell(cell, records)
        yield from total("grants-together", cell, _AMOUNT, parts, what="補助與捐助經費分析表之合計", due=True)
