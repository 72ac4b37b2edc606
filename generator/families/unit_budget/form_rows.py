"""The rows of a prescribed form over all its pages: what each column prints, where, and what is in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.forms import Form
from generator.families.unit_budget.layout import Layout, lay_out, named_places
from generator.families.unit_budget.spreads import header_rows, tell_rows
from generator.language.cell import Cell, read_cell
from generator.reading.spacing import squeeze, tidy
from generator.reading.tables import PipeTable, TableRow, cell_text
from generator.records.values import Value

NOT_SETTLED = "欄數與表式不符，未讀。"
_NO_RIGHT = "右頁缺漏，右頁各欄金額不明。"

Opens = Callable[[TableRow], int | None]
Heads = Callable[[PipeTable], list[TableRow]]


@dataclass(slots=True)
class FormRow:
    """A row over all its pages.

    Attributes:
        table: the table of its first page.
        printed: its row there.
        label: the cell that names it.
        texts: what its columns print, by name.
        at: the lines on which they print it.
        lines: all its lines.
        labels: the first lines of those that name it; every left page does.
        below: rows of a further page that belong to it.
        doubt: why it is uncertain, empty where it isn't.
    """

    table: PipeTable
    printed: TableRow
    label: str
    lines: list[int]
    labels: list[int] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    at: dict[str, tuple[int, ...]] = field(default_factory=dict)
    below: list[FormRow] = field(default_factory=list)
    doubt: str = ""

    def text(self, column: str) -> str:
        """The text of a column in one line, empty where the row has none."""
        return tidy(cell_text(self.texts.get(column, "")).replace("\n", " "))

    def cells(self, form: Form) -> dict[str, Cell]:
        """The columns of numbers that the row's pages have."""
        return {name: read_cell(self.texts[name]) for name in form.names(text=False) if name in self.texts}

    def holds(self, columns: Sequence[str]) -> bool:
        """Whether one of these columns holds anything, or what stands under no column may be theirs."""
        return bool(self.printed.unplaced) or any(self.texts.get(name) for name in columns)

    def value_lines(self, *columns: str) -> list[int]:
        """The lines of some of its values, each with that of the label beside it."""
        lines = [line for column in columns for line in self.at.get(column, ())]
        beside = [max((label for label in self.labels if label <= line), default=line) for line in lines]
        return [*self.printed.lines, *lines] if not lines else sorted({*lines, *beside})

    def take(self, printed: TableRow, layout: Layout) -> None:
        """Give it what a page prints for it."""
        if not layout.settled:
            self.doubt += NOT_SETTLED
            return
        fresh = {name: printed.cell(place) for name, place in layout.places.items()}
        self.texts |= fresh
        self.at |= dict.fromkeys(fresh, printed.lines)


def form_rows(
    book: Book, form: Form, opens: Opens, heads: Heads | None = None, begins: str = ""
) -> Iterator[FormRow]:
    """The rows of a form, those of all its pages joined in order.

    Args:
        book: the book; headers and empty rows are claimed in it.
        form: the form, for the book's year.
        opens: the place of the cell that names a row; None for what is no row.
        heads: the rows of a first page's header; by default those above the first number.
        begins: a column of a further page: up to it and the one behind it, only the first of the rows that
            belong to one row holds anything. Without it each belongs to a row of its own.
    """
    for pages in form_groups(book, form):
        first, heads_of_first = pages[0], (heads or header_rows)(pages[0])
        body = _body(book, first, heads_of_first)
        opened = [(printed, place) for printed in body if (place := opens(printed)) is not None]
        if "number" not in book.collector.schemas[form.table].by_name:
            for printed, place in opened:
                book.claim_numbers(printed, place)
        layout = lay_out(form, heads_of_first, [row for row, _ in opened], 0, _usual(opened))
        tell_unsettled(book, first, layout)
        rows = [
            FormRow(first, printed, printed.cell(place), list(printed.lines)) for printed, place in opened
        ]
        for row in rows:
            row.labels.append(row.printed.lines[0])
            row.take(row.printed, layout)
        stop = layout.stop
        for page in pages[1:]:
            stop = join_page(book, form, page, rows, stop, opens, begins)
        tell_missing(book, pages, rows)
        yield from rows


def publish(
    book: Book, form: Form, row: FormRow, own: Mapping[str, Value], *, derived: str = "", unread: str = ""
) -> bool:
    """Add a row to the form's table: what the form's columns print, and the reader's own values."""
    known = book.collector.schemas[form.table].by_name
    texts = {
        name: row.text(name)
        for name in form.names(text=True)
        if name in known and name in row.texts and name not in own
    }
    cells = {name: cell for name, cell in row.cells(form).items() if name in known and name not in own}
    whole = {**texts, **own}
    doubt = row.doubt + book.unread(unread, row.printed.lines)
    return book.publish(form.table, whole, cells, row.lines, doubt=doubt, derived=derived, at=row.at)


def form_groups(book: Book, form: Form) -> Iterator[list[PipeTable]]:
    """The tables of a form, each first page with the pages that go on with its columns."""
    group: list[PipeTable] = []
    stop = 0
    for table, kind, _ in book.tables(form.table):
        found = named_places(form, header_rows(table), table.width)
        numbers = [index for index in found.values() if not form.columns[index].text]
        goes_on = kind.side == "right" or (
            kind.side == "left" and stop < len(form.columns) and min(numbers, default=stop) >= stop
        )
        if group and goes_on:
            group.append(table)
        else:
            if group:
                yield group
            group = [table]
            stop = 0
        stop = max([stop, *(index + 1 for index in found.values())])
    if group:
        yield group


def _body(book: Book, table: PipeTable, heads: Sequence[TableRow]) -> list[TableRow]:
    """The rows below the header that hold anything; the others are claimed."""
    body = list(table.rows[len(heads) :])
    book.claim_rows(table, (*heads, *(row for row in body if row.blank and not row.doubt)))
    return [row for row in body if not row.blank or row.doubt]


def _usual(opened: Sequence[tuple[TableRow, int]]) -> int:
    """The place of the cell that names a row, as most rows have it."""
    counts = Counter(place for _, place in opened)
    return max(counts, key=lambda place: (counts[place], -place), default=-1)


def join_page(
    book: Book,
    form: Form,
    page: PipeTable,
    rows: Sequence[FormRow],
    start: int,
    opens: Opens | None = None,
    begins: str = "",
) -> int:
    """Give rows what a further page prints for them, in order; where it has another number of rows, nothing.

    Args:
        book: the book.
        form: the form.
        page: the page's table.
        rows: the rows so far, as the first page has them.
        start: index of the form's column that the page goes on from.
        opens: the place of the cell that names a row on left pages.
        begins: as in `form_rows`.

    Returns:
        The index that the next page goes on from.
    """
    heads = header_rows(page)
    body = _body(book, page, heads)
    opened = [(row, place) for row in body if opens is not None and (place := opens(row)) is not None]
    after = _usual(opened) if book.side(page) == "left" else -1
    layout = lay_out(form, heads, body, start, after)
    tell_unsettled(book, page, layout)
    groups = _grouped(body, layout.places.get(begins))
    named = [column.name for column in form.columns[:start] if not column.text]
    joined = rows if len(rows) == len(groups) else [row for row in rows if row.holds(named)]
    doubt = tell_rows(book, page, len(joined), len(groups))
    for row in joined:
        row.doubt += doubt
    for row, (printed, *below) in zip(joined, groups, strict=False):
        row.lines.extend(printed.lines)
        if after >= 0:
            row.labels.append(printed.lines[0])
            row.doubt += book.unread(_renamed(row, printed, after), printed.lines)
        if not doubt:
            row.take(printed, layout)
        row.below = [FormRow(page, other, "", list(other.lines)) for other in below]
        for other in row.below:
            other.take(other.printed, layout)
    return layout.stop


def _renamed(row: FormRow, printed: TableRow, after: int) -> str:
    """A sentence that a further page names a row otherwise than the first; empty where it does not."""
    first, now = (squeeze("".join(other.cells[: after + 1])) for other in (row.printed, printed))
    return "" if first == now else f"後頁的列名「{now}」與前頁「{first}」不同。"


def _grouped(body: Sequence[TableRow], begins: int | None) -> list[list[TableRow]]:
    """The rows of a page by the row of the first page that they belong to."""
    groups: list[list[TableRow]] = []
    for row in body:
        if begins is None or any(row.cells[: begins + 2]) or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def tell_missing(book: Book, pages: Sequence[PipeTable], rows: Sequence[FormRow]) -> None:
    """Tell a left page without its right page; its rows are uncertain."""
    if len(pages) == 1 and book.side(pages[0]) == "left":
        book.warn(
            "PARSE-HALF-SPREAD",
            pages[0].first_line,
            "the left half of a table without its right half",
            "a right half with as many rows",
            "Look whether the extraction lost a page; the columns of the right half are empty.",
        )
        for row in rows:
            row.doubt += _NO_RIGHT


def tell_unsettled(book: Book, page: PipeTable, layout: Layout) -> None:
    """Tell a page whose header doesn't fit where its values stand; its rows are uncertain."""
    if not layout.settled:
        book.warn(
            "PARSE-COLUMNS",
            page.first_line,
            "a header that does not fit where the values of its table stand",
            "a column of the form above each value",
            "Compare the header with the page; the values of this page are left out.",
        )
