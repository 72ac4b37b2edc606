"""補助經費分析表, 捐助經費分析表 and 委辦經費分析表: who gets money for what, and what is contracted out."""

from __future__ import annotations

from generator.families.unit_budget.amounts import amount_values
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.grant_rows import Form, GrantRow, grant_rows
from generator.forms.account_codes import split_account
from generator.language.cell import unreadable
from generator.records.record import Certainty
from generator.records.values import Value

_WORDS = ("人事費", "業務費", "其他", "土地", "營建工程", "設備購置", "合計")
_SUBSIDIES = Form(
    "subsidies",
    {"total": 0, "number": 1, "round": 2, "square": 3},
    ("current_personnel_k_twd", "current_operations_k_twd"),
    (
        "current_other_k_twd",
        "capital_land_k_twd",
        "capital_construction_k_twd",
        "capital_other_k_twd",
        "total_k_twd",
    ),
    False,
    _WORDS,
)
_DONATIONS = Form(
    "donations",
    {"total": 0, "number": 1, "object": 2, "round": 3, "square": 4},
    ("current_personnel_k_twd",),
    (
        "current_operations_k_twd",
        "current_other_k_twd",
        "capital_construction_k_twd",
        "capital_other_k_twd",
        "total_k_twd",
    ),
    True,
    _WORDS,
)
_COMMISSIONED = Form(
    "commissioned",
    {"total": 0, "number": 1, "round": 2, "square": 3},
    ("personnel_k_twd", "operations_k_twd"),
    ("current_other_k_twd", "capital_equipment_k_twd", "capital_other_k_twd", "total_k_twd"),
    False,
    _WORDS,
)
_LEVELS = {
    "subsidies": {"number": "work_plan", "round": "plan", "square": "item"},
    "donations": {"number": "class", "object": "account", "round": "work_plan", "square": "item"},
    "commissioned": {"number": "work_plan", "round": "item", "square": "detail"},
}


def read_subsidies(book: Book) -> None:
    """Add the rows of ``subsidies``."""
    for row in grant_rows(book, _SUBSIDIES):
        values = _values("subsidies", row)
        values["serial_no"] = row.serial
        values["recipient_budget_year"] = row.middle
        _add(book, "subsidies", row, values)


def read_donations(book: Book) -> None:
    """Add the rows of ``donations``."""
    for row in grant_rows(book, _DONATIONS):
        values = _values("donations", row)
        values["serial_no"] = row.serial
        values["recipient"] = row.recipient.text
        objects = [other.label for other in (*row.parents, row) if other.style == "object"]
        values["account_code"] = objects[-1] if objects else ""
        own = split_account(row.name.text)[0] if values["level"] == "work_plan" else ""
        values["code"] = row.label if row.style == "object" else own
        _add(book, "donations", row, values)


def read_commissioned(book: Book) -> None:
    """Add the rows of ``commissioned``."""
    for row in grant_rows(book, _COMMISSIONED):
        _add(book, "commissioned", row, _values("commissioned", row))


def _values(table: str, row: GrantRow) -> dict[str, Value]:
    level = _LEVELS[table].get(row.style, "total")
    plans = [
        code
        for other in (*row.parents, row)
        if _LEVELS[table].get(other.style) == "work_plan" and (code := split_account(other.name.text)[0])
    ]
    name = split_account(row.name.text)[1] if level == "work_plan" else row.name.text
    return {
        "level": level,
        "path": "/".join(row.path),
        "work_plan_code": plans[-1] if plans else "",
        "name": name,
        "start_year_roc": row.years[0] if row.years else None,
        "end_year_roc": row.years[1] if row.years else None,
        "content": row.content.text,
        **amount_values(row.amounts),
    }


def _add(book: Book, table: str, row: GrantRow, values: dict[str, Value]) -> None:
    doubt = row.doubt + unreadable(row.amounts)
    certainty: Certainty = "printed"
    note = ""
    if doubt:
        certainty, note = "uncertain", doubt
    elif row.carried:
        certainty, note = "derived", "內容末段印在次頁次一列的儲存格內，依項次接回。"
    book.add(table, values, row.lines, certainty=certainty, note=note)
