"""Tables over two facing pages: where their rows begin, and what is told where pages don't fit together."""

from __future__ import annotations

from generator.families.unit_budget.amounts import is_filled
from generator.families.unit_budget.book import Book
from generator.forms.account_codes import read_account
from generator.reading.tables import PipeTable, TableRow


def header_rows(table: PipeTable) -> list[TableRow]:
    """Rows above the first one that holds a number, a dash or the code of an account."""
    found: list[TableRow] = []
    for row in table.rows:
        if any(is_filled(cell) or read_account(cell).code for cell in (*row.cells, *row.unplaced)):
            break
        found.append(row)
    return found


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
