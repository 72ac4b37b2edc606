"""補助經費分析表, 捐助經費分析表 and 委辦經費分析表: who gets money for what, and what is contracted out."""

from __future__ import annotations

import re

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import publish
from generator.families.unit_budget.forms import load_form
from generator.families.unit_budget.grant_row import GrantRow, Kind
from generator.families.unit_budget.grant_rows import grant_rows
from generator.forms.account_codes import read_account
from generator.records.values import Value

# The level of a row by the style of its mark, from the top down.
_LEVELS = {
    "subsidies": {
        "total": "total",
        "number": "work_plan",
        "account": "jie",
        "round": "plan",
        "square": "item",
    },
    "donations": {
        "total": "total",
        "number": "class",
        "object": "account",
        "round": "work_plan",
        "square": "item",
    },
    "commissioned": {
        "total": "total",
        "number": "work_plan",
        "account": "jie",
        "round": "item",
        "square": "detail",
    },
}
_YEAR = re.compile(r"\d{2,3}(?:年度?)?")
_CARRIED = "內容末段印在次頁次一列的儲存格內，依項次接回。"


def read_subsidies(book: Book) -> None:
    """Add the rows of ``subsidies``."""
    kind = _kind("subsidies")
    for row in grant_rows(book, kind):
        own: dict[str, Value] = {"serial_no": row.serial, "recipient_budget_year": row.middle}
        known = not row.middle or _YEAR.fullmatch(row.middle)
        odd = "" if known else f"列入預算年度無法判讀：「{row.middle}」。"
        _add(book, kind, row, own, odd)


def read_donations(book: Book) -> None:
    """Add the rows of ``donations``."""
    kind = _kind("donations")
    for row in grant_rows(book, kind):
        objects = [other.label for other in (*row.parents, row) if other.style == "object"]
        code = read_account(row.name.text).printed if row.style == "round" else ""
        own: dict[str, Value] = {
            "serial_no": row.serial,
            "recipient": row.recipient.text,
            "object_code": objects[-1] if objects else "",
            "printed_code": row.label if row.style == "object" else code,
        }
        _add(book, kind, row, own)


def read_commissioned(book: Book) -> None:
    """Add the rows of ``commissioned``."""
    kind = _kind("commissioned")
    for row in grant_rows(book, kind):
        _add(book, kind, row, {})


def _kind(table: str) -> Kind:
    return Kind(load_form(table), {style: depth for depth, style in enumerate(_LEVELS[table])})


def _add(book: Book, kind: Kind, row: GrantRow, own: dict[str, Value], odd: str = "") -> None:
    levels = _LEVELS[kind.form.table]
    named = [
        read_account(f"{other.label} {other.name.text}" if other.style == "account" else other.name.text)
        for other in (*row.parents, row)
        if levels[other.style] in {"work_plan", "jie"}
    ]
    plans = [account for account in named if account.code]
    level = levels[row.style]
    values: dict[str, Value] = {
        "row_level": level,
        "path": "/".join(row.path),
        "work_plan_code": plans[-1].printed if plans else "",
        "name": read_account(row.name.text).name if level == "work_plan" else row.name.text,
        "start_year_roc": row.years[0] if row.years else None,
        "end_year_roc": row.years[1] if row.years else None,
        "period": row.period,
        "content": row.content.text,
        **own,
    }
    if row.style == "number" and plans:
        # 1.3708011000: the number and the code stand together as if they were one number.
        book.claim("table_head", row.page.printed.lines, [f"{row.label}.{plans[-1].printed}"])
    misread = named[-1].misread if level == "work_plan" and named else ""
    cut = f"計畫起訖年度無法判讀：「{row.unfinished}」。" if row.unfinished else ""
    derived, unread = _CARRIED if row.carried else "", row.odd + odd + misread + cut
    publish(book, kind.form, row.page, values, derived=derived, unread=unread)
