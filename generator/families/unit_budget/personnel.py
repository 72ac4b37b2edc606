"""人事費彙計表, 預算員額明細表 and the other places that state the agency's staff."""

from __future__ import annotations

import itertools
import re

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.form_rows import form_rows, publish
from generator.families.unit_budget.forms import Form, load_form
from generator.families.unit_budget.object_tables import named, names_account
from generator.families.unit_budget.spreads import header_rows
from generator.forms.account_codes import Account, read_account
from generator.language.cell import read_cell
from generator.language.numerals import CJK_NUMERAL
from generator.language.odd_signs import MARK
from generator.language.widths import fold_widths
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.records.values import Value

_ITEM = re.compile(r"(?P<numeral>\w{1,3})、\s*(?P<item>.*)", re.DOTALL)
_NUMERAL = re.compile(rf"{CJK_NUMERAL}{{1,3}}")
_COSTS = ("this_year_k_twd", "last_year_k_twd", "difference_k_twd")
_CATEGORY_END = ".this_year"
_BOX_CELL = 15
_BOX_START = re.compile(r"預算員額[:：]")
# 職員 246 人, 合計：283* 人: whatever stands in place of the number, it takes no row away.
_BOX_PAIR = re.compile(
    r"(?P<category>[\u4e00-\u9fff]{2,4}?):?"
    rf"(?P<number>[約逾近]?[^\u4e00-\u9fff:][^\u4e00-\u9fff]{{0,{_BOX_CELL}}}(?:{MARK})?)人"
)
_YEAR = re.compile(r"(\d{2,3})年度")
_BOX_LINES = 14


def read_personnel(book: Book) -> None:
    """Add the rows of ``personnel``."""
    form = load_form("personnel")
    for row in form_rows(book, form, lambda printed: 0):
        name = tidy(cell_text(row.label))
        match, total = _ITEM.fullmatch(name), squeeze(name) == "合計"
        numeral = match["numeral"] if match else ""
        sure = bool(_NUMERAL.fullmatch(numeral)) or total
        own: dict[str, Value] = {
            "row_level": "total" if total else "item",
            "numeral": numeral,
            "item": "合計" if total else tidy(match["item"]) if match else name,
            "note": cell_text(row.texts.get("note", "")),
        }
        publish(book, form, row, own, unread="" if sure else f"項次無法判讀：「{numeral or name}」。")


def read_staff(book: Book) -> None:
    """Add the rows of ``staff`` and ``staff_costs``."""
    form = load_form("staff")
    for row in form_rows(book, form, names_account, _staff_heads):
        account = read_account(row.label)
        if not row.holds(form.names(text=False)) and not row.doubt:
            book.claim("table_head", row.lines, (account.printed, account.name))
            continue
        book.unread(account.misread, row.printed.lines)
        for column in form.names(text=False):
            if column.endswith(_CATEGORY_END):
                _add_staff(book, form, row, account, column.removesuffix(_CATEGORY_END))
        _add_costs(book, form, row, account)


def _staff_heads(table: PipeTable) -> list[TableRow]:
    """The rows above the first account."""
    return list(itertools.takewhile(lambda row: not any(read_account(c).code for c in row.cells), table.rows))


def _add_staff(book: Book, form: Form, row: FormRow, account: Account, category: str) -> None:
    names = {year: f"{category}.{year}" for year in ("this_year", "last_year")}
    if not row.texts.keys() & names.values():
        return
    read = row.cells(form)
    cells = {year: read[name] for year, name in names.items() if name in read}
    values = named(account) | {"account_code_raw": account.raw, "category": category}
    at = {year: row.at[name] for year, name in names.items() if name in row.at}
    lines = row.value_lines(*names.values())
    book.publish(
        "staff",
        values,
        cells,
        lines,
        doubt=row.doubt + account.misread,
        derived=account.restored,
        at=at,
    )


def _add_costs(book: Book, form: Form, row: FormRow, account: Account) -> None:
    """The costs and the note of an account, where its right page prints them."""
    cells = {name: cell for name, cell in row.cells(form).items() if name in _COSTS}
    if not cells:
        return
    values = named(account) | {"note": cell_text(row.texts.get("note", ""))}
    book.publish("staff_costs", values, cells, row.lines, doubt=row.doubt + account.misread, at=row.at)


def read_staff_counts(book: Book) -> None:
    """Add the rows of ``staff_counts``: the table of the general part and the box below the vehicles."""
    for table, _, _ in book.tables("staff_counts"):
        heads = header_rows(table)
        cells = heads[-1].cells if heads else ()
        years = [int(m[1]) if (m := _YEAR.search(squeeze(cell))) else None for cell in cells]
        this = years.index(book.year_roc) if book.year_roc in years else 2
        last = next((i for i, year in enumerate(years) if year is not None and i != this), 1)
        book.claim_rows(table, (*heads, *(row for row in table.rows if row.blank)))
        book.claim("table_head", heads[-1].lines if heads else (), map(str, filter(None, years)))
        for row in table.rows[len(heads) :]:
            category = squeeze(row.cell(0))
            if not category:
                continue
            numbers = {"this_year": read_cell(row.cell(this)), "last_year": read_cell(row.cell(last))}
            note = "\n".join(cell_text(cell) for cell in row.cells[3:] if cell)
            values: dict[str, Value] = {"printed_in": "overview", "category": category, "note": note}
            book.publish("staff_counts", values, numbers, row.lines)
    _read_box(book)


def _read_box(book: Book) -> None:
    for sheet in book.own_sheets():
        start = next((i for i, line in enumerate(sheet.texts) if _BOX_START.match(squeeze(line.text))), None)
        if start is None:
            continue
        for line in sheet.texts[start : start + _BOX_LINES]:
            for match in _BOX_PAIR.finditer(fold_widths(squeeze(line.text))):
                values: dict[str, Value] = {
                    "printed_in": "vehicle_page",
                    "category": match["category"],
                    "note": "",
                }
                cells = {"this_year": read_cell(match["number"]), "last_year": read_cell("")}
                book.publish("staff_counts", values, cells, [line.number])
