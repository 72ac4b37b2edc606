"""The numbers of 款, 項, 目 and 節 that stand in cells before an account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.families.unit_budget.book import Book
from generator.forms.account_codes import Account, read_account
from generator.language.widths import fold_widths
from generator.reading.spacing import squeeze
from generator.reading.tables import TableRow
from generator.records.record import Record

_NUMBER = re.compile(r"\d{1,4}")
# Levels whose numbers a table prints together or not at all.
_KINDS = {"kuan": "office", "xiang": "office", "mu": "plan", "jie": "plan"}
_ABSENT = "款項目節編號未印出，同頁其他科目均印有編號。"
_BESIDE = "下一科目的編號未印出，亦可能原印於此列。"


def account_number(cell: str) -> int | None:
    """The number that a cell holds; None for what is none, digits that a blank parts (3 55) among it."""
    text = fold_widths(cell.strip())
    return int(text) if _NUMBER.fullmatch(text) else None


def unreadable_numbers(cells: Iterable[str]) -> str:
    """A sentence that names the cells which hold something and no number; empty where none does."""
    odd = [cell.strip() for cell in cells if cell.strip() and account_number(cell) is None]
    return f"款項目節編號無法判讀：「{'」「'.join(odd)}」。" if odd else ""


def claim_numbers(book: Book, rows: Sequence[tuple[TableRow, int]]) -> list[str]:
    """Claim the numbers before the accounts of a table that publishes none, as 歲出機關別預算表 has them.

    Those of the account and of the ones above it, and those of the row below where that prints none
    (13 and 2 beside 經濟部主管, nothing beside 產業發展署); any other stays over and is told. Where that
    table lacks the account (an excerpt, a volume without main tables), none can be compared.

    Args:
        book: the book.
        rows: the rows of a page that name an account, each with the place of the cell that does.

    Returns:
        By row the doubt that its cells leave, told already: one holds no number, such as a dash, or none is
        printed where others of the page are; empty where there is no doubt.
    """
    own = [_records(book, read_account(row.cells[place])) for row, place in rows]
    printed = [row.cells[:place] for row, place in rows]
    doubts = _absent(own, printed)
    for i, (row, _) in enumerate(rows):
        known = _numbers(book, own[i])
        if known and i + 1 < len(rows) and not any(map(squeeze, printed[i + 1])):
            known |= _numbers(book, own[i + 1])
        numbers = {squeeze(cell): account_number(cell) for cell in printed[i]}
        claimed = (n for n, value in numbers.items() if value and (not known or value in known))
        book.claim("table_head", row.lines, claimed)
        # What has words or digits stays over and is told by the ledger.
        odd = unreadable_numbers(cell for cell in printed[i] if not re.search(r"\w", cell))
        doubts[i] = book.unread(odd or doubts[i], row.lines)
    return doubts


def _absent(own: Sequence[Sequence[Record]], printed: Sequence[Sequence[str]]) -> list[str]:
    """By row a sentence that it prints no number where others of its kind on the page do, or nothing.

    A number may stand beside the account above. There are tables that print those of 款 and 項 alone.
    """
    due = [{record["account_number"] for record in records} - {None} for records in own]
    kinds = [{_KINDS.get(str(record["account_level"])) for record in records} for records in own]
    numbers = [{account_number(cell) or cell for cell in cells if cell.strip()} for cells in printed]
    above = [set(), *(cells - own_numbers for cells, own_numbers in zip(numbers, due, strict=True))]
    # Another number than the one due, or a dash, is told by itself.
    printed_any = [cells | above[i] for i, cells in enumerate(numbers)]
    shown = [bool(due[i] & cells) for i, cells in enumerate(printed_any)]
    printing = set().union(*(kinds[i] for i, is_shown in enumerate(shown) if is_shown))
    lost = [bool(due[i] and not cells and kinds[i] & printing) for i, cells in enumerate(printed_any)]
    # Where it stood, no one can tell: both lines are named.
    beside = [bool(cells and below) for cells, below in zip(numbers, [*lost[1:], False], strict=False)]
    return [_ABSENT if lost[i] else _BESIDE if beside[i] else "" for i in range(len(own))]


def _records(book: Book, account: Account) -> list[Record]:
    """An account in 歲出機關別預算表; without a code all of its name, none where it is not there."""
    key, value = ("account_code", account.code) if account.code else ("account_name", squeeze(account.name))
    return [record for record in book.rows("expenditure") if squeeze(str(record[key])) == value]


def _numbers(book: Book, own: Sequence[Record]) -> set[int]:
    """The numbers of accounts and of those above them in 歲出機關別預算表."""
    by_code = {record["account_code"]: record for record in book.rows("expenditure")}
    found = list(own)
    numbers: set[int] = set()
    while found:
        record = found.pop()
        if isinstance(number := record["account_number"], int):
            numbers.add(number)
        # Taken out: a code that was read as its own parent's ends here.
        above = by_code.pop(record["parent_code"], None)
        found += [above] if above else []
    return numbers
