"""Numbers of 款, 項, 目 and 節 before an account: its own and those above it are claimed, others told."""

import pytest

from tests.edits.sources import source
from tests.examples import first_of

BOOK = "ida-unit-budget-114"


def told(line: int, text: str) -> list[str]:
    """Codes of the problems that the book has with another text on a line, and has not as it is printed."""
    as_printed = source(BOOK).reading.problems
    changed = source(BOOK).read({line: text}).problems
    return sorted(code for code, _, _ in changed - as_printed)


def line_of(words: str) -> int:
    return next(n for n, text in enumerate(source(BOOK).lines, start=1) if text.startswith(words))


OFFICES, STAFF, LEVELS = (
    "| | 2 | | | 0026100000 產業發展署 |",
    "| | 2 | | 002610000 產業發展署 | 246 |",
    "| 13 | 2 | | | 002600000 經濟部主管 |",
)


@pytest.mark.parametrize(
    ("row", "number", "codes"),
    first_of(
        2,
        [
            # That of the ministry (款), above the agency: it may stand there too.
            (OFFICES, "13", []),
            (OFFICES, "3", ["LEDGER-LEFTOVER"]),
            (OFFICES, "2", []),
            # A 6 and 46 stand in the note of the same account on the facing page.
            (STAFF, "6", ["LEDGER-LEFTOVER"]),
            (STAFF, "46", ["LEDGER-LEFTOVER"]),
            # That of the agency on the next row, which prints none; a 3 is nobody's.
            (LEVELS, "2", []),
            (LEVELS, "3", ["LEDGER-LEFTOVER"]),
        ],
    ),
)
def test_a_number_of_another_account_is_told(row: str, number: str, codes: list[str]) -> None:
    line = line_of(row)
    text = source(BOOK).lines[line - 1]
    assert told(line, text.replace("| 2 |", f"| {number} |", 1)) == codes
