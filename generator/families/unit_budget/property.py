"""公務車輛明細表 and 現有辦公房舍明細表: vehicles, offices and official residences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.families.unit_budget.amounts import amount_values, is_filled, read_cell, unreadable
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.spreads import (
    Spread,
    check_rows,
    form_columns,
    header_rows,
    spreads,
)
from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import TableRow, cell_text
from generator.records.values import Value

_STATUS = re.compile(r"(?P<status>[\u4e00-\u9fff]{2,12})[:：]\s*(?P<rest>.*)", re.DOTALL)
# (column, words of its header): the lowest word of a column decides, 金額 alone is that of the fuel.
_VEHICLE_COLUMNS = (
    ("count", ("車輛數",)),
    ("vehicle_type", ("車輛種類",)),
    ("passengers", ("乘客",)),
    ("purchased", ("購置",)),
    ("engine_cc", ("排氣量",)),
    ("fuel_litres", ("公升",)),
    ("fuel_unit_price", ("單價",)),
    ("fuel_k_twd", ("金額",)),
    ("maintenance_k_twd", ("養護費",)),
    ("other_k_twd", ("其他",)),
    ("remarks", ("備註",)),
)
_VEHICLE_FORM = tuple(name for name, _ in _VEHICLE_COLUMNS)
_VEHICLE_AMOUNTS = ("fuel_k_twd", "maintenance_k_twd", "other_k_twd")
_VEHICLE_NUMBERS = ("count", "passengers", "engine_cc", "fuel_litres")
_CATEGORY = re.compile(rf"(?P<numeral>{CJK_NUMERAL}{{1,3}})、\s*(?P<name>.*)", re.DOTALL)
_SUBCATEGORY = re.compile(r"(?P<numeral>\d{1,2})\s*[.．、]?\s*(?P<name>[^\d\s].*)", re.DOTALL)
_OFFICE_WORDS = {
    "單位數": "units",
    "面積": "area",
    "取得成本": "cost_k_twd",
    "年需養護費": "maintenance_k_twd",
    "押金": "deposit_k_twd",
    "租金": "rent_k_twd",
}
_OFFICE_PAGES = (
    (
        "",
        *(f"owned_{name}" for name in ("units", "area", "cost_k_twd", "maintenance_k_twd")),
        *(f"free_{name}" for name in ("units", "area", "maintenance_k_twd")),
    ),
    (
        *(f"rented_{name}" for name in ("units", "area", "deposit_k_twd", "rent_k_twd", "maintenance_k_twd")),
        *(f"total_{name}" for name in ("area", "deposit_k_twd", "rent_k_twd", "maintenance_k_twd")),
    ),
)
_OFFICE_GROUPS = (("有償租用", "rented"), ("無償借用", "free"), ("自有", "owned"), ("合計", "total"))


def read_vehicles(book: Book) -> None:
    """Add the rows of ``vehicles``; a group printed before a type holds for the rows below it."""
    for table, _, _ in book.tables("vehicles"):
        heads = header_rows(table)
        book.claim_rows(table, (*heads, *(row for row in table.rows if row.blank)))
        columns = _vehicle_columns(heads, table.width)
        status = ""
        for row in table.rows[len(heads) :]:
            status = _add_vehicle(book, row, columns, status)


def _vehicle_columns(heads: Sequence[TableRow], width: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place in range(width):
        cells = [squeeze(row.cell(place)) for row in reversed(heads)]
        for text in cells:
            name = next((n for n, words in _VEHICLE_COLUMNS if any(w in text for w in words)), "")
            if name and name not in columns:
                columns[name] = place
                break
    named = form_columns({place: name for name, place in columns.items()}, _VEHICLE_FORM, width)
    return {name: place for place, name in named.items()}


def _add_vehicle(book: Book, row: TableRow, columns: dict[str, int], status: str) -> str:
    texts = {name: tidy(cell_text(row.cell(place)).replace("\n", " ")) for name, place in columns.items()}
    kind = texts.get("vehicle_type", "")
    match = _STATUS.fullmatch(kind)
    inherited = match is None
    if match:
        status, kind = match["status"], match["rest"]
    total = squeeze(kind) in {"合計", "總計"}
    if not kind or not any(map(is_filled, row.cells)):
        if match:
            book.claim("table_head", row.lines)
        return status
    amounts = {name: read_cell(texts.get(name, "")) for name in _VEHICLE_AMOUNTS}
    numbers = {name: read_cell(texts.get(name, "")) for name in _VEHICLE_NUMBERS}
    values: dict[str, Value] = {
        "level": "total" if total else "vehicle",
        "vehicle_type": squeeze(kind) if total else kind,
        "status": "" if total else status,
        "purchased": texts.get("purchased", ""),
        "fuel_unit_price": read_cell(texts.get("fuel_unit_price", "")).value,
        "remarks": texts.get("remarks", ""),
        **{name: int(cell.value) if cell.value is not None else None for name, cell in numbers.items()},
        **amount_values(amounts),
    }
    odd = unreadable(amounts) + unreadable(numbers)
    if odd:
        book.add("vehicles", values, row.lines, certainty="uncertain", note=odd)
    elif status and inherited and not total:
        book.add("vehicles", values, row.lines, certainty="derived", note="分類承上列。")
    else:
        book.add("vehicles", values, row.lines)
    return status


def read_offices(book: Book) -> None:
    """Add the rows of ``offices``."""
    for spread in spreads(book, "offices"):
        left_heads = _office_heads(spread.left.rows)
        book.claim_rows(spread.left, left_heads)
        left = _office_columns(left_heads, spread.left.width)
        rows = spread.left.rows[len(left_heads) :]
        right_rows, right, doubt = _right_half(book, spread, len(rows))
        parent = ""
        for i, row in enumerate(rows):
            other = right_rows[i] if i < len(right_rows) else None
            parent = _add_office(book, row, other, (left, right), parent, doubt)


def _right_half(book: Book, spread: Spread, count: int) -> tuple[Sequence[TableRow], dict[int, str], str]:
    if spread.right is None:
        return (), {}, ""
    heads = header_rows(spread.right)
    book.claim_rows(spread.right, heads)
    rows = spread.right.rows[len(heads) :]
    return rows, _office_columns(heads, spread.right.width), check_rows(book, spread.left, count, len(rows))


def _office_heads(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows above the first category."""
    for i, row in enumerate(rows):
        name = tidy(row.cell(0))
        if _CATEGORY.fullmatch(name) or squeeze(name) == "合計":
            return list(rows[:i])
    return list(rows[:1])


def _office_columns(heads: Sequence[TableRow], width: int) -> dict[int, str]:
    """Column names by place: the group of the first header row and the word of the second."""
    columns: dict[int, str] = {}
    group = ""
    for place in range(width):
        top = squeeze(heads[0].cell(place)) if heads else ""
        group = next((name for word, name in _OFFICE_GROUPS if word in top), group)
        word = squeeze(heads[-1].cell(place)) if len(heads) > 1 else ""
        if group and word in _OFFICE_WORDS:
            columns[place] = f"{group}_{_OFFICE_WORDS[word]}"
    usual = max(_OFFICE_PAGES, key=lambda page: len(set(page) & set(columns.values())))
    return form_columns(columns, usual, width)


def _add_office(
    book: Book,
    row: TableRow,
    other: TableRow | None,
    columns: tuple[dict[int, str], dict[int, str]],
    parent: str,
    doubt: str,
) -> str:
    name = tidy(row.cell(0))
    category, below = _CATEGORY.fullmatch(name), _SUBCATEGORY.fullmatch(name)
    total = squeeze(name) in {"合計", "總計"}
    match = category or below
    if match is None and not total:
        return parent
    texts = {column: row.cell(place) for place, column in columns[0].items()}
    if other is not None:
        texts |= {column: other.cell(place) for place, column in columns[1].items()}
    values: dict[str, Value] = {
        "level": "total" if total else "category" if category else "subcategory",
        "numeral": match["numeral"] if match else "",
        "category": match["name"] if match else "合計",
        "parent": parent if below else "",
        **_office_values(book, texts),
    }
    cells = {column: read_cell(text) for column, text in texts.items() if not column.endswith("_units")}
    odd = doubt + unreadable(cells)
    lines = [*row.lines, *(other.lines if other is not None else ())]
    book.add("offices", values, lines, certainty="uncertain" if odd else "printed", note=odd)
    return str(category["name"]) if category else parent


def _office_values(book: Book, texts: Mapping[str, str]) -> dict[str, Value]:
    """Areas with decimals, money in whole thousands, units as printed."""
    areas = {column: read_cell(text) for column, text in texts.items() if column.endswith("_area")}
    money = {column: read_cell(text) for column, text in texts.items() if column.endswith("_k_twd")}
    units = {column: tidy(text) for column, text in texts.items() if column.endswith("_units")}
    values: dict[str, Value] = {**units, **amount_values(areas, whole=False), **amount_values(money)}
    known = book.collector.schemas["offices"].by_name
    return {column: value for column, value in values.items() if column in known}
