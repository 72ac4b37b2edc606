"""Tables that run over two facing pages: pairing the halves, naming their columns, joining their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.families.unit_budget.amounts import filled_cells, is_filled
from generator.families.unit_budget.book import Book
from generator.language.cell import Cell
from generator.reading.spacing import squeeze
from generator.reading.tables import PipeTable, TableRow


@dataclass(frozen=True, slots=True)
class Spread:
    """A left page's table and the right page's that continues its columns; None where that is lost."""

    left: PipeTable
    right: PipeTable | None


def spreads(book: Book, kind: str) -> Iterator[Spread]:
    """The spreads of a kind in order: each left half with the right half that follows it."""
    left: PipeTable | None = None
    for table, found, _ in book.tables(kind):
        if found.side == "left":
            if left is not None:
                yield _lonely(book, left, kind)
            left = table
        elif left is not None:
            yield Spread(left, table)
            left = None
    if left is not None:
        yield _lonely(book, left, kind)


def _lonely(book: Book, left: PipeTable, kind: str) -> Spread:
    tell_lonely(book, left)
    return Spread(left, None)


def tell_lonely(book: Book, left: PipeTable) -> None:
    """Tell a left page whose right page is lost."""
    book.warn(
        "PARSE-HALF-SPREAD",
        left.first_line,
        "the left half of a table without its right half",
        "a right half with as many rows",
        "Look whether the extraction lost a page; the columns of the right half are empty.",
    )


def value_rows(table: PipeTable) -> list[TableRow]:
    """Rows that hold at least one number or dash."""
    return [row for row in table.rows if any(is_filled(cell) for cell in row.cells)]


def header_rows(table: PipeTable) -> list[TableRow]:
    """Rows above the first one that holds a number or a dash."""
    found: list[TableRow] = []
    for row in table.rows:
        if any(is_filled(cell) for cell in row.cells):
            break
        found.append(row)
    return found


def column_words(rows: Sequence[TableRow], words: Sequence[str]) -> list[str]:
    """The names of the columns from left to right, as far as they are known words.

    Of the header cells of a column the lowest that ends in a known word counts; noise such as ``門`` or
    ``資 本`` around it is passed over.
    """
    width = max((len(row.cells) for row in rows), default=0)
    ordered = sorted(words, key=len, reverse=True)
    found: list[str] = []
    for place in range(width):
        cells = [squeeze(row.cell(place)).replace("它", "他") for row in reversed(rows)]
        known = (word for cell in cells for word in ordered if cell.endswith(word))
        if word := next(known, ""):
            found.append(word)
    return found


def named_cells(cells: Sequence[str], names: Sequence[str], usual: Sequence[str]) -> dict[str, Cell] | None:
    """The numbers and dashes of a row by column name, matched in order.

    Args:
        cells: the row's cells.
        names: names that the header tells.
        usual: names that the form has, used where the header doesn't fit the row.

    Returns:
        None where neither has as many names as the row has values.
    """
    values = filled_cells(cells)
    for candidate in (names, usual):
        if len(candidate) == len(values) and len(set(candidate)) == len(candidate):
            return dict(zip(candidate, values, strict=True))
    return None


def form_columns(columns: Mapping[int, str], usual: Sequence[str], width: int) -> dict[int, str]:
    """Columns by place, those whose header was misread completed from the prescribed form.

    Args:
        columns: what the header tells.
        usual: names by place of the form, empty for a column that is read otherwise.
        width: how many columns the table has; in a table of another width the header alone counts.
    """
    if width != len(usual):
        return dict(columns)
    kept: dict[int, str] = {}
    # A name that comes twice is the first column's: the header over the second was misread.
    for place, name in (*sorted(columns.items()), *enumerate(usual)):
        if name and place not in kept and name not in kept.values():
            kept[place] = name
    return kept


def check_rows(book: Book, left: PipeTable, left_count: int, right_count: int) -> str:
    """A note for the rows of a spread whose halves have different numbers of rows; empty where they agree."""
    if left_count == right_count:
        return ""
    book.warn(
        "PARSE-SPREAD-ROWS",
        left.first_line,
        f"{left_count} rows on the left page and {right_count} on the right one",
        "the same number",
        "Compare the pages: rows are joined in order, so a lost row shifts those below it.",
    )
    return f"左頁{left_count}列、右頁{right_count}列，列數不同，右頁金額依序對應，可能錯位。"


def tell_rows(book: Book, page: PipeTable, before: int, count: int) -> str:
    """A note for the rows of a form of which a page prints another number; empty where the numbers agree."""
    if before == count:
        return ""
    book.warn(
        "PARSE-SPREAD-ROWS",
        page.first_line,
        f"{count} rows on a page that goes on with {before}",
        "the same number",
        "Compare the pages: rows are joined in order; the columns of this page are left empty.",
    )
    return f"前頁{before}列、次頁{count}列，列數不同，次頁各欄無法對應，留空。"
