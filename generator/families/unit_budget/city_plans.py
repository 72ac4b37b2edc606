"""歲出計畫說明提要與各項費用明細表: the work plans of a city's agency, down to the items of each account.

A head names the plan, a box below it tells contents and results; a table counts in 元: branches
(``01人員維持費``), accounts of two levels, and under an account its items with unit, quantity and price. A
plan of several years inside a branch (``01-111年個人電腦租賃費``) has its name in the column of explanations;
it becomes the branch ``04.01``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.city_sheets import (
    claim_side_titles,
    head_values,
    read_money,
    sections,
    total_doubt,
)
from generator.families.unit_budget.expense_objects import Object, object_level, read_object
from generator.families.unit_budget.forms import Form, load_form
from generator.families.unit_budget.layout import named_places
from generator.families.unit_budget.spreads import header_rows
from generator.families.unit_budget.texts import extend
from generator.forms.account_codes import Account, read_account
from generator.language.cell import Cell, read_cell
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.reading.traced import TracedText
from generator.records.record import Certainty
from generator.records.values import Value

_BRANCH = re.compile(r"(?P<no>\d{2})(?!\d)\s*[.．、]?\s*(?P<name>[^\d\s].*)", re.DOTALL)
_PART = re.compile(r"(?P<no>\d{2})-(?P<name>\S+)\s*(?P<rest>.*)", re.DOTALL)
_CONTENTS, _RESULTS = "計畫內容", "預期成果"
_TOTAL = "合計"
# Number of the only branch of a plan that has no branches: its total row.
_WHOLE = "00"


@dataclass(slots=True)
class _Entry:
    """A branch, an account or an item: its numbers and its note, which can run over a page."""

    values: dict[str, Value]
    cells: dict[str, Cell]
    lines: list[int]
    table: str
    note: TracedText = field(default_factory=TracedText)
    doubt: str = ""


@dataclass(slots=True)
class _Plan:
    account: Account
    money: str
    units: str
    lines: list[int]
    texts: dict[str, TracedText]
    branch: str = ""
    opened: str = ""
    named: Object | None = None
    entries: list[_Entry] = field(default_factory=list)


def read_city_plans(book: Book) -> None:
    """Add work plans, branches, accounts and their items, as the forms of cities print them."""
    form = load_form("plan_items")
    plan: _Plan | None = None
    for table, kind, _ in book.tables("city_plans", "plan_texts", "plan_items"):
        if kind.name == "city_plans":
            plan = _open(book, table, plan)
        elif plan is not None and kind.name == "plan_texts":
            _take_texts(book, plan, table)
        elif plan is not None:
            _take_rows(book, form, plan, table)
    if plan is not None:
        _add(book, plan)
        claim_side_titles(book)


def _open(book: Book, table: PipeTable, before: _Plan | None) -> _Plan:
    """The plan that a head names; a head that comes back on a further page goes on with its plan."""
    row, values = head_values(book, table)
    account = read_account(row.cell(1))
    if before is not None and before.account.code == account.code:
        book.claim("table_head", row.lines, (account.printed, account.name, before.units, before.money))
        return before
    if before is not None:
        _add(book, before)
    texts = {_CONTENTS: TracedText(), _RESULTS: TracedText()}
    money, units = values.get("預算金額", ""), values.get("承辦單位", "")
    return _Plan(account, money, units, list(row.lines), texts)


def _take_texts(book: Book, plan: _Plan, table: PipeTable) -> None:
    """Contents and expected results, one behind the other in a cell."""
    book.claim_rows(table, ())
    for row in table.rows:
        plan.lines.extend(row.lines)
        for name, text in sections(book, row, (_CONTENTS, _RESULTS)):
            extend(plan.texts[name], [text], row.lines)


def _take_rows(book: Book, form: Form, plan: _Plan, table: PipeTable) -> None:
    heads = header_rows(table)[:1] or list(table.rows[:1])
    places = {form.columns[i].name: place for place, i in named_places(form, heads, table.width).items()}
    book.claim_rows(table, (*heads, *(row for row in table.rows if row.blank)))
    for row in table.rows[len(heads) :]:
        if not row.blank:
            _take_row(plan, row, places)


def _take_row(plan: _Plan, row: TableRow, places: Mapping[str, int]) -> None:
    text = {name: cell_text(row.cell(place)) for name, place in places.items()}
    name, note, amount = tidy(text["name"].replace("\n", " ")), text["note"], read_cell(text["amount_twd"])
    account, branch, part = read_object(name), _BRANCH.fullmatch(name), _PART.match(note)
    if (
        plan.entries
        and not row.unplaced
        and not any(held for column, held in text.items() if column != "note")
    ):
        last = plan.entries[-1]
        last.note.append(note, row.lines)
        last.lines.extend(row.lines)
        return
    if squeeze(name) == _TOTAL:
        plan.opened = plan.branch = _WHOLE
        entry = _entry(
            plan, "branches", {"branch_no": _WHOLE, "branch": _TOTAL, "row_level": "branch"}, amount, row
        )
    elif account:
        plan.named = account
        own: dict[str, Value] = {"object_code": account.code, "object_name": account.name}
        level: Value = object_level(account.code)
        entry = _entry(plan, "branch_accounts", {**own, "object_level": level}, amount, row, account.doubt)
    elif branch:
        plan.opened = plan.branch = branch["no"]
        entry = _entry(plan, "branches", {"branch": tidy(branch["name"]), "row_level": "branch"}, amount, row)
    elif not name and not text["unit"] and part:
        plan.branch, note = f"{plan.opened}.{part['no']}", part["rest"]
        entry = _entry(plan, "branches", {"branch": part["name"], "row_level": "part"}, amount, row)
    else:
        entry = _item(plan, name, text, amount, row)
    entry.note.append(note, row.lines)
    plan.entries.append(entry)


def _entry(
    plan: _Plan, table: str, own: dict[str, Value], amount: Cell, row: TableRow, doubt: str = ""
) -> _Entry:
    values = {"work_plan_code": plan.account.code, "branch_no": plan.branch, **own}
    return _Entry(values, {"amount_k_twd": amount}, list(row.lines), table, doubt=doubt)


def _item(plan: _Plan, name: str, text: Mapping[str, str], amount: Cell, row: TableRow) -> _Entry:
    """An item of the account above it, numbered in its order there."""
    code = plan.named.code if plan.named else ""
    key = (plan.branch, code)
    before = sum(
        e.table == "account_items" and (e.values["branch_no"], e.values["object_code"]) == key
        for e in plan.entries
    )
    own: dict[str, Value] = {
        "object_code": code,
        "item_no": before + 1,
        "name": name,
        "unit": squeeze(text["unit"]),
        "quantity_printed": squeeze(text["quantity"]),
    }
    entry = _entry(plan, "account_items", own, amount, row)
    entry.cells = {"unit_price_twd": read_cell(text["unit_price_twd"]), "amount_twd": amount}
    return entry


def _add(book: Book, plan: _Plan) -> None:
    money = read_money(plan.money)
    values: dict[str, Value] = {
        "work_plan_code": plan.account.code,
        "work_plan": plan.account.name,
        "units": plan.units,
        "amount_twd": money.twd,
        "amount_k_twd": money.k_twd,
        "contents": plan.texts[_CONTENTS].text,
        "expected_results": plan.texts[_RESULTS].text,
    }
    doubt = book.unread(plan.account.misread + money.doubt, plan.lines)
    for entry in (entry for entry in plan.entries if entry.values["branch_no"] == _WHOLE):
        if entry.table == "branches":
            doubt += book.unread(total_doubt(entry.cells["amount_k_twd"], money), entry.lines)
    certainty: Certainty = "uncertain" if doubt else "derived" if money.note else "printed"
    book.add("work_plans", values, plan.lines, certainty=certainty, note=doubt or money.note)
    parted = any(e.table == "branches" and e.values["branch_no"] != _WHOLE for e in plan.entries)
    for entry in plan.entries:
        if parted and entry.table == "branches" and entry.values["branch_no"] == _WHOLE:
            words = (_TOTAL, entry.cells["amount_k_twd"].printed, entry.note.text)
            book.claim("table_head", entry.lines, words)
            continue
        column = "description" if entry.table == "branches" else "note"
        entry.values[column] = entry.note.text
        doubt = book.unread(entry.doubt, entry.lines)
        book.publish(entry.table, entry.values, entry.cells, entry.lines, doubt=doubt)
