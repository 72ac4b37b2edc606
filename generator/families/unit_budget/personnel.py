"""人事費彙計表, 預算員額明細表 and the other places that state the agency's staff."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.families.unit_budget.amounts import amount_values, filled_cells
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.spreads import (
    Spread,
    check_rows,
    column_words,
    header_rows,
    spreads,
    value_rows,
)
from generator.forms.account_codes import expenditure_level, restore_code, split_account
from generator.language.cell import Cell, read_cell, unreadable
from generator.language.numerals import CJK_NUMERAL
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import TableRow, cell_text
from generator.records.values import Value

_CATEGORIES = (
    "職員",
    "警察",
    "法警",
    "駐警",
    "工友",
    "技工",
    "駕駛",
    "聘用",
    "約僱",
    "駐外雇員",
    "合計",
)
_ITEM = re.compile(r"(?P<numeral>\w{1,3})、\s*(?P<item>.*)", re.DOTALL)
_NUMERAL = re.compile(rf"{CJK_NUMERAL}{{1,3}}")
_LEFT, _RIGHT = _CATEGORIES[:7], _CATEGORIES[7:]
_BOX_START = re.compile(r"預算員額[:：]")
_BOX_PAIR = re.compile(rf"(?P<category>{'|'.join(_CATEGORIES)})[:：]?\s*(?P<number>[\d,]+|-)\s*人")
_CJK = re.compile(r"[\u4e00-\u9fff]{2,}")
_YEAR = re.compile(r"(\d{2,3})年度")
_BOX_LINES = 14


def read_personnel(book: Book) -> None:
    """Add the rows of ``personnel``."""
    for table, _, _ in book.tables("personnel"):
        heads = header_rows(table)
        book.claim_rows(table, (*heads, *(row for row in table.rows if row.blank)))
        for row in table.rows[len(heads) :]:
            match = _ITEM.fullmatch(tidy(cell_text(row.cell(0))))
            total = squeeze(row.cell(0)) == "合計"
            if match is None and not total:
                continue
            amount = {"amount_k_twd": read_cell(row.cell(1))}
            numeral = match["numeral"] if match else ""
            odd = unreadable(amount)
            if numeral and not _NUMERAL.fullmatch(numeral):
                odd += f"項次無法判讀：「{numeral}」。"
            values: dict[str, Value] = {
                "level": "total" if total else "item",
                "numeral": numeral,
                "item": tidy(match["item"]) if match else "合計",
                "note": "\n".join(text for cell in row.cells[2:] if (text := cell_text(cell))),
                **amount_values(amount),
            }
            book.add("personnel", values, row.lines, certainty="uncertain" if odd else "printed", note=odd)


@dataclass(slots=True)
class _Post:
    code: str
    printed_code: str
    name: str
    cells: list[Cell]
    lines: list[int]
    doubt: str = ""


def read_staff(book: Book) -> None:
    """Add the rows of ``staff`` and ``staff_costs``."""
    for spread in spreads(book, "staff"):
        heads = [row for row in spread.left.rows if not any(split_account(cell)[0] for cell in row.cells)]
        rows = [row for row in spread.left.rows if row not in heads]
        book.claim_rows(spread.left, heads)
        left = _categories(heads, _LEFT)
        posts = _posts(book, rows, left)
        right = _categories(header_rows(spread.right), _RIGHT) if spread.right else []
        _join_costs(book, spread, posts, left, right)


def _categories(heads: Sequence[TableRow], usual: Sequence[str]) -> Sequence[str]:
    """The categories that a header names; those of the form where it names fewer than the form has."""
    named = column_words(heads, _CATEGORIES)
    return usual if len(named) < len(usual) and set(named) <= set(usual) else named


def _posts(book: Book, rows: Sequence[TableRow], categories: Sequence[str]) -> list[_Post]:
    posts: list[_Post] = []
    for row in rows:
        place = next(i for i, cell in enumerate(row.cells) if split_account(cell)[0])
        code, name = split_account(row.cells[place])
        cells = filled_cells(row.cells[place + 1 :])
        if not cells:
            book.claim("table_head", row.lines)
            continue
        post = _Post(restore_code(code), code, name, cells, list(row.lines))
        if len(cells) != 2 * len(categories):
            post.doubt = f"員額欄數{len(cells)}與職類數{len(categories)}不符。"
        posts.append(post)
    return posts


def _join_costs(
    book: Book, spread: Spread, posts: Sequence[_Post], left: Sequence[str], right: Sequence[str]
) -> None:
    """Add the staff of both pages, and the costs and note of the right page."""
    rows: list[TableRow] = []
    doubt = ""
    if spread.right is not None:
        book.claim_rows(spread.right, header_rows(spread.right))
        rows = value_rows(spread.right)
        doubt = check_rows(book, spread.left, len(posts), len(rows))
    for i, post in enumerate(posts):
        row = rows[i] if i < len(rows) else None
        post.doubt += doubt
        cells = filled_cells(row.cells) if row is not None else []
        lines = [*post.lines, *(row.lines if row is not None else ())]
        _add_staff(book, post, left, post.cells, lines)
        _add_staff(book, post, right, cells, lines)
        if row is not None and len(cells) == 2 * len(right) + 3:
            _add_costs(book, post, row, cells[-3:])


def _add_staff(
    book: Book, post: _Post, categories: Sequence[str], cells: Sequence[Cell], lines: Sequence[int]
) -> None:
    for i, category in enumerate(categories):
        pair = cells[2 * i : 2 * i + 2]
        if len(pair) < 2:
            continue
        named = dict(zip(("this_year", "last_year"), pair, strict=True))
        raw = post.printed_code if post.printed_code != post.code else ""
        values: dict[str, Value] = {
            "account_code": post.code,
            "account_code_raw": raw,
            "account_name": post.name,
            "level": expenditure_level(post.code, post.name),
            "category": category,
            **amount_values(named),
        }
        doubt = post.doubt + unreadable(named)
        if doubt:
            book.add("staff", values, lines, certainty="uncertain", note=doubt)
        elif raw:
            note = f"科目編號印為{raw}，末位遺失，依十位編碼補回。"
            book.add("staff", values, lines, certainty="derived", note=note)
        else:
            book.add("staff", values, lines)


def _add_costs(book: Book, post: _Post, row: TableRow, cells: Sequence[Cell]) -> None:
    names = ("this_year_k_twd", "last_year_k_twd", "difference_k_twd")
    texts = [cell_text(cell) for cell in row.cells if _CJK.search(cell)]
    values: dict[str, Value] = {
        "account_code": post.code,
        "account_name": post.name,
        "level": expenditure_level(post.code, post.name),
        "note": "\n".join(texts),
        **amount_values(dict(zip(names, cells, strict=True))),
    }
    lines = [*post.lines, *row.lines]
    book.add(
        "staff_costs", values, lines, certainty="uncertain" if post.doubt else "printed", note=post.doubt
    )


def read_staff_counts(book: Book) -> None:
    """Add the rows of ``staff_counts``: the table of the general part and the box below the vehicles."""
    for table, _, _ in book.tables("staff_counts"):
        heads = header_rows(table)
        years = [int(m[1]) if (m := _YEAR.search(squeeze(cell))) else None for cell in _last(heads)]
        this = years.index(book.year_roc) if book.year_roc in years else 2
        last = next((i for i, year in enumerate(years) if year is not None and i != this), 1)
        book.claim_rows(table, (*heads, *(row for row in table.rows if row.blank)))
        for row in table.rows[len(heads) :]:
            category = squeeze(row.cell(0))
            if not category:
                continue
            cells = {"this_year": read_cell(row.cell(this)), "last_year": read_cell(row.cell(last))}
            note = "\n".join(cell_text(cell) for cell in row.cells[3:] if cell)
            _add_count(book, "overview", category, cells, note, row.lines)
    _read_box(book)


def _last(heads: Sequence[TableRow]) -> Sequence[str]:
    return heads[-1].cells if heads else ()


def _read_box(book: Book) -> None:
    for sheet in book.own_sheets():
        start = next((i for i, line in enumerate(sheet.texts) if _BOX_START.match(squeeze(line.text))), None)
        if start is None:
            continue
        for line in sheet.texts[start : start + _BOX_LINES]:
            for match in _BOX_PAIR.finditer(squeeze(line.text)):
                cells = {"this_year": read_cell(match["number"]), "last_year": read_cell("")}
                _add_count(book, "vehicle_page", match["category"], cells, "", [line.number])


def _add_count(
    book: Book,
    place: str,
    category: str,
    cells: dict[str, Cell],
    note: str,
    lines: Sequence[int],
) -> None:
    odd = unreadable(cells)
    values: dict[str, Value] = {
        "printed_in": place,
        "category": category,
        "note": note,
        **amount_values(cells),
    }
    book.add("staff_counts", values, lines, certainty="uncertain" if odd else "printed", note=odd)
