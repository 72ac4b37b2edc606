"""Rows of the tables of subsidies, donations and commissioned work as drafts, over all their spreads.

Left pages print plan, years, recipient, content and the first amounts, right pages the other amounts. Names
and contents run on over page breaks, the latter into the cell of the next plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.amounts import filled_cells, is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carried_length
from generator.families.unit_budget.spreads import (
    Spread,
    check_rows,
    column_words,
    header_rows,
    named_cells,
    spreads,
    value_rows,
)
from generator.language.cell import Cell
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import TableRow, cell_text
from generator.reading.traced import TracedText

_MARKS = (
    ("total", re.compile(r"(?P<rest>[合總]\s*計)$")),
    ("number", re.compile(r"(?P<label>\d{1,2})\s*[.．](?!\d{1,8}(?!\d))\s*(?P<rest>.*)", re.DOTALL)),
    ("object", re.compile(r"(?P<label>\d{4})(?!\d)\s*(?P<rest>.*)", re.DOTALL)),
    ("round", re.compile(r"[(（](?P<label>\d{1,3})[)）]\s*(?P<rest>.*)", re.DOTALL)),
    ("square", re.compile(r"[\[［](?P<label>\d{1,3})[\]］]\s*(?P<rest>.*)", re.DOTALL)),
)
_LABELS = {"round": "({})", "square": "[{}]"}
_SEGMENT = re.compile(r"(?:^|(?<=\s))(?=\d{1,2}[.．](?!\d)|\d{4}[\u4e00-\u9fff]|[(（\[［]\d{1,3}[)）\]］])")
_YEARS = re.compile(
    r"(?P<first>\d{2,3})\s*年?度?\s*[-－–—~～至]\s*(?P<last>\d{2,3})(?!\d)\s*(?:年度?)?\s*(?P<rest>.*)"
    r"|(?P<only>\d{2,3})\s*年度?",
    re.DOTALL,
)
_SERIAL = re.compile(r"(?P<serial>\d{2,3})(?=\s|$)\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """The prescribed form of one of the tables.

    Attributes:
        kind: the kind of table.
        depths: depth of the rows by the style of their mark.
        left, right: column names of the amounts on the two pages.
        recipient: whether a column tells who gets the money.
        words: words of the right page's header, in the meaning of `side_names`.
    """

    kind: str
    depths: Mapping[str, int]
    left: tuple[str, ...]
    right: tuple[str, ...]
    recipient: bool
    words: tuple[str, ...]


@dataclass(slots=True)
class GrantRow:
    """One row of a table, both pages together.

    Attributes:
        style: style of its mark: total, number, object, round or square.
        path: marks from the top down.
        parents: the rows above it, from the top down.
        texts: name, recipient and content.
        amounts: by column name.
        carried: whether the end of its content stood in the next row's cell.
        doubt: why the row is uncertain, empty where it isn't.
    """

    style: str
    label: str
    path: tuple[str, ...]
    parents: tuple[GrantRow, ...]
    lines: list[int]
    name: TracedText
    recipient: TracedText = field(default_factory=TracedText)
    content: TracedText = field(default_factory=TracedText)
    middle: str = ""
    serial: str = ""
    years: tuple[int, int] | None = None
    amounts: dict[str, Cell] = field(default_factory=dict)
    carried: bool = False
    doubt: str = ""


def grant_rows(book: Book, form: Form) -> list[GrantRow]:
    """All rows of the table, in order."""
    rows: list[GrantRow] = []
    for spread in spreads(book, form.kind):
        fresh = _left_rows(book, form, spread, rows)
        rows.extend(fresh)
        _join_right(book, form, spread, fresh)
    return rows


def _left_rows(book: Book, form: Form, spread: Spread, before: Sequence[GrantRow]) -> list[GrantRow]:
    rows: list[GrantRow] = []
    heads = _head_rows(form, spread)
    book.claim_rows(spread.left, heads)
    fixed = spread.left.width - len(form.left)
    first = True
    for printed in spread.left.rows[len(heads) :]:
        made = _marked_rows(form, printed, (*before, *rows), fixed)
        target = rows[-1] if rows else (before[-1] if before else None)
        if not made and target is not None:
            _go_on(form, target, printed, fixed)
            continue
        if made and first and target is not None:
            _carry(target, made[-1])
        first = False
        rows.extend(made)
    return rows


def _head_rows(form: Form, spread: Spread) -> list[TableRow]:
    """The first row and those below it that hold nothing but words in the amount columns."""
    fixed = spread.left.width - len(form.left) - 1
    heads = [spread.left.rows[0]]
    for row in spread.left.rows[1:]:
        if any(row.cells[:fixed]) or any(is_filled(cell) for cell in row.cells):
            break
        heads.append(row)
    return heads


def _marked_rows(form: Form, printed: TableRow, above: Sequence[GrantRow], fixed: int) -> list[GrantRow]:
    """The rows that a printed row begins: none for a continuation, several where rows were merged."""
    name = tidy(cell_text(printed.cell(0)).replace("\n", " "))
    amounts = _amounts(printed, len(form.left))
    pieces = [name]
    if len(form.left) == 1 and len(amounts) > 1:
        # Full-width brackets are CJK: tidying would close the blank that parts the rows.
        pieces = [tidied for piece in _SEGMENT.split(printed.cell(0)) if (tidied := tidy(piece))]
        if len(pieces) != len(amounts):
            pieces = [name]
    made: list[GrantRow] = []
    for i, piece in enumerate(pieces):
        row = _begin(form, piece, printed, (*above, *made))
        if row is None:
            return []
        own = amounts[i : i + 1] if len(pieces) > 1 else amounts
        row.amounts = dict(zip(form.left, own, strict=False))
        made.append(row)
    if made:
        _describe(form, made[-1], printed, fixed)
    return made


def _begin(form: Form, name: str, printed: TableRow, above: Sequence[GrantRow]) -> GrantRow | None:
    for style, pattern in _MARKS:
        match = pattern.match(name)
        if match is None or style not in form.depths:
            continue
        if style == "total":
            return GrantRow(style, "", (), (), list(printed.lines), TracedText(squeeze(name), printed.lines))
        label = _LABELS.get(style, "{}").format(match["label"])
        parents = _parents(form, style, above)
        path = (*(row.label for row in parents), label)
        return GrantRow(
            style, label, path, parents, list(printed.lines), TracedText(match["rest"], printed.lines)
        )
    return None


def _parents(form: Form, style: str, above: Sequence[GrantRow]) -> tuple[GrantRow, ...]:
    """The rows above a new row of this style: the last one and its parents, cut to the depth."""
    last = next((row for row in reversed(above) if row.style != "total"), None)
    chain = (*last.parents, last) if last is not None else ()
    return tuple(row for row in chain if form.depths[row.style] < form.depths[style])


def _amounts(printed: TableRow, count: int) -> list[Cell]:
    """The amounts at the end of a left row; ``- - - -`` in one cell are four."""
    cells = printed.cells[-count:] if count == 1 else printed.cells[1:]
    if count == 1 and " " in cells[0]:
        return filled_cells(cells[0].split())
    return filled_cells(cells)[-count:]


def _describe(form: Form, row: GrantRow, printed: TableRow, fixed: int) -> None:
    """Serial number, years, recipient and content of a row, however the cells were shifted."""
    cells = [cell_text(cell) for cell in printed.cells[1:fixed]]
    match = re.search(r"\s(\d{2})$", row.name.text)
    if match and not form.recipient:
        row.serial = match[1]
        row.name = TracedText(row.name.text[: match.start()], printed.lines)
    rest = [cell for cell in cells if cell]
    if rest and (serial := _SERIAL.fullmatch(rest[0])):
        row.serial = serial["serial"]
        rest = [text for text in (serial["rest"], *rest[1:]) if text]
    if rest and (years := _YEARS.fullmatch(rest[0])):
        row.years = (int(years["first"] or years["only"]), int(years["last"] or years["only"]))
        rest = [text for text in (years["rest"], *rest[1:]) if text]
        _take(form, row, rest, printed)
    else:
        row.content.append(" ".join(cells[1 if form.recipient else 0 :]), printed.lines)


def _take(form: Form, row: GrantRow, rest: Sequence[str], printed: TableRow) -> None:
    if form.recipient and rest:
        row.recipient.append(tidy(rest[0].replace("\n", " ")), printed.lines)
        rest = rest[1:]
    if rest:
        row.content.append(rest[0], printed.lines)
    row.middle = " ".join(rest[1:])


def _go_on(form: Form, row: GrantRow, printed: TableRow, fixed: int) -> None:
    """Append a printed row without mark to the row before it: name, recipient and content by column."""
    row.lines.extend(printed.lines)
    row.name.append(tidy(cell_text(printed.cell(0)).replace("\n", " ")), printed.lines)
    if form.recipient:
        row.recipient.append(tidy(cell_text(printed.cell(fixed - 2)).replace("\n", " ")), printed.lines)
    text = cell_text(printed.cell(fixed - 1))
    row.content.append(text, printed.lines, " " if re.match(r"\d{1,2}\s*[.．]", text) else None)


def _carry(last: GrantRow, row: GrantRow) -> None:
    """Move the end of the last plan's content out of the cell of this row."""
    text = row.content.text
    item = row.years is not None or row.style == "total"
    length = carried_length(last.content.text, text) if item else len(text)
    if not length:
        return
    lines = row.lines
    head = text[:length]
    last.content.append(head, lines, " " if re.match(r"\d{1,2}\s*[.．]", head) else None)
    last.lines.extend(lines)
    last.carried = True
    row.content = TracedText(text[length:], lines)


def _join_right(book: Book, form: Form, spread: Spread, rows: Sequence[GrantRow]) -> None:
    """Give the rows of a spread the amounts of its right page, in order."""
    if spread.right is None:
        for row in rows:
            row.doubt = "右頁缺漏，右頁各欄金額不明。"
        return
    heads = header_rows(spread.right)
    book.claim_rows(spread.right, heads)
    names = side_names(column_words(heads, form.words), book.collector.schemas[form.kind].by_name)
    printed = value_rows(spread.right)
    doubt = check_rows(book, spread.left, len(rows), len(printed))
    for row in rows:
        row.doubt = doubt
    for row, values in zip(rows, printed, strict=False):
        cells = named_cells(values.cells, names, form.right)
        if cells is None:
            row.doubt += "右頁欄數與表式不符，未讀。"
            continue
        row.amounts.update(cells)
        row.lines.extend(values.lines)


def side_names(words: Sequence[str], known: Collection[str]) -> list[str]:
    """Column names of the right page by its header words; what precedes 其他 tells current or capital."""
    single = {
        "人事費": "current_personnel_k_twd",
        "業務費": "current_operations_k_twd",
        "土地": "capital_land_k_twd",
        "營建工程": "capital_construction_k_twd",
        "設備購置": "capital_equipment_k_twd",
        "合計": "total_k_twd",
    }
    names: list[str] = []
    for word in words:
        capital = any(name.startswith("capital") for name in names)
        other = "capital_other_k_twd" if capital else "current_other_k_twd"
        names.append(single.get(word, other))
    return names if all(name in known for name in names) else []
