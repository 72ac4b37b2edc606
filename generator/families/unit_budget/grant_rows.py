"""Rows of the tables of subsidies, donations and commissioned work as drafts, over all their spreads.

Left pages print plan, years, recipient, content and the first amounts, right pages the other amounts. Names
and contents run on over page breaks, the latter into the cell of the next plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.carried import carried_length
from generator.families.unit_budget.form_row import NOT_SETTLED, FormRow
from generator.families.unit_budget.form_rows import form_groups, join_page, tell_missing, tell_unsettled
from generator.families.unit_budget.forms import Form
from generator.families.unit_budget.layout import lay_out, named_places
from generator.language.odd_signs import IN_TEXT
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.reading.traced import TracedText

_MARKS = (
    ("total", re.compile(r"(?P<rest>[合總]\s*計)$")),
    # No decimal; a misread digit parts no code from its mark (3.5726108l10).
    (
        "number",
        re.compile(
            rf"(?P<label>\d{{1,2}})\s*[.．](?!\d{{1,8}}(?![\dA-Z{IN_TEXT}]))\s*(?P<rest>.*)", re.DOTALL
        ),
    ),
    ("object", re.compile(r"(?P<label>\d{4})(?!\d)\s*(?P<rest>.*)", re.DOTALL)),
    ("account", re.compile(r"(?P<label>\d{10,11})(?!\d)\s*(?P<rest>.*)", re.DOTALL)),
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
_LONGEST_LABEL = 12
# 經常性, 一次性: what stands for years; a text that was shifted into the column is longer.
_PERIOD = re.compile(r"[\u4e00-\u9fff]{2,6}")
_SERIAL = re.compile(r"(?P<serial>\d{2,3})(?=\s|$)\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the tables.

    Attributes:
        form: its prescribed form.
        depths: depth of the rows by the style of their mark.
    """

    form: Form
    depths: Mapping[str, int]

    @property
    def recipient(self) -> bool:
        """Whether a column tells who gets the money."""
        return "recipient" in self.form.names(text=True)


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


@dataclass(slots=True)
class GrantRow:
    """One row of a table, both pages together.

    Attributes:
        style: style of its mark: total, number, object, round or square.
        path: marks from the top down.
        parents: the rows above it, from the top down.
        page: its amounts with their lines, and all its lines.
        name, recipient, content: its texts.
        years, period: the years of the plan, or the words that are printed in their place.
        carried: whether the end of its content stood in the next row's cell.
        odd: what of its mark can't be read, for people; empty where it can.
    """

    style: str
    label: str
    path: tuple[str, ...]
    parents: tuple[GrantRow, ...]
    page: FormRow
    name: TracedText
    recipient: TracedText = field(default_factory=TracedText)
    content: TracedText = field(default_factory=TracedText)
    middle: str = ""
    serial: str = ""
    years: tuple[int, int] | None = None
    period: str = ""
    carried: bool = False
    odd: str = ""


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
    for printed in page.body:
        made = _marked_rows(page, table, printed, (*before, *rows))
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
    for piece, amounts in _pieces(page, printed):
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


def _pieces(page: _Page, printed: TableRow) -> list[tuple[str, dict[str, str]]]:
    """Name and amounts of each row that a printed row holds: ``- - - -`` in one cell belong to four rows."""
    amounts = {name: printed.cell(place) for name, place in page.amounts.items()}
    if len(amounts) == 1:
        ((column, cell),) = amounts.items()
        # Full-width brackets are CJK: tidying would close the blank that parts the rows.
        names = [tidied for piece in _SEGMENT.split(printed.cell(0)) if (tidied := tidy(piece))]
        if 1 < len(names) == len(cell.split()):
            return [(name, {column: value}) for name, value in zip(names, cell.split(), strict=True)]
    return [(tidy(cell_text(printed.cell(0)).replace("\n", " ")), amounts)]


def _begin(
    kind: Kind, name: str, printed: TableRow, table: PipeTable, above: Sequence[GrantRow]
) -> GrantRow | None:
    for style, pattern in _MARKS:
        match = pattern.match(name)
        if match is None or style not in kind.depths:
            continue
        page = FormRow(table, printed, name, list(printed.lines))
        if style == "total":
            return GrantRow(style, "", (), (), page, TracedText(squeeze(name), printed.lines))
        label = _LABELS.get(style, "{}").format(match["label"])
        parents = _parents(kind, style, above)
        path = (*(row.label for row in parents), label)
        return GrantRow(style, label, path, parents, page, TracedText(match["rest"], printed.lines))
    return None


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


def _parents(kind: Kind, style: str, above: Sequence[GrantRow]) -> tuple[GrantRow, ...]:
    """The rows above a new row of this style: the last one and its parents, cut to the depth."""
    last = next((row for row in reversed(above) if row.style != "total"), None)
    chain = (*last.parents, last) if last is not None else ()
    return tuple(row for row in chain if kind.depths[row.style] < kind.depths[style])


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
    elif rest and (years := _YEARS.fullmatch(rest[0])):
        row.years = (int(years["first"] or years["only"]), int(years["last"] or years["only"]))
        rest = [text for text in (years["rest"], *rest[1:]) if text]
        _take(page.kind, row, rest, printed)
    else:
        row.content.append(" ".join(cells[1 if page.kind.recipient else 0 :]), printed.lines)


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
    item = row.years is not None or bool(row.period) or row.style == "total"
    length = carried_length(last.content.text, text) if item else len(text)
    if not length:
        return
    lines = row.page.lines
    head = text[:length]
    last.content.append(head, lines, " " if re.match(r"\d{1,2}\s*[.．]", head) else None)
    last.page.lines.extend(lines)
    last.carried = True
    row.content = TracedText(text[length:], lines)
