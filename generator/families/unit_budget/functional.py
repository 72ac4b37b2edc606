"""歲出按職能及經濟性綜合分類表: functions of government by economic class, three spreads wide."""

from __future__ import annotations

import re

from generator.families.unit_budget.amounts import amount_values, filled_cells, is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.spreads import header_rows, value_rows
from generator.language.cell import Cell, unreadable
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow
from generator.records.values import Value

# The classes of the form in their order, members of a group as group-class.
_CLASSES: tuple[tuple[str, str, str], ...] = (
    ("current", "", "受僱人員報酬"),
    ("current", "", "商品及勞務購買支出"),
    ("current", "", "債務利息"),
    ("current", "", "土地租金支出"),
    ("current", "經常移轉", "對企業"),
    ("current", "經常移轉", "對家庭及民間非營利機構"),
    ("current", "經常移轉", "對政府"),
    ("current", "經常移轉", "對國外"),
    ("current", "", "經常支出合計"),
    ("capital", "投資及增資", "對營業基金"),
    ("capital", "投資及增資", "對非營業特種基金"),
    ("capital", "投資及增資", "對民間企業"),
    ("capital", "資本移轉", "對企業"),
    ("capital", "資本移轉", "對家庭及民間非營利機構"),
    ("capital", "資本移轉", "對政府"),
    ("capital", "資本移轉", "對國外"),
    ("capital", "", "土地購入"),
    ("capital", "", "無形資產購入"),
    ("capital", "固定資本形成", "住宅"),
    ("capital", "固定資本形成", "非住宅房屋"),
    ("capital", "固定資本形成", "營建工程"),
    ("capital", "固定資本形成", "運輸工具"),
    ("capital", "固定資本形成", "資訊軟體"),
    ("capital", "固定資本形成", "機器及其他設備"),
    ("capital", "固定資本形成", "土地改良"),
    ("capital", "", "資本支出合計"),
    ("all", "", "總計"),
)
_WORDS = tuple(sorted({word for _, _, word in _CLASSES}, key=len, reverse=True))
_CODE = re.compile(r"\d{2}")
_CODED = re.compile(r"(?P<code>\d{2})\s*(?P<name>\D.*)", re.DOTALL)


def read_functional(book: Book) -> None:
    """Add a row of ``functional`` for every cell of the table, dashes included."""
    functions: list[tuple[str, str]] = []
    place = 0
    for table, kind, _ in book.tables("functional"):
        rows = value_rows(table)
        heads = header_rows(table)
        book.claim_rows(table, heads)
        if kind.side == "left":
            functions = [_function(row) for row in rows]
        cells = [row.cells[_label_width(row) if kind.side == "left" else 0 :] for row in rows]
        classes = _classes(heads, table.width, place, max((len(filled_cells(c)) for c in cells), default=0))
        place = classes[-1] + 1 if classes else place
        for (code, name), row, values in zip(functions, rows, cells, strict=False):
            filled = filled_cells(values)
            if len(filled) == len(classes):
                for index, cell in zip(classes, filled, strict=True):
                    _add(book, code, name, index, row, cell)
        if len(functions) != len(rows):
            _tell(book, table, len(functions), len(rows))


def _classes(heads: list[TableRow], width: int, start: int, count: int) -> list[int]:
    """Indices of the classes that a page prints, left to right: by its header, else the next ``count``.

    Empty where the header names classes that are not among the next ones.
    """
    named: list[int] = []
    for column in range(width):
        words = [squeeze(row.cell(column)) for row in reversed(heads)]
        word = next((known for text in words for known in _WORDS if text.endswith(known)), "")
        first = named[-1] + 1 if named else start
        index = next((i for i in range(first, len(_CLASSES)) if _CLASSES[i][2] == word), None)
        if word and index is not None:
            named.append(index)
    following = list(range(start, min(start + count, len(_CLASSES))))
    if len(named) == count:
        return named
    return following if len(following) == count and set(named) <= set(following) else []


def _label_width(row: TableRow) -> int:
    """How many cells tell the function: its code and name, together or each in its own cell."""
    coded = bool(_CODE.fullmatch(row.cell(0)))
    return next((i for i, cell in enumerate(row.cells) if i >= coded and is_filled(cell)), len(row.cells))


def _function(row: TableRow) -> tuple[str, str]:
    """(code, name) of a function; the total's label can be cut in two cells (``總 | 計``)."""
    label = " ".join(tidy(cell) for cell in row.cells[: _label_width(row)] if cell)
    match = _CODED.fullmatch(label)
    return (match["code"], tidy(match["name"])) if match else ("", squeeze(label))


def _add(book: Book, code: str, name: str, index: int, row: TableRow, printed: Cell) -> None:
    part, group, word = _CLASSES[index]
    cell = {"amount_k_twd": printed}
    odd = unreadable(cell)
    values: dict[str, Value] = {
        "function_code": code,
        "function_name": name,
        "function_level": "function" if code else "total",
        "economic_class": f"{group}-{word}" if group else word,
        "class_level": "total" if part == "all" else "subtotal" if word.endswith("合計") else "class",
        "part": part,
        **amount_values(cell),
    }
    book.add("functional", values, row.lines, certainty="uncertain" if odd else "printed", note=odd)


def _tell(book: Book, table: PipeTable, functions: int, rows: int) -> None:
    book.warn(
        "PARSE-SPREAD-ROWS",
        table.first_line,
        f"{rows} rows of the functional table where the left page has {functions}",
        "the same number",
        "Compare the pages: rows are joined in order, so a lost row shifts those below it.",
    )
