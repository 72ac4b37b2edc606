"""Identities of the tables by object: first level, capital, functions of government."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from generator.checking.identity import Identity, not_computed
from generator.checking.plain import Plain, plain
from generator.checking.sums import amount, terms, total
from generator.families.unit_budget.checks.rounding import by_share
from generator.families.unit_budget.checks.sums import rows, stated, text
from generator.records.record import Record, Tables

_CURRENT = tuple(
    f"current_{name}_k_twd" for name in ("personnel", "operations", "subsidies", "debt", "reserve")
)
_CAPITAL = tuple(f"capital_{name}_k_twd" for name in ("operations", "equipment", "subsidies", "reserve"))
_TOTALS = ("current_total_k_twd", "capital_total_k_twd", "total_k_twd")
_KINDS = (
    "land_k_twd",
    "buildings_k_twd",
    "infrastructure_k_twd",
    "machinery_k_twd",
    "transport_equipment_k_twd",
    "information_equipment_k_twd",
    "miscellaneous_equipment_k_twd",
    "rights_k_twd",
    "investment_k_twd",
    "other_capital_k_twd",
)
_OBJECTS = (
    ("人事費", ("current_personnel_k_twd",)),
    ("業務費", ("current_operations_k_twd", "capital_operations_k_twd")),
    ("設備及投資", ("capital_equipment_k_twd",)),
    ("獎補助費", ("current_subsidies_k_twd", "capital_subsidies_k_twd")),
    ("債務費", ("current_debt_k_twd",)),
    ("預備金", ("current_reserve_k_twd", "capital_reserve_k_twd")),
)
_AMOUNT = "amount_k_twd"
_LEVELS = ("kuan", "xiang", "function", "mu", "jie")
_FIRM = re.compile(r"公司|企業|業者|製造業|合夥事業")


def check_objects(tables: Tables) -> Iterator[Identity | Plain]:
    """Rows across, accounts downwards, and the three tables against each other and the matrix."""
    yield from _first_level(tables)
    yield from _capital(tables)
    yield from _functional(tables)
    yield from _functional_instruments(tables)


def _first_level(tables: Tables) -> Iterator[Identity | Plain]:
    records = rows(tables, "first_level")
    for row in records:
        yield from plain(tables, "first_level", row=row)
        for name, fields in _OBJECTS:
            for cell in rows(tables, "expense_matrix", object_name=name, work_plan_code=row["account_code"]):
                parts_of = [(row, field) for field in fields]
                yield from total("first-level-matrix", cell, _AMOUNT, parts_of, what=f"經常與資本之{name}")
    yield from _children(records, tables, (*_CURRENT, *_CAPITAL, *_TOTALS))


def _children(records: list[Record], tables: Tables, fields: Sequence[str]) -> Iterator[Identity]:
    """Every account that has others below it is their sum, column by column."""
    above = _above(records, tables)
    below: dict[str, list[Record]] = defaultdict(list)
    parents: dict[str, Record] = {}
    for record in records:
        parent = above(record)
        if parent is not None:
            parents[parent.record_id] = parent
            below[parent.record_id].append(record)
    for key, parent in parents.items():
        for field in fields:
            parts = [(child, field) for child in below[key]]
            yield from total("account-children", parent, field, parts, what="下一層各列之和")


def _above(records: list[Record], tables: Tables) -> Callable[[Record], Record | None]:
    """The account above another as the expenditure table has it, levels that are not printed passed over.

    Where that table lacks the account (a book without some of its pages), the order of print tells.
    """
    by_code = {row["account_code"]: row for row in records if row["account_code"]}
    parents = {row["account_code"]: row["parent_code"] for row in rows(tables, "expenditure")}
    printed_above = _printed_above(records)

    def parent(row: Record) -> Record | None:
        if row["account_code"] not in parents:
            return printed_above.get(row.record_id)
        code = parents.get(row["account_code"])
        while code and code not in by_code:
            code = parents.get(code)
        return by_code.get(code) if code else None

    return parent


def _printed_above(records: Sequence[Record]) -> dict[str, Record]:
    """By record the last row before it of a higher level; a total has none."""
    above: dict[str, Record] = {}
    open_rows: list[Record] = []
    for row in (row for row in records if row["account_level"] in _LEVELS):
        rank = _LEVELS.index(str(row["account_level"]))
        open_rows = [other for other in open_rows if _LEVELS.index(str(other["account_level"])) < rank]
        if open_rows:
            above[row.record_id] = open_rows[-1]
        open_rows.append(row)
    return above


def _capital(tables: Tables) -> Iterator[Identity | Plain]:
    yield from plain(tables, "capital")
    yield from _children(rows(tables, "capital"), tables, (*_KINDS, "total_k_twd"))


def _functional(tables: Tables) -> Iterator[Identity]:
    """Classes add up to subtotals, functions to the total; totals are those of the first-level table."""
    cells = rows(tables, "functional")
    accounts = rows(tables, "branch_accounts")

    def summed(check: str, whole: Record, parts: list[Record], what: str, *, due: bool) -> Iterator[Identity]:
        found = total(check, whole, _AMOUNT, [(c, _AMOUNT) for c in parts], what=what, due=due)
        return by_share(found, accounts, sum(bool(amount(c, _AMOUNT)) for c in parts))

    for cell in cells:
        own = [c for c in cells if c["function_name"] == cell["function_name"]]
        if cell["class_level"] == "subtotal":
            below = [
                c
                for c in own
                if c["class_level"] == "class" and c["current_or_capital"] == cell["current_or_capital"]
            ]
        elif cell["class_level"] == "total":
            below = [c for c in own if c["class_level"] == "subtotal"]
        else:
            below = []
        yield from summed("functional-row", cell, below, "各分類之和", due=cell["class_level"] != "class")
        if cell["function_level"] == "total":
            functions = [
                c
                for c in cells
                if c["function_level"] == "function" and c["economic_class"] == cell["economic_class"]
            ]
            yield from summed("functional-column", cell, functions, "各職能之和", due=True)
    agencies = _agencies(tables)
    for name, field in (("經常支出合計", _TOTALS[0]), ("資本支出合計", _TOTALS[1]), ("總計", _TOTALS[2])):
        for cell in rows(tables, "functional", function_level="total", economic_class=name):
            parts = [(agency, field) for agency in agencies]
            yield from total(
                "functional-first-level", cell, _AMOUNT, parts, what="一級用途別之合計", due=True
            )


def _agencies(tables: Tables) -> list[Record]:
    """The agency's rows of the first-level table; its total in forms of cities, which print no agency."""
    named = rows(tables, "first_level", account_level="xiang")
    return named or rows(tables, "first_level", account_level="total")


def _functional_instruments(tables: Tables) -> Iterator[Identity]:
    """Transfers by receiver against subsidies and donations.

    Which row goes to which class is a reading of the form, so a difference is a question, not a finding.
    """
    whole = {str(c["economic_class"]): c for c in rows(tables, "functional", function_level="total")}
    donations = [row for row in rows(tables, "donations") if row["row_level"] == "item"]
    names = {str(row["path"]): str(row["name"]) for row in rows(tables, "donations")}
    abroad = [row for row in donations if "國外" in names.get(str(row["path"]).split("/")[0], "")]
    home = [row for row in donations if row not in abroad]
    firms = [row for row in home if _FIRM.search(text(row, "recipient"))]
    others = [row for row in home if row not in firms]
    governments = [row for row in rows(tables, "subsidies") if row["row_level"] == "item"]
    dues = rows(tables, "expense_matrix", object_name="國際組織會費", work_plan_code="")
    current, capital = (
        ("current_personnel_k_twd", "current_operations_k_twd", "current_other_k_twd"),
        ("capital_land_k_twd", "capital_construction_k_twd", "capital_other_k_twd"),
    )
    for group, fields in (("經常移轉", current), ("資本移轉", capital)):
        for receiver, records in (
            ("對企業", firms),
            ("對家庭及民間非營利機構", others),
            ("對政府", governments),
            ("對國外", abroad),
        ):
            cell = whole.get(f"{group}-{receiver}")
            parts = [(row, field) for row in records for field in fields]
            if receiver == "對國外" and group == "經常移轉":
                parts += [(due, _AMOUNT) for due in dues]
            if cell is not None and any(amount(row, field) for row, field in parts):
                what = "補助、捐助各列" + ("與國際組織會費" if dues and receiver == "對國外" else "") + "之和"
                yield from total("functional-transfers", cell, _AMOUNT, parts, what=what)
    yield from _functional_purchases(tables, whole)


def _functional_purchases(tables: Tables, whole: dict[str, Record]) -> Iterator[Identity]:
    """Pay and purchases together are personnel, operations and reserve without dues to bodies abroad."""
    pay, goods = whole.get("受僱人員報酬"), whole.get("商品及勞務購買支出")
    agencies = _agencies(tables)
    if pay is None or goods is None or not agencies:
        return
    printed = (amount(pay, _AMOUNT) or 0) + (amount(goods, _AMOUNT) or 0)
    fields = ("current_personnel_k_twd", "current_operations_k_twd", "current_reserve_k_twd")
    spent = [value for row in agencies for field in fields if (value := amount(row, field))]
    dues = rows(tables, "expense_matrix", object_name="國際組織會費", work_plan_code="")
    less = sum((amount(due, _AMOUNT) or 0 for due in dues), 0)
    formula = f"人事費、業務費與預備金{terms(spent)}，減國際組織會費{less:,}"
    operands = (pay, *agencies, *dues)
    if not rows(tables, "expense_matrix") and printed != sum(spent):
        yield not_computed("functional-purchases", goods, _AMOUNT, printed, "各項費用彙計表之國際組織會費")
        return
    found = stated("functional-purchases", goods, _AMOUNT, printed, sum(spent) - less, formula, operands)
    yield from by_share([found], rows(tables, "branch_accounts"), 2)
