"""The numbers of 款, 項, 目 and 節 that stand in cells before an account."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.families.unit_budget.book import Book
from generator.forms.account_codes import Account, read_account
from generator.language.widths import fold_widths
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow

_NUMBER = re.compile(r"\d{1,4}")


def account_number(cell: str) -> int | None:
    """The number that a cell holds; None for what is none, digits that a blank parts (3 55) among it."""
    text = fold_widths(cell.strip())
    return int(text) if _NUMBER.fullmatch(text) else None


def unreadable_numbers(cells: Iterable[str]) -> str:
    """A sentence that names the cells which hold something and no number; empty where none does."""
    odd = [cell.strip() for cell in cells if cell.strip() and account_number(cell) is None]
    return f"款項目節編號無法判讀：「{'」「'.join(odd)}」。" if odd else ""


def claim_numbers(book: Book, row: TableRow, place: int, below: TableRow | None = None) -> str:
    """Claim the numbers before an account in a table that publishes none, as 歲出機關別預算表 has them.

    Those of the account and of the ones above it, and those of the row ``below`` where that prints none
    (13 and 2 beside 經濟部主管, nothing beside 產業發展署); any other stays over and is told. Where that
    table lacks the account (an excerpt, a volume without main tables), none can be compared.

    Args:
        book: the book.
        row: the row.
        place: the place of the cell that names the account.
        below: the next row that names one.

    Returns:
        A sentence about cells that hold no number, such as a dash; empty where there are none.
    """
    known = _numbers(book, read_account(row.cells[place]))
    cells = row.cells[:place]
    if below is not None and known and not any(squeeze(cell) for cell in below.cells[:place]):
        known |= _numbers(book, read_account(below.cells[place]))
    numbers = {squeeze(cell): account_number(cell) for cell in cells}
    book.claim("table_head", row.lines, (n for n, v in numbers.items() if v and (not known or v in known)))
    # What has words or digits stays over and is told by the ledger.
    return unreadable_numbers(cell for cell in cells if not re.search(r"\w", cell))


def _numbers(book: Book, account: Account) -> set[int]:
    """The numbers of an account and of those above it in 歲出機關別預算表; none where it is not there."""
    main = list(book.rows("expenditure"))
    by_code = {record["account_code"]: record for record in main}
    name = squeeze(account.name)
    found = [by_code[account.code]] if account.code in by_code else []
    if not account.code:
        found = [record for record in main if squeeze(str(record["account_name"])) == name]
    numbers: set[int] = set()
    while found:
        record = found.pop()
        if isinstance(number := record["account_number"], int):
            numbers.add(number)
        # Taken out: a code that was read as its own parent's ends here.
        above = by_code.pop(record["parent_code"], None)
        found += [above] if above else []
    return numbers
