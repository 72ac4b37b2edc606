"""Tables of unknown kinds, kept as printed."""

from __future__ import annotations

from generator.families.unit_budget.book import Book
from generator.families.unit_budget.sheets import Sheet
from generator.reading.tables import PipeTable


def keep_leftovers(book: Book) -> None:
    """Add the rows of ``other_rows``; an unknown table is also told as a problem."""
    for sheet in book.own_sheets():
        for table in (table for table, kind in sheet.tables if kind is None):
            _tell(book, sheet, table)
            book.claim_rows(table, ())
            for line in (line for row in table.rows for line in row.lines):
                book.keep(line, "", sheet.title)


def _tell(book: Book, sheet: Sheet, table: PipeTable) -> None:
    header = " | ".join(cell for cell in table.rows[0].cells if cell) if table.rows else ""
    book.warn(
        "PARSE-UNKNOWN-TABLE",
        table.first_line,
        f"a table that is of no known kind ({sheet.title or 'without title'}): {header[:80]}",
        "a form of the budget book",
        "Its rows are kept in other_rows; teach the family the form to type them.",
    )
