"""歲入項目說明提要與預算明細表 of cities: a sheet for every revenue, with its law and items in 元."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.city_sheets import head_values, read_money, sections, total_doubt
from generator.families.unit_budget.forms import load_form
from generator.families.unit_budget.layout import named_places
from generator.families.unit_budget.texts import extend
from generator.forms.account_codes import Account, read_account
from generator.language.cell import Cell, read_cell
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, cell_paragraphs, cell_text
from generator.reading.traced import TracedText
from generator.records.record import Certainty
from generator.records.values import Value

_CONTENT, _LAW, _REST = "項目內容", "法令依據", "計算方法"


@dataclass(slots=True)
class _Sheet:
    account: Account
    money: str
    units: str
    lines: list[int]
    texts: dict[str, TracedText] = field(default_factory=dict)
    totals: list[tuple[Cell, Sequence[int]]] = field(default_factory=list)
    items: int = 0


def read_city_revenue(book: Book) -> None:
    """Add rows of ``revenue_sheets`` and, for their items, of ``revenue_fees``."""
    sheet: _Sheet | None = None
    for table, kind, _ in book.tables("city_revenue", "revenue_texts", "revenue_items"):
        if kind.name == "city_revenue":
            _add(book, sheet)
            row, values = head_values(book, table)
            money, units = values.get("預算金額", ""), values.get("承辦單位", "")
            sheet = _Sheet(read_account(row.cell(1)), money, units, list(row.lines))
        elif sheet is not None and kind.name == "revenue_texts":
            book.claim_rows(table, ())
            for row in table.rows:
                sheet.lines.extend(row.lines)
                for name, text in sections(book, row, (_CONTENT, _LAW, _REST)):
                    extend(sheet.texts.setdefault(name, TracedText()), [text], row.lines)
        elif sheet is not None:
            _add_items(book, sheet, table)
    _add(book, sheet)


def _add(book: Book, sheet: _Sheet | None) -> None:
    if sheet is None:
        return
    money = read_money(sheet.money)
    texts = {name: text.text for name, text in sheet.texts.items()}
    values: dict[str, Value] = {
        "account_code": sheet.account.code,
        "account_name": sheet.account.name,
        "units": sheet.units,
        "content": texts.get(_CONTENT, ""),
        "legal_basis": texts.get(_LAW, ""),
        "explanation": texts.get(_REST, ""),
        "amount_k_twd": money.k_twd,
        "amount_twd": money.twd,
    }
    doubt = book.unread(sheet.account.misread + money.doubt, sheet.lines)
    for total, lines in sheet.totals:
        doubt += book.unread(total_doubt(total, money), lines)
    certainty: Certainty = "uncertain" if doubt else "derived" if money.note else "printed"
    book.add("revenue_sheets", values, sheet.lines, certainty=certainty, note=doubt or money.note)


def _add_items(book: Book, sheet: _Sheet, table: PipeTable) -> None:
    form = load_form("revenue_items")
    places = {form.columns[i].name: at for at, i in named_places(form, table.rows[:1], table.width).items()}
    book.claim_rows(table, (*table.rows[:1], *(row for row in table.rows if row.blank)))
    for row in (row for row in table.rows[1:] if not row.blank):
        text = {name: row.cell(place) for name, place in places.items()}
        amount, account = read_cell(text["amount_k_twd"]), read_account(text["name"])
        if squeeze(text["name"]) == "合計":
            book.claim("table_head", row.lines, ("合計", amount.printed))
            sheet.totals.append((amount, row.lines))
            continue
        sheet.items += 1
        if account.code == sheet.account.code:
            book.claim("table_head", row.lines, (account.printed, account.name))
        values: dict[str, Value] = {
            "account_code": sheet.account.code,
            "fee_no": sheet.items,
            "text": "\n".join(cell_paragraphs(text["note"])),
            "quantity_unit": squeeze(cell_text(text["unit"])),
        }
        cells = {
            "quantity": read_cell(text["quantity"]),
            "unit_price_k_twd": read_cell(text["unit_price_k_twd"]),
            "amount_k_twd": amount,
        }
        book.publish("revenue_fees", values, cells, row.lines)
