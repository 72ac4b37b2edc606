"""公務車輛明細表 and 現有辦公房舍明細表: vehicles, offices and official residences."""

from __future__ import annotations

import re

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import Form, load_form, variants
from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow
from generator.records.values import Value

_STATUS = re.compile(r"(?P<status>[\u4e00-\u9fff]{2,12})[:：]\s*(?P<rest>.*)", re.DOTALL)
# The head of the next group, which the form prints below a type.
_GROUP = re.compile(r"(?P<status>(?:現有|本年度新增|新增|汰換)車輛)(?P<rest>)")
_NEXT_GROUP = re.compile(r"(?P<kind>.+?)\s*(?P<group>(?:現有|本年度新增|新增|汰換)車輛)")
_CATEGORY = re.compile(rf"(?P<numeral>{CJK_NUMERAL}{{1,3}})、\s*(?P<name>.*)", re.DOTALL)
_SUBCATEGORY = re.compile(r"(?P<numeral>\d{1,2})\s*[.．、]?\s*(?P<name>[^\d\s].*)", re.DOTALL)
_WORD = re.compile(r"[\u4e00-\u9fff]")
_TOTALS = {"合計", "總計"}


def read_vehicles(book: Book) -> None:
    """Add the rows of ``vehicles``; a group printed before a type holds for the rows below it."""
    for form in variants("vehicles"):
        _read_vehicles(book, form)


def _read_vehicles(book: Book, form: Form) -> None:
    status = following = ""
    for row in form_rows(book, form, _names_vehicle):
        kind, status = row.text("vehicle_type"), following or status
        following = ""
        if group := _NEXT_GROUP.fullmatch(kind):
            kind, following = group["kind"], group["group"]
            book.claim("table_head", row.lines, [following])
        match = _STATUS.fullmatch(kind) or _GROUP.fullmatch(kind)
        if match:
            status, kind = match["status"], match["rest"] or ""
        if not kind and not row.holds(form.names(text=False)):
            book.claim("table_head", row.lines if match else ())
            continue
        total, plan = squeeze(kind) in _TOTALS, row.text("work_plan")
        own: dict[str, Value] = {
            "row_level": "total" if total else "vehicle" if kind else "subtotal",
            "vehicle_type": squeeze(kind) if total else kind or plan,
            "vehicle_group": "" if total else status,
        }
        publish(book, form, row, own, derived="分類承上列。" if status and not match and not total else "")


def _names_vehicle(row: TableRow) -> int:
    """The place of the first cell with a word, the first one in a row without."""
    return next((i for i, cell in enumerate(row.cells) if _WORD.search(cell)), 0)


def read_offices(book: Book) -> None:
    """Add the rows of ``offices``."""
    form = load_form("offices")
    parent = ""
    for row in form_rows(book, form, lambda printed: 0, _office_heads):
        name = tidy(row.label)
        category, total = _CATEGORY.fullmatch(name), squeeze(name) in _TOTALS
        match = category or _SUBCATEGORY.fullmatch(name)
        own: dict[str, Value] = {
            "row_level": "total" if total else "category" if category else "subcategory",
            "numeral": match["numeral"] if match else "",
            "category": "合計" if total else match["name"] if match else name,
            "parent": parent if not category and not total else "",
        }
        publish(book, form, row, own, unread="" if match or total else f"項次無法判讀：「{name}」。")
        parent = category["name"] if category else parent


def _office_heads(table: PipeTable) -> list[TableRow]:
    """The rows above the first category, or what of one a further page begins with."""
    for i, row in enumerate(table.rows):
        name = tidy(row.cell(0))
        if _CATEGORY.fullmatch(name) or _SUBCATEGORY.fullmatch(name) or squeeze(name) in _TOTALS:
            return list(table.rows[:i])
    return list(table.rows[:1])
