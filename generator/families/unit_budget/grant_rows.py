"""Rows of the tables of subsidies, donations and commissioned work as drafts, over all their spreads.

Left pages print plan, years, recipient, content and the first amounts, right pages the other amounts. Names
and contents run on over page breaks, the latter into the cell of the next plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carried_length
from generator.families.unit_budget.form_row import NOT_SETTLED, FormRow
from generator.families.unit_budget.form_rows import form_groups, join_page, tell_missing, tell_unsettled
from generator.families.unit_budget.forms import Form
from generator.families.unit_budget.grant_marks import Mark, lost_mark, read_mark
from generator.families.unit_budget.grant_row import GrantRow, Kind, marked_row
from generator.families.unit_budget.layout import lay_out, named_places
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.reading.traced import TracedText

_SEGMENT = re.compile(r"(?:^|(?<=\s))(?=\d{1,2}[.．](?!\d)|\d{4}[\u4e00-\u9fff]|[(（\[［]\d{1,3}[)）\]］])")
# 113-115, 113 年度至 115 年度; 1132 begins the code of the next cell.
_FROM, _TO = r"(?P<first>\d{2,3})\s*年?度?\s*", r"\s*(?P<last>\d{2,3})(?!\d)\s*(?:年度?)?\s*(?P<rest>.*)"
_YEARS = re.compile(rf"{_FROM}[-－–—~～至]{_TO}|(?P<only>\d{{2,3}})\s*年度?", re.DOTALL)
# 114-1, whose 18 stands in the next line of the cell
_CUT_YEARS = re.compile(r"\d{1,3}[\d年度至~～－–—-]*")
_LONGEST_LABEL = 12
_LOST = "名稱欄未印，項次依前後列推定。"
# 經常性, 一次性: what stands for years; a text that was shifted into the column is longer.
_PERIOD = re.compile(r"[\u4e00-\u9fff]{2,6}")
_SERIAL = re.compile(r"(?P<serial>\d{2,3})(?=\s|$)\s*(?P<rest>.*)", re.DOTALL)
# (1)智慧杆產業推 01 動暨城市智慧基建計畫
_SERIAL_WITHIN = re.compile(r"(?P<head>\S.*?)\s(?P<serial>\d{2})\s(?P<rest>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Page:
    """A left page: its rows below the header, the places of amounts and years, whether these are sure."""

    kind: Kind
    body: Sequence[TableRow]
    amounts: Mapping[str, int]
    settled: bool
    period: int | None = None

    @property
    def fixed(self) -> int:
        """How many cells stand before the amounts."""
        return min(self.amounts.values())


def grant_rows(book: Book, kind: Kind) -> list[GrantRow]:
    """All rows of the table, in order."""
    rows: list[GrantRow] = []
    for pages in form_groups(book, kind.form):
        left, stop = _left_page(book, kind, pages[0])
        fresh = _left_rows(left, pages[0], rows)
        for row in fresh if not left.settled else ():
            row.page.texts.clear()
            row.page.doubt += NOT_SETTLED
        rows.extend(fresh)
        for page in pages[1:]:
            stop = join_page(book, kind.form, page, [row.page for row in fresh], stop)
        tell_missing(book, kind.form, pages, [row.page for row in fresh], stop)
    return rows


def _left_page(book: Book, kind: Kind, table: PipeTable) -> tuple[_Page, int]:
    heads = _head_rows(kind.form, table)
    book.claim_rows(table, heads)
    body = table.rows[len(heads) :]
    layout = lay_out(kind.form, heads, body, 0, 0)
    tell_unsettled(book, table, layout)
    numbers = kind.form.names(text=False)
    amounts = {name: place for name, place in layout.places.items() if name in numbers}
    places = amounts or {numbers[0]: table.width - 1}
    return _Page(kind, body, places, layout.settled, layout.places.get("period")), layout.stop


def _head_rows(form: Form, table: PipeTable) -> list[TableRow]:
    """The first row and those below it that hold nothing but words over the amounts."""
    heads = [table.rows[0]]
    named = named_places(form, heads, table.width)
    texts = [place for place, index in named.items() if form.columns[index].text]
    amounts = max(texts, default=table.width - 3) + 1
    for row in table.rows[1:]:
        if any(row.cells[:amounts]) or any(is_filled(cell) or "。" in cell for cell in row.cells):
            break
        heads.append(row)
    return heads


def _left_rows(page: _Page, table: PipeTable, before: Sequence[GrantRow]) -> list[GrantRow]:
    rows: list[GrantRow] = []
    first = True
    for position, printed in enumerate(page.body):
        made = _marked_rows(page, table, printed, (*before, *rows))
        if not made and (lost := _nameless(page, table, page.body[position:], (*before, *rows))):
            made = [lost]
        target = rows[-1] if rows else (before[-1] if before else None)
        if not made and target is not None:
            _go_on(page, target, printed)
            continue
        if made and first and target is not None:
            _carry(target, made[-1])
        first = False
        rows.extend(made)
    return rows


def _marked_rows(
    page: _Page, table: PipeTable, printed: TableRow, above: Sequence[GrantRow]
) -> list[GrantRow]:
    """The rows that a printed row begins: none for a continuation, several where rows were merged."""
    made: list[GrantRow] = []
    for piece, amounts in _pieces(page, printed, above):
        row = _begin(page.kind, piece, printed, table, (*above, *made))
        row = row or _unmarked(piece, printed, table, above, amounts)
        if row is None:
            return []
        row.page.texts |= amounts
        row.page.at |= dict.fromkeys(amounts, printed.lines)
        made.append(row)
    if made:
        _describe(page, made[-1], printed)
    return made


def _pieces(page: _Page, printed: TableRow, above: Sequence[GrantRow]) -> list[tuple[str, dict[str, str]]]:
    """Name and amounts of each row that a printed row holds: ``- - - -`` in one cell belong to four rows."""
    amounts = {name: printed.cell(place) for name, place in page.amounts.items()}
    if len(amounts) == 1:
        ((column, cell),) = amounts.items()
        # Full-width brackets are CJK: tidying would close the blank that parts the rows.
        names = [tidied for piece in _SEGMENT.split(printed.cell(0)) if (tidied := tidy(piece))]
        if 1 < len(names) == len(cell.split()):
            return [(name, {column: value}) for name, value in zip(names, cell.split(), strict=True)]
    name = _serial_last(cell_text(printed.cell(0)).replace("\n", " "), above)
    return [(tidy(name), amounts)]


def _serial_last(name: str, above: Sequence[GrantRow]) -> str:
    """A name with its serial number behind it, where that stands at the end of the cell's first line.

    Only the number that is due is one: the next after that of the row above, the first where none has any.
    """
    due = next((int(row.serial) for row in reversed(above) if row.serial), 0) + 1
    match = _SERIAL_WITHIN.fullmatch(name)
    if match is None or int(match["serial"]) != due:
        return name
    return f"{match['head']} {match['rest']} {match['serial']}"


def _begin(
    kind: Kind, name: str, printed: TableRow, table: PipeTable, above: Sequence[GrantRow]
) -> GrantRow | None:
    mark = read_mark(name, kind.depths)
    if mark is None:
        return None
    rest = squeeze(name) if mark.style == "total" else mark.rest
    return marked_row(kind, Mark(mark.style, mark.label, rest), printed, table, above)


def _unmarked(
    name: str, printed: TableRow, table: PipeTable, above: Sequence[GrantRow], amounts: Mapping[str, str]
) -> GrantRow | None:
    """A row whose mark can't be read: it has amounts of its own, and stands beside the row before it."""
    before = above[-1] if above else None
    if not name or before is None or not any(amounts.values()) or not before.page.holds(tuple(amounts)):
        return None
    label = name.split(maxsplit=1)[0][:_LONGEST_LABEL]
    page = FormRow(table, printed, name, list(printed.lines))
    path, text = (*before.path[:-1], label), TracedText(name, printed.lines)
    return GrantRow(before.style, label, path, before.parents, page, text, odd=f"項次無法判讀：「{label}」。")


def _nameless(
    page: _Page, table: PipeTable, body: Sequence[TableRow], above: Sequence[GrantRow]
) -> GrantRow | None:
    """A row whose name is lost; None for what goes on with the row before it.

    It has amounts of its own, as has the row before, and years or no words at all: words alone are the rest
    of a text, beside dashes as well.
    """
    printed, *below = body
    amounts = {name: printed.cell(place) for name, place in page.amounts.items()}
    goes_on = above and not above[-1].page.holds(tuple(amounts))
    if goes_on or printed.cell(0) or not all(amounts.values()) or not any(map(is_filled, amounts.values())):
        return None
    dated = page.period is not None and _YEARS.fullmatch(cell_text(printed.cell(page.period)))
    if any(printed.cells[: page.fixed]) and not dated:
        return None
    marks = (read_mark(tidy(row.cell(0)), page.kind.depths) for row in below)
    opened = {row.style: row.label for row in (*above[-1].parents, above[-1])} if above else {}
    mark = lost_mark(opened, next(filter(None, marks), None), page.kind.depths)
    row = marked_row(page.kind, mark, printed, table, above, _LOST)
    row.page.texts, row.page.at = amounts, dict.fromkeys(amounts, printed.lines)
    _describe(page, row, printed)
    return row


def _describe(page: _Page, row: GrantRow, printed: TableRow) -> None:
    """Serial number, years, recipient and content of a row, however the cells were shifted."""
    cells = [cell_text(cell) for cell in printed.cells[1 : page.fixed]]
    match = re.search(r"\s(\d{2})$", row.name.text)
    if match:
        row.serial = match[1]
        row.name = TracedText(row.name.text[: match.start()], printed.lines)
    rest = [cell for cell in cells if cell]
    if rest and (serial := _SERIAL.fullmatch(rest[0])):
        row.serial = serial["serial"]
        rest = [text for text in (serial["rest"], *rest[1:]) if text]
    printed_period = squeeze(printed.cell(page.period)) if page.period is not None else ""
    if rest and squeeze(rest[0]) == printed_period and _PERIOD.fullmatch(printed_period):
        row.period = printed_period
        _take(page.kind, row, rest[1:], printed)
    elif rest and (years := _years(rest[0])):
        row.years, behind = years
        rest = [text for text in (behind, *rest[1:]) if text]
        _take(page.kind, row, rest, printed)
    elif rest and squeeze(rest[0]) == printed_period and _CUT_YEARS.fullmatch(printed_period):
        row.unfinished = printed_period
        _take(page.kind, row, rest[1:], printed)
    else:
        row.content.append(" ".join(cells[1 if page.kind.recipient else 0 :]), printed.lines)


def _years(text: str) -> tuple[tuple[int, int], str] | None:
    """The first and the last year at the head of a text, and what stands behind; none before the first."""
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    first, last = int(match["first"] or match["only"]), int(match["last"] or match["only"])
    return ((first, last), match["rest"] or "") if first <= last else None


def _take(kind: Kind, row: GrantRow, rest: Sequence[str], printed: TableRow) -> None:
    if kind.recipient and rest:
        row.recipient.append(tidy(rest[0].replace("\n", " ")), printed.lines)
        rest = rest[1:]
    if rest:
        row.content.append(rest[0], printed.lines)
    row.middle = " ".join(rest[1:])


def _go_on(page: _Page, row: GrantRow, printed: TableRow) -> None:
    """Append a printed row without mark to the row before it: name, recipient and content by column."""
    row.page.lines.extend(printed.lines)
    if row.unfinished and page.period is not None:
        row.unfinished += squeeze(printed.cell(page.period))
        if years := _years(row.unfinished):
            row.years, row.unfinished = years
    row.name.append(tidy(cell_text(printed.cell(0)).replace("\n", " ")), printed.lines)
    if page.kind.recipient:
        row.recipient.append(tidy(cell_text(printed.cell(page.fixed - 2)).replace("\n", " ")), printed.lines)
    text = cell_text(printed.cell(page.fixed - 1))
    row.content.append(text, printed.lines, " " if re.match(r"\d{1,2}\s*[.．]", text) else None)
    amounts = {name: cell for name, place in page.amounts.items() if (cell := printed.cell(place))}
    if not row.page.holds(tuple(page.amounts)):
        row.page.texts |= amounts
        row.page.at |= dict.fromkeys(amounts, printed.lines)


def _carry(last: GrantRow, row: GrantRow) -> None:
    """Move the end of the last plan's content out of the cell of this row."""
    text = row.content.text
    item = row.years is not None or bool(row.period or row.unfinished) or row.style == "total"
    length = carried_length(last.content.text, text) if item else len(text)
    if not length:
        return
    lines = row.page.lines
    head = text[:length]
    last.content.append(head, lines, " " if re.match(r"\d{1,2}\s*[.．]", head) else None)
    last.page.lines.extend(lines)
    last.carried = True
    row.content = TracedText(text[length:], lines)
