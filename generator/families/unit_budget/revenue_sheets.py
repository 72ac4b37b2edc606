"""歲入項目說明提要表: one sheet for every revenue item, with what it is, its law, and how it adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.families.unit_budget.account_numbers import account_number, unreadable_numbers
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.heads import is_furniture
from generator.families.unit_budget.markers import item_starts
from generator.families.unit_budget.texts import extend
from generator.forms.account_codes import read_account, revenue_level
from generator.language.cell import Cell, read_cell
from generator.language.numerals import parse_number
from generator.reading.document import Line
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.reading.traced import TracedText
from generator.records.values import Value

_SECTION = re.compile(r"[一二三四五]、\s*(項目內容|法令依據)[:：]?")
# 0408010300 -0408010301 賠償收入 -一般賠償收入
_CODES = r"(?P<mu>\d{10})\s*[-－]\s*(?P<jie>\d{10})"
_NAMES = r"(?P<mu_name>[^-－]+?)\s*[-－]\s*(?P<jie_name>.+)"
_MU_AND_JIE = re.compile(rf"{_CODES}\s*{_NAMES}", re.DOTALL)
# 744件
_QUANTITY = r"(?P<quantity>\d[\d,]*)\s*(?P<unit>[\u4e00-\u9fff]{1,3})"
# 每件收2.5千元
_PRICE = r"每[\u4e00-\u9fff]{1,4}?收?(?P<price>\d[\d,.]*)\s*千元"
# 計1,860千元
_SUM = r"計\s*(?P<amount>\d[\d,]*)\s*千元"
_FEE = re.compile(f"{_QUANTITY}，{_PRICE}，{_SUM}")
_AMOUNT = re.compile(r"(?P<amount>\d[\d,]*)\s*千元")


@dataclass(slots=True)
class _Sheet:
    code: str
    name: str
    amount: Cell
    units: str
    lines: list[int]
    doubt: str = ""
    content: TracedText = field(default_factory=TracedText)
    legal_basis: TracedText = field(default_factory=TracedText)
    explanation: TracedText = field(default_factory=TracedText)
    rows: list[TableRow] = field(default_factory=list)


def read_revenue_sheets(book: Book) -> None:
    """Add the rows of ``revenue_sheets``, ``revenue_sheet_rows`` and ``revenue_fees``."""
    for sheet in _sheets(book):
        for row in sheet.rows:
            _add_row(book, sheet, row)
        values: dict[str, Value] = {
            "account_code": sheet.code,
            "account_name": sheet.name,
            "units": sheet.units,
            "content": sheet.content.text,
            "legal_basis": sheet.legal_basis.text,
            "explanation": sheet.explanation.text,
        }
        amount = {"amount_k_twd": sheet.amount}
        book.publish(
            "revenue_sheets", values, amount, sheet.lines, doubt=book.unread(sheet.doubt, sheet.lines)
        )
        _add_fees(book, sheet)


def _sheets(book: Book) -> Iterator[_Sheet]:
    """The sheets in order; a page without a head table goes on with the last one."""
    current: _Sheet | None = None
    section = ""
    for page in book.own_sheets():
        kinds = {kind.name for _, kind in page.tables if kind}
        if not kinds & {"revenue_sheets", "revenue_sheet_rows"} and "歲入項目說明" not in page.title:
            continue
        for table, kind in page.tables:
            if kind is not None and kind.name == "revenue_sheets":
                if current is not None:
                    yield current
                current, section = _head(book, table), ""
        for line in page.texts if current else ():
            section = _take_line(current, section, line)
        for table, kind in page.tables:
            if current is not None and kind is not None and kind.name == "revenue_sheet_rows":
                _take_rows(book, current, table)
    if current is not None:
        yield current


def _head(book: Book, table: PipeTable) -> _Sheet | None:
    row = next((row for row in table.rows if any("來源子目" in squeeze(cell) for cell in row.cells)), None)
    if row is None:
        return None
    labels = {squeeze(cell): i for i, cell in enumerate(row.cells)}
    amount_at = labels.get("預算金額", len(row.cells))
    accounts = (read_account(part) for cell in row.cells[1:amount_at] if cell for part in _accounts(cell))
    coded = [account for account in accounts if account.code]
    if not coded:
        return None
    book.claim_rows(table, (other for other in table.rows if other is not row))
    *above, account = coded
    book.claim("table_head", row.lines, (word for other in above for word in (other.printed, other.name)))
    units = row.cell(labels["承辦單位"] + 1) if "承辦單位" in labels else ""
    amount = read_cell(row.cell(amount_at + 1))
    return _Sheet(account.code, account.name, amount, cell_text(units), list(row.lines), account.misread)


def _accounts(cell: str) -> tuple[str, ...]:
    """The accounts of a cell of the head, each as code and name: one, or the 目 and the 節 below it."""
    match = _MU_AND_JIE.fullmatch(tidy(cell_text(cell).replace("\n", " ")))
    return (f"{match['mu']} {match['mu_name']}", f"{match['jie']} {match['jie_name']}") if match else (cell,)


def _take_line(sheet: _Sheet | None, section: str, line: Line) -> str:
    if sheet is None or is_furniture(line.text):
        return section
    match = _SECTION.match(squeeze(line.text))
    if match:
        sheet.lines.append(line.number)
        return match[1]
    target = {"項目內容": sheet.content, "法令依據": sheet.legal_basis}.get(section)
    if target is not None:
        sheet.lines.append(line.number)
        extend(target, [cell_text(line.text)], [line.number])
    return section


def _take_rows(book: Book, sheet: _Sheet, table: PipeTable) -> None:
    rows = [row for row in table.rows if any(read_account(cell).code for cell in row.cells)]
    book.claim_rows(table, (row for row in table.rows if row not in rows))
    for row in rows:
        sheet.rows.append(row)
        text = _explanation(row)
        if text:
            sheet.lines.extend(row.lines)
            extend(sheet.explanation, [text], row.lines)


def _place(row: TableRow) -> int:
    return next(i for i, cell in enumerate(row.cells) if read_account(cell).code)


def _explanation(row: TableRow) -> str:
    place = next((i for i, cell in enumerate(row.cells) if read_account(cell).code), len(row.cells))
    return cell_text(" ".join(cell for cell in row.cells[place + 2 :] if cell))


def _add_row(book: Book, sheet: _Sheet, row: TableRow) -> None:
    place = _place(row)
    account = read_account(row.cells[place])
    before = row.cells[:place]
    number = next((n for cell in reversed(before) if (n := account_number(cell)) is not None), None)
    values: dict[str, Value] = {
        "sheet_code": sheet.code,
        "account_level": revenue_level(account.code, account.name),
        "account_number": number,
        "account_code": account.code,
        "account_name": account.name,
    }
    amount = {"amount_k_twd": read_cell(row.cell(place + 1))}
    odd = unreadable_numbers(before)
    book.claim("table_head", row.lines, (squeeze(cell) for cell in before if account_number(cell) is None))
    doubt = book.unread(odd + account.misread, row.lines)
    book.publish("revenue_sheet_rows", values, amount, row.lines, doubt=doubt)


def _add_fees(book: Book, sheet: _Sheet) -> None:
    """One row for every item of the explanation that tells an amount."""
    text = sheet.explanation.text
    starts = [*item_starts(text), (0, len(text), len(text))]
    if len(starts) == 1:
        starts = [(1, 0, 0), *starts]
    for i in range(len(starts) - 1):
        begin, end = starts[i][2], starts[i + 1][1]
        item = text[begin:end].strip()
        fee = _FEE.search(item)
        amount = fee or _last(item)
        if amount is None:
            continue
        values: dict[str, Value] = {
            "account_code": sheet.code,
            "fee_no": i + 1,
            "text": item,
            "quantity": parse_number(fee["quantity"]) if fee else None,
            "quantity_unit": fee["unit"] if fee else "",
            "unit_price_k_twd": parse_number(fee["price"]) if fee else None,
            "amount_k_twd": int(amount["amount"].replace(",", "")),
        }
        book.add("revenue_fees", values, sheet.explanation.lines_of(begin, end))


def _last(item: str) -> re.Match[str] | None:
    found = list(_AMOUNT.finditer(item))
    return found[-1] if found else None
