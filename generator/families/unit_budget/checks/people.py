"""Identities of personnel expenses and staff, in tables and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.checking.plain import Plain, plain
from generator.checking.sums import amount, terms, total
from generator.families.unit_budget.checks.sums import by_key, difference, figures, rows, stated, text
from generator.families.unit_budget.markers import item_starts, items_of, subitem_starts
from generator.records.record import Record, Tables

_AMOUNT = "amount_k_twd"
_AMOUNT_TWD = "amount_twd"
_TOTAL = "合計"
_PERSONS = "預算員額"
_COUNT = re.compile(r"(職員|警察|法警|駐警|工友|技工|駕駛|聘用|約僱|駐外雇員|共計)\s*(\d[\d,]*)\s*人")
_STAFF_TOTAL = re.compile(r"(?:預算員額|本年度)\s*(\d[\d,]*)\s*人")
_STAFF_CHANGE = re.compile(r"較[^，。]{0,10}?(增加|減少)\s*(\d[\d,]*)\s*人")
_OUTSOURCED = re.compile(r"進用\s*(\d[\d,]*)\s*人\s*(\d[\d,]*)\s*千元")


def check_people(tables: Tables) -> Iterator[Identity | Plain]:
    """What staff costs, how many there are, and what notes say about both."""
    yield from _personnel(tables)
    yield from _personnel_costs(tables)
    yield from _staff(tables)
    yield from _staff_texts(tables)
    yield from _staff_costs(tables)


def _personnel(tables: Tables) -> Iterator[Identity | Plain]:
    yield from plain(tables, "personnel")
    for item in rows(tables, "personnel", row_level="item"):
        for cell in rows(tables, "expense_matrix", object_name=item["item"], work_plan_code=""):
            parts = [(cell, _AMOUNT)]
            yield from total("personnel-matrix", item, _AMOUNT, parts, what="各項費用彙計表之合計")
        yield from _personnel_note(item)


def _personnel_note(item: Record) -> Iterator[Identity]:
    """The details of a note add up to the item: the first amount of each, the closing 以上…共計 left out."""
    note = text(item, "note")
    pieces = items_of(note, item_starts(note)) or [note]
    values = [found[0] for piece in pieces if not piece.startswith("以上") and (found := figures(piece))]
    whole = amount(item, _AMOUNT)
    if values and whole is not None:
        formula = f"說明欄各項：{terms(values)}"
        yield stated("personnel-note", item, _AMOUNT, whole, sum(values), formula)


def _personnel_costs(tables: Tables) -> Iterator[Identity]:
    """合計 of a category is the sum of its items; what the agency has in a cell is that of its work plans.

    Cities leave empty what is none: only a sum tells a cell that has lost its amount.
    """
    costs = rows(tables, "personnel_costs")
    for records in by_key(costs, "volume", "work_plan_code", "category").values():
        for whole in (r for r in records if r["item"] == _TOTAL):
            parts = [(r, _AMOUNT_TWD) for r in records if r["item"] not in (_TOTAL, _PERSONS)]
            yield from total("personnel-cost-row", whole, _AMOUNT_TWD, parts, what="各項待遇之和")
    for (*_, item), records in by_key(costs, "volume", "category", "item").items():
        field = "persons" if item == _PERSONS else _AMOUNT_TWD
        parts = [(r, field) for r in records if r["work_plan_code"]]
        for whole in (r for r in records if not r["work_plan_code"]):
            yield from total("personnel-cost-plans", whole, field, parts, what="各工作計畫之和")


def _staff(tables: Tables) -> Iterator[Identity | Plain]:
    """合計 is the sum of the categories, an agency the sum of its work plans, wherever staff is printed."""
    for table, group in (("staff", "account_code"), ("staff_counts", "printed_in")):
        for records in by_key(rows(tables, table), group).values():
            for whole in (r for r in records if r["category"] == _TOTAL):
                for field in ("this_year", "last_year"):
                    parts = [(r, field) for r in records if r["category"] != _TOTAL]
                    yield from total("staff-total", whole, field, parts, what="各職類之和")
    for whole in rows(tables, "staff", account_level="xiang"):
        yield from plain(tables, "staff", row=whole)
        for other in rows(tables, "staff_counts", category=whole["category"]):
            yield from plain(tables, "staff_counts", row=other)


def _staff_texts(tables: Tables) -> Iterator[Identity]:
    """職員246人…共計283人 in the personnel table and in the description of a branch."""
    counts = {r["category"]: r for r in rows(tables, "staff") if r["account_level"] == "xiang"}
    if not counts:
        return
    sources = [(r, "note") for r in rows(tables, "personnel")]
    sources += [(r, "description") for r in rows(tables, "branches")]
    for record, field in sources:
        found = _COUNT.findall(text(record, field))
        parts = [Decimal(value.replace(",", "")) for name, value in found if name != "共計"]
        for name, value in found:
            printed = Decimal(value.replace(",", ""))
            if name == "共計":
                yield stated("staff-text", record, field, printed, sum(parts), f"所列職類：{terms(parts)}")
            elif name in counts:
                computed = amount(counts[name], "this_year")
                formula = f"預算員額明細表之{name}"
                yield stated("staff-text", record, field, printed, computed, formula, [counts[name]])
    whole = counts.get(_TOTAL)
    noted = [(r, "note") for r in (*rows(tables, "staff_counts"), *rows(tables, "staff_costs"))]
    for record, field in noted if whole is not None else ():
        yield from _staff_note(record, field, whole)


def _staff_note(record: Record, field: str, whole: Record | None) -> Iterator[Identity]:
    """本年度283人，較上年度增加8人。"""
    note = text(record, field)
    match, change = _STAFF_TOTAL.search(note), _STAFF_CHANGE.search(note)
    if whole is None or match is None:
        return
    this, last = amount(whole, "this_year"), amount(whole, "last_year")
    yield stated("staff-text", record, field, Decimal(match[1]), this, "預算員額明細表之合計", [whole])
    if change and this is not None and last is not None:
        printed = Decimal(change[2]) * (1 if change[1] == "增加" else -1)
        yield stated("staff-text", record, field, printed, this - last, f"{this}－{last}", [whole])


def _paid_elsewhere(tables: Tables, costs: Sequence[Record]) -> bool:
    """Whether the first level has personnel of plans without staff, such as the pay of conscripts."""
    staffed = {row["account_code"] for row in costs}
    plans = (row for row in rows(tables, "first_level") if row["account_level"] in {"mu", "jie"})
    return any(amount(row, "current_personnel_k_twd") and row["account_code"] not in staffed for row in plans)


def _staff_costs(tables: Tables) -> Iterator[Identity | Plain]:
    costs = rows(tables, "staff_costs")
    for row in costs:
        yield from difference(row, "difference_k_twd", "this_year_k_twd", "last_year_k_twd")
        yield from _outsourced(row)
    personnel = {text(r, "item"): r for r in rows(tables, "personnel")}
    whole, overtime = personnel.get(_TOTAL), personnel.get("加班費")
    for row in (r for r in costs if r["account_level"] == "xiang"):
        yield from plain(tables, "staff_costs", row=row)
        printed = amount(row, "this_year_k_twd")
        if whole is None or overtime is None or printed is None:
            continue
        if _paid_elsewhere(tables, costs):
            yield not_computed(
                "staff-cost-personnel", row, "this_year_k_twd", printed, "員額明細表所列科目之加班費"
            )
            continue
        a, b = amount(whole, _AMOUNT) or Decimal(0), amount(overtime, _AMOUNT) or Decimal(0)
        yield stated(
            "staff-cost-personnel",
            row,
            "this_year_k_twd",
            printed,
            a - b,
            f"人事費{a:,}－加班費{b:,}",
            [whole, overtime],
        )


def _outsourced(row: Record) -> Iterator[Identity]:
    """勞務承攬: the last pair of persons and money is the sum of those before it."""
    pairs = [
        (Decimal(a.replace(",", "")), Decimal(b.replace(",", "")))
        for a, b in _OUTSOURCED.findall(text(row, "note"))
    ]
    if len(pairs) < 3 or len(subitem_starts(text(row, "note"))) < 3:
        return
    for i, what in ((0, "人數"), (1, "金額")):
        parts = [pair[i] for pair in pairs[:-1]]
        formula = f"勞務承攬{what}：{terms(parts)}"
        yield stated("outsourced-total", row, "note", pairs[-1][i], sum(parts), formula)
