"""歲出一級用途別科目分析表 and 資本支出分析表: the accounts of the agency by kind of expenditure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.amounts import Cell, amount_values, is_filled, unreadable
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.spreads import (
    Spread,
    check_rows,
    column_words,
    header_rows,
    named_cells,
    spreads,
    value_rows,
)
from generator.forms.account_codes import expenditure_level, restore_code, split_account
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow
from generator.records.values import Value

_CJK = re.compile(r"[\u4e00-\u9fff]{2,}")
_FIRST_LEVEL_WORDS = ("人事費", "業務費", "獎補助費", "債務費", "設備及投資", "預備金", "小計", "合計")
_FIRST_LEVEL = {
    "人事費": "personnel",
    "業務費": "operations",
    "獎補助費": "subsidies",
    "債務費": "debt",
    "設備及投資": "equipment",
    "預備金": "reserve",
    "小計": "total",
}
_FIRST_LEFT = tuple(f"current_{name}_k_twd" for name in ("personnel", "operations", "subsidies", "debt"))
_FIRST_RIGHT = (
    "current_reserve_k_twd",
    "current_total_k_twd",
    *(f"capital_{name}_k_twd" for name in ("operations", "equipment", "subsidies", "reserve", "total")),
    "total_k_twd",
)
_CAPITAL = {
    "土地": "land_k_twd",
    "房屋建築及設備": "buildings_k_twd",
    "公共建設及設施": "infrastructure_k_twd",
    "機械設備": "machinery_k_twd",
    "運輸設備": "transport_equipment_k_twd",
    "資訊軟硬體設備": "information_equipment_k_twd",
    "資訊軟體設備": "information_equipment_k_twd",
    "雜項設備": "miscellaneous_equipment_k_twd",
    "權利": "rights_k_twd",
    "投資": "investment_k_twd",
    "其他資本支出": "other_capital_k_twd",
    "合計": "total_k_twd",
}
_CAPITAL_LEFT = ("land_k_twd", "buildings_k_twd", "infrastructure_k_twd", "machinery_k_twd")
_CAPITAL_RIGHT = (
    "transport_equipment_k_twd",
    "information_equipment_k_twd",
    "miscellaneous_equipment_k_twd",
    "rights_k_twd",
    "investment_k_twd",
    "other_capital_k_twd",
    "total_k_twd",
)


@dataclass(frozen=True, slots=True)
class _Table:
    """How one of the two tables is laid out."""

    kind: str
    words: tuple[str, ...]
    names: Callable[[Sequence[str], Sequence[str]], list[str]]
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(slots=True)
class _Account:
    row: TableRow
    printed_code: str
    name: str
    cells: dict[str, Cell]
    lines: list[int]
    doubt: str = ""


def read_first_level(book: Book) -> None:
    """Add the rows of ``first_level``; codes come from the expenditure table by name and order."""
    table = _Table("first_level", _FIRST_LEVEL_WORDS, _first_level_names, _FIRST_LEFT, _FIRST_RIGHT)
    accounts = _accounts(book, table)
    known = [(str(r["account_code"]), str(r["account_name"])) for r in book.collector.tables["expenditure"]]
    place = 0
    for account in accounts:
        code, place = _code_by_name(account, known, place)
        _add(book, "first_level", account, code, {})


def read_capital(book: Book) -> None:
    """Add the rows of ``capital``; codes whose last digit is lost are restored."""
    table = _Table("capital", tuple(_CAPITAL), _capital_names, _CAPITAL_LEFT, _CAPITAL_RIGHT)
    for account in _accounts(book, table):
        code = restore_code(account.printed_code)
        raw = account.printed_code if account.printed_code != code else ""
        _add(book, "capital", account, code, {"account_code_raw": raw})


def _add(book: Book, table: str, account: _Account, code: str, extra: dict[str, Value]) -> None:
    values: dict[str, Value] = {
        "level": expenditure_level(code, account.name),
        "account_code": code,
        "account_name": account.name,
        **extra,
        **amount_values(account.cells),
    }
    doubt = account.doubt + unreadable(account.cells)
    if doubt:
        book.add(table, values, account.lines, certainty="uncertain", note=doubt)
    elif extra.get("account_code_raw"):
        note = f"科目編號印為{extra['account_code_raw']}，末位遺失，依十位編碼補回。"
        book.add(table, values, account.lines, certainty="derived", note=note)
    elif table == "first_level" and code:
        note = "表上未印科目編號，依名稱由歲出機關別預算表對得。"
        book.add(table, values, account.lines, certainty="derived", note=note)
    else:
        book.add(table, values, account.lines)


def _accounts(book: Book, table: _Table) -> list[_Account]:
    found: list[_Account] = []
    for spread in spreads(book, table.kind):
        found.extend(_spread_accounts(book, table, spread))
    return found


def _spread_accounts(book: Book, table: _Table, spread: Spread) -> list[_Account]:
    heads = _head_rows(spread.left.rows)
    book.claim_rows(spread.left, heads)
    left_words = column_words(heads, table.words)
    accounts: list[_Account] = []
    for row in spread.left.rows[len(heads) :]:
        place = next((i for i, cell in enumerate(row.cells) if _CJK.search(cell)), None)
        if place is None:
            continue
        code, name = split_account(row.cells[place])
        amounts = row.cells[place + 1 :]
        names = table.names(left_words, ())
        cells = named_cells(amounts, names, table.left) if any(map(is_filled, amounts)) else {}
        account = _Account(row, code, name, cells or {}, list(row.lines))
        account.doubt = "左頁欄數與表式不符，未讀。" if cells is None else ""
        accounts.append(account)
    if spread.right is None:
        return accounts
    right_heads = header_rows(spread.right)
    book.claim_rows(spread.right, right_heads)
    names = table.names(column_words(right_heads, table.words), left_words)
    with_values = [a for a in accounts if any(map(is_filled, a.row.cells[1:])) and a.cells]
    printed = value_rows(spread.right)
    doubt = check_rows(book, spread.left, len(with_values), len(printed))
    for account in with_values:
        account.doubt += doubt
    for account, row in zip(with_values, printed, strict=False):
        cells = named_cells(row.cells, names, table.right)
        account.doubt += "" if cells is not None else "右頁欄數與表式不符，未讀。"
        account.cells.update(cells or {})
        account.lines.extend(row.lines if cells is not None else ())
    return accounts


def _head_rows(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows down to the one that names the columns (款 項 目 節 名稱)."""
    for i, row in enumerate(rows):
        if squeeze(row.cell(0)) == "款" or any("名稱" in squeeze(cell) for cell in row.cells):
            return list(rows[: i + 1])
    return list(rows[:1])


def _first_level_names(words: Sequence[str], before: Sequence[str]) -> list[str]:
    """Current expenditure up to the first 小計, capital expenditure after it."""
    names: list[str] = []
    part = "capital" if "小計" in before else "current"
    for word in words:
        if word == "合計":
            names.append("total_k_twd")
            continue
        names.append(f"{part}_{_FIRST_LEVEL[word]}_k_twd")
        if word == "小計":
            part = "capital"
    known = {*_FIRST_LEFT, *_FIRST_RIGHT}
    return names if set(names) <= known else []


def _capital_names(words: Sequence[str], before: Sequence[str]) -> list[str]:
    return [_CAPITAL[word] for word in words]


def _code_by_name(account: _Account, known: Sequence[tuple[str, str]], place: int) -> tuple[str, int]:
    """The code of the next account of this name in the expenditure table, and where to go on from."""
    if account.printed_code:
        return restore_code(account.printed_code), place
    name = squeeze(account.name)
    for i in (*range(place, len(known)), *range(min(place, len(known)))):
        if squeeze(known[i][1]) == name:
            return known[i][0], i + 1
    return "", place
