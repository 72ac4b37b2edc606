"""What sheets of cities share: a head of labels and values, an amount with its unit, a box of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.book import Book
from generator.language.cell import Cell, read_cell
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow, cell_text

_SIDE_PARTS = 2
_HALF = 500
_MONEY = re.compile(r"(?P<number>\d[\d,]*)(?P<unit>千元|元)")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that is printed with its unit (``137,984千元``, ``190,179,000元``).

    Attributes:
        k_twd: in 千元, None where it is no whole number of them or can't be read.
        twd: in 元, None where it is printed in 千元.
        note: that it was converted, empty where it wasn't.
        doubt: that it can't be read, empty where it can.
    """

    k_twd: int | None = None
    twd: int | None = None
    note: str = ""
    doubt: str = ""


def read_money(text: str) -> Money:
    """The amount that a text of the head prints."""
    match = _MONEY.fullmatch(squeeze(text))
    value = read_cell(match["number"]).value if match else None
    if match is None or value is None:
        return Money(doubt=f"預算金額無法判讀：「{text}」。")
    number = int(value)
    if match["unit"] == "千元":
        return Money(number)
    whole = number % 1000 == 0
    return Money(number // 1000 if whole else None, number, "印為元，換算為千元。" if whole else "")


def total_doubt(total: Cell, head: Money) -> str:
    """How the total below a sheet's items differs from the amount in its head; empty where it doesn't.

    The head may be rounded to 千元 where the items are in 元.
    """
    if total.kind == "empty" or head.doubt:
        return ""
    if total.value is None:
        return f"合計「{total.printed}」無法判讀。"
    exact = {head.twd, head.k_twd}
    rounded = head.k_twd is not None and abs(total.value - head.k_twd * 1000) <= _HALF
    return "" if total.value in exact or rounded else f"合計印為{total.printed}，與預算金額不同。"


def head_values(book: Book, table: PipeTable) -> tuple[TableRow, dict[str, str]]:
    """The row of a head and its values by the label before each; labels and units are claimed."""
    book.claim_rows(table, ())
    row = table.rows[0]
    cells = [squeeze(cell) for cell in row.cells]
    values = dict(zip(cells[2::2], cells[3::2], strict=False))
    units = ["千元" if cell.endswith("千元") else "元" for cell in cells if _MONEY.fullmatch(cell)]
    book.claim("table_head", row.lines, [*cells[::2], *units])
    return row, values


def claim_side_titles(book: Book) -> None:
    """Ledger only: the names of plan and account that stand upright at the edge, ``一般行政｜行政管理``."""
    for sheet in book.own_sheets():
        for line in sheet.texts:
            parts = line.stripped.split("｜")
            if len(parts) == _SIDE_PARTS and all(parts):
                book.claim("furniture", [line.number], parts)


def sections(book: Book, row: TableRow, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(name, text) of the sections of a box, ``一、計畫內容：…二、預期成果：…``; what has no name goes on.

    The label of the box and the marks of the sections are claimed.
    """
    mark = re.compile(rf"[一二三四五六][.、．]?\s*(?P<name>{'|'.join(names)})\s*[:：]\s*")
    name = names[0]
    for cell in row.cells[1:]:
        text = cell_text(cell)
        starts = list(mark.finditer(text))
        book.claim("table_head", row.lines, (row.cell(0), *(start[0] for start in starts)))
        yield name, text[: starts[0].start() if starts else len(text)].strip()
        for i, start in enumerate(starts):
            name = start["name"]
            end = starts[i + 1].start() if i + 1 < len(starts) else len(text)
            yield name, text[start.end() : end].strip()
