"""The rows of a prescribed form over all its pages: what each column prints, where, and what is in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.families.unit_budget.account_numbers import claim_numbers
from generator.families.unit_budget.book import Book
from generator.families.unit_budget.form_row import FormRow
from generator.families.unit_budget.forms import Form, variants
from generator.families.unit_budget.layout import Layout, is_rearranged, lay_out, named_places
from generator.families.unit_budget.page_rests import join_parted, rests, without_rest
from generator.families.unit_budget.spreads import header_rows, tell_rows
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow
from generator.records.values import Value

_CARRIED = "末段印在次頁第一列，依欄接回。"
_PARTED = "一列的文字分印在下一列，依欄接回。"
_NO_RIGHT = "右頁缺漏，右頁各欄金額不明。"
_WHOSE = "前後頁列數不同，所屬之列無法確定。"

Opens = Callable[[TableRow], int | None]
Heads = Callable[[PipeTable], list[TableRow]]


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
    last: FormRow | None = None
    for pages in form_groups(book, form):
        first, heads_of_first = pages[0], (heads or header_rows)(pages[0])
        if form.runs_on:
            heads_of_first = without_rest(form, heads_of_first)
        body = _body(book, form, first, heads_of_first)
        opened = [(printed, place) for printed in body if (place := opens(printed)) is not None]
        layout = lay_out(form, heads_of_first, [row for row, _ in opened], 0, _usual(opened))
        tell_unsettled(book, first, layout)
        rows = [
            FormRow(first, printed, printed.cell(place), list(printed.lines)) for printed, place in opened
        ]
        for row in rows:
            row.labels.append(row.printed.lines[0])
            row.take(row.printed, layout)
        if "account_number" not in book.collector.schemas[form.table].by_name:
            for row, doubt in zip(rows, claim_numbers(book, opened), strict=True):
                row.doubt += doubt
        join_parted(form, rows)
        if last is not None:
            for rest in rests(form, body, opened, rows, layout, last):
                last.go_on(rest)
            yield last
        stop = layout.stop
        for page in pages[1:]:
            stop = join_page(book, form, page, rows, stop, opens, begins)
        tell_missing(book, form, pages, rows, stop)
        yield from rows[:-1]
        last = rows[-1] if rows else None
    if last is not None:
        yield last


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
    derived += (_CARRIED if row.carried else "") + (_PARTED if row.parted else "")
    return book.publish(form.table, whole, cells, row.lines, doubt=doubt, derived=derived, at=row.at)


def form_groups(book: Book, form: Form) -> Iterator[list[PipeTable]]:
    """The tables of a form, each first page with the pages that go on with its columns."""
    group: list[PipeTable] = []
    stop = 0
    others = form.name.count(".") > 0  # a right page without left one is the usual form's
    for table, kind, _ in book.tables(form.table):
        if kind.side != "right":
            others = not _is_of(form, table)
        if others:
            if group:
                yield group
            group = []
            continue
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


def _is_of(form: Form, table: PipeTable) -> bool:
    """Whether a page is one of this form and not of another variant, of which it names more columns."""
    others = variants(form.name.partition(".")[0]) if form.name else ()
    if len(others) < 2:
        return True
    heads = header_rows(table)
    named = {other.name: len(named_places(other, heads, table.width)) for other in others}
    return max(named, key=lambda name: named[name]) == form.name


def _body(book: Book, form: Form, table: PipeTable, heads: Sequence[TableRow]) -> list[TableRow]:
    """The rows below the header that hold anything; the others are claimed."""
    body = list(table.rows[len(heads) :])
    book.claim_rows(table, (*heads, *(row for row in body if row.blank and not row.doubt)))
    for row in heads:
        # Words that are set upright in two columns come with their characters in another order.
        book.claim(
            "table_head", row.lines, (cell for cell in row.cells if is_rearranged(form, squeeze(cell)))
        )
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
    body = _body(book, form, page, heads)
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
        whose = _WHOSE if doubt else ""
        row.below = [FormRow(page, other, "", list(other.lines), doubt=whose) for other in below]
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


def tell_missing(
    book: Book, form: Form, pages: Sequence[PipeTable], rows: Sequence[FormRow], stop: int
) -> None:
    """Tell a left page without its right page; its rows are uncertain.

    A wide page that shows the form to its last column (``stop`` is behind it) misses nothing.
    """
    if len(pages) == 1 and book.side(pages[0]) == "left" and stop < len(form.columns):
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
