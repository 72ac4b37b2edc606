"""Identities between tables and the amounts that notes and descriptions tell in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.identity import Identity, not_computed
from generator.checking.sums import amount, terms
from generator.families.unit_budget.checks.phrases import ADMINISTRATION, PROJECT, WHOLE, number, sequence
from generator.families.unit_budget.checks.sums import figures, rows, stated, text
from generator.families.unit_budget.markers import item_starts, items_of, subitem_starts
from generator.records.record import Record, Tables

_AMOUNT = "amount_k_twd"
_K = r"(\d[\d,]*)\s*千元"
_BUDGET = re.compile(rf"本年度預算數\s*{_K}")
_OBJECT = re.compile(rf"(?<=[，、])([\u4e00-\u9fff]{{2,10}}?)\s*{_K}")
_THIS_YEAR = re.compile(rf"本年度編列[^，。；]{{0,8}}?{_K}")
_NET = re.compile(rf"淨(增|減)[列]?\s*{_K}")
_BEFORE_COLON = re.compile(rf"[^：；。]*?{_K}[：:]")
_IN_ALL = re.compile(rf"合計\s*{_K}")
_CHANGE = re.compile(rf"(增列|減列)[^；。]{{0,120}}?{_K}")


def check_texts(tables: Tables) -> Iterator[Identity]:
    """Notes of the expenditure table and descriptions of the branches."""
    for account in rows(tables, "expenditure"):
        yield from _note_totals(tables, account)
        yield from _note_branches(tables, account)
    for branch in rows(tables, "branches"):
        yield from _branch_money(tables, branch)
        yield from _branch_items(tables, branch)


def _note_totals(tables: Tables, account: Record) -> Iterator[Identity]:
    """本年度預算數A千元，包括業務費B千元，獎補助費C千元。"""
    note = text(account, "note")
    match = _BUDGET.search(note)
    whole = amount(account, "budget_this_year_k_twd")
    if match is None:
        return
    if whole is None:
        yield not_computed("note-budget", account, "note", number(match[1]), "本年度預算數欄")
    else:
        yield stated("note-budget", account, "note", number(match[1]), whole, f"本年度預算數欄{whole:,}")
    sentence, including, objects = note[match.end() :].split("。", 1)[0].partition("包括")
    if not including or len(sentence) > 1:
        return
    for name, value in _OBJECT.findall(f"，{objects}"):
        cells = rows(tables, "expense_matrix", object_name=name, work_plan_code=account["account_code"])
        printed, what = number(value), f"各項費用彙計表之{name}"
        if not cells:
            yield not_computed("note-object", account, "note", printed, what)
        for cell in cells:
            cell_amount = amount(cell, _AMOUNT)
            if cell_amount is None:
                yield not_computed("note-object", account, "note", printed, what)
            else:
                yield stated(
                    "note-object", account, "note", printed, cell_amount, f"{what}{cell_amount:,}", [cell]
                )


def _note_branches(tables: Tables, account: Record) -> Iterator[Identity]:
    """(1)分支計畫經費A千元，較上年度…計淨增B千元: A is the branch, A less B is last year's."""
    branches = rows(tables, "branches", work_plan_code=account["account_code"])
    note = text(account, "note")
    before: list[Decimal] = []
    named: list[Record] = []
    for item in items_of(note, subitem_starts(note)):
        branch = next((b for b in branches if item.removeprefix("新增").startswith(text(b, "branch"))), None)
        this = _THIS_YEAR.search(item)
        values = figures(item)
        if branch is None or not values:
            continue
        value = number(this[1]) if this else values[0]
        yield stated("note-branch", account, "note", value, amount(branch, _AMOUNT), "分支計畫金額", [branch])
        change = Decimal(value) if item.startswith("新增") else _net_change(item)
        if change is not None:
            before.append(value - change)
            named.append(branch)
        yield from _net(account, item)
    last = amount(account, "budget_last_year_k_twd")
    if branches and len(named) == len(branches) and last is not None:
        formula = f"說明欄各分支計畫本年度數扣除增減數：{terms(before)}"
        yield stated("note-last-year", account, "budget_last_year_k_twd", last, sum(before), formula, named)


def _net_change(item: str) -> Decimal | None:
    if "與上年度同" in item:
        return Decimal(0)
    if match := _NET.search(item):
        return number(match[2]) * (1 if match[1] == "增" else -1)
    changes = _CHANGE.findall(item)
    if len(changes) != 1:
        return None
    return number(changes[0][1]) * (1 if changes[0][0] == "增列" else -1)


def _net(account: Record, item: str) -> Iterator[Identity]:
    """減列A千元，增列B千元，計淨增C千元: C is B less A."""
    match = _NET.search(item)
    if match is None:
        return
    changes = _CHANGE.findall(item[: match.start()])
    if len(changes) < 2:
        return
    computed = sum(number(v) * (1 if word == "增列" else -1) for word, v in changes)
    printed = number(match[2]) * (1 if match[1] == "增" else -1)
    formula = "、".join(f"{word}{value}" for word, value in changes)
    yield stated("note-net-change", account, "note", printed, computed, formula)


def _branch_money(tables: Tables, branch: Record) -> Iterator[Identity]:
    """專案經費 and 行政經費 make up the branch; 專案經費 is what is contracted out and granted."""
    description = text(branch, "description")
    project, administration = PROJECT.search(description), ADMINISTRATION.search(description)
    whole = amount(branch, _AMOUNT)
    if project is None or administration is None:
        return
    values = [number(project[1]), number(administration[1])]
    formula = f"專案經費與行政經費：{terms(values)}"
    if whole is None:
        yield not_computed("branch-text", branch, _AMOUNT, None, "分支計畫金額")
    else:
        yield stated("branch-text", branch, _AMOUNT, whole, sum(values), formula)
    where = {"work_plan_code": branch["work_plan_code"], "branch_no": branch["branch_no"]}
    spent = [
        r
        for name in ("委辦費", "獎補助費")
        for r in rows(tables, "branch_accounts", object_name=name, **where)
    ]
    found = [value for r in spent if (value := amount(r, _AMOUNT)) is not None]
    yield stated(
        "branch-project",
        branch,
        "description",
        values[0],
        sum(found),
        f"委辦費與獎補助費：{terms(found)}",
        spent,
    )
    yield from _remainders(tables, branch, values[1])


def _remainders(tables: Tables, branch: Record, administration: Decimal) -> Iterator[Identity]:
    """What remains of the programmes after their grants and commissioned work is the administration."""
    numbers = {
        r["programme_no"]: r
        for r in rows(
            tables, "programmes", work_plan_code=branch["work_plan_code"], branch_no=branch["branch_no"]
        )
    }
    left = [
        r for r in rows(tables, "programme_funding", instrument="remainder") if r["programme_no"] in numbers
    ]
    complete = {r["item_no"] for r in numbers.values()} == set(range(1, len(numbers) + 1))
    if not left or len(left) != len(numbers) or not complete:
        return
    values = [value for r in left if (value := amount(r, _AMOUNT)) is not None]
    if len(values) != len(left):
        yield not_computed("branch-administration", branch, "description", administration, "各計畫之餘額")
        return
    formula = f"各計畫金額減其委辦、補助、捐助與獎勵後之餘額：{terms(values)}"
    yield stated(
        "branch-administration",
        branch,
        "description",
        administration,
        sum(values),
        formula,
        left,
    )


def _item_figures(item: str) -> list[Decimal]:
    """The amounts that an item tells as its own: that before a colon or behind 合計, else all that it names.

    ``設備及投資2,969千元：汰換多管軸1座2,000千元…``, ``車輛油料40千元、…43千元，合計83千元``.
    """
    whole = _BEFORE_COLON.match(item) or _IN_ALL.search(item)
    return [number(whole[1])] if whole else figures(item)


def _branch_items(tables: Tables, branch: Record) -> Iterator[Identity]:
    """The numbered items of a description add up to the branch, sub-items to their item.

    Which amount of a sentence counts is a reading of it, so a difference is a question, not a finding.
    """
    description = text(branch, "description")
    where = {"work_plan_code": branch["work_plan_code"], "branch_no": branch["branch_no"]}
    if WHOLE.search(description) or rows(tables, "programmes", **where):
        return
    starts = [s for i, s in enumerate(sequence(item_starts(description))) if s[0] == i + 1]
    values: list[Decimal] = []
    for item in items_of(description, starts):
        below = sequence(subitem_starts(item))
        own = _item_figures(item[: below[0][1]] if below else item)
        values.extend(own)
        if below and len(own) == 1:
            bounds = [start[1] for start in below] + [len(item)]
            pieces = zip((start[2] for start in below), bounds[1:], strict=True)
            parts = [value for first, last in pieces for value in _item_figures(item[first:last])]
            formula = f"細項之和：{terms(parts)}"
            yield stated("branch-subitems", branch, "description", own[0], sum(parts), formula)
    whole = amount(branch, _AMOUNT)
    if len(values) > 1 and whole is not None:
        formula = f"說明欄各項之和：{terms(values)}"
        yield stated("branch-items", branch, _AMOUNT, whole, sum(values), formula)
