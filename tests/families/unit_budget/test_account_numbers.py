"""Numbers of 款, 項, 目 and 節 before an account: its own and those above it are claimed, others told."""

import pytest

from generator.records.stretches import first_line
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


def test_what_is_no_number_in_its_place_is_told_and_a_code_stands_for_it() -> None:
    """The main table, a sheet, and a form that publishes no number, in one reading."""
    agency = line_of("| | 134 | | 0426100000")
    edits = {
        agency: ("| 134 |", "| 3 55 |"),
        line_of("| | | | 1 | 0426100301 一般賠償收入 | 2,870 | 廠商"): ("| 1 |", "| - |"),
        line_of("| | | | 1 | 0726100101"): ("| 1 |", "| B |"),
        line_of("| | 2 | | | 產業發展署 |"): ("| 2 |", "| — |"),
    }
    texts = {line: source(BOOK).lines[line - 1].replace(*edit, 1) for line, edit in edits.items()}
    after = source(BOOK).read(texts)
    new = sorted((line, code) for code, line, _ in after.problems - source(BOOK).reading.problems)
    # The two rows below the agency have its number in their path.
    assert new == sorted((line, "PARSE-CELL") for line in (*edits, agency + 1, agency + 2))
    rows = [row for row in after.tables["revenue"] if first_line(row) in (agency, agency + 1)]
    assert [(row["path"], row["account_number"], row["certainty"]) for row in rows] == [
        ("2/[0426100000]", None, "uncertain"),
        ("2/[0426100000]/1", 1, "uncertain"),
    ]


def test_a_number_or_border_that_is_lost_loses_no_row_and_is_told_where_it_stood() -> None:
    """The number of a 項 beside its 款, that of a 目 that opens a page, and the border behind one."""
    beside, opening = line_of(LEVELS), line_of("| 7 | 145 | | 2 | 0726100500")
    glued = line_of("| | | | 2 | 1226100210 其他雜項收入 | 19,039 | 1.")
    edits = {beside: ("| 2 |", "| |"), opening: ("| 2 |", "| |"), glued: ("| 2 |", "| 2")}
    texts = {line: source(BOOK).lines[line - 1].replace(*edit, 1) for line, edit in edits.items()}
    before = source(BOOK).reading
    after = source(BOOK).read(texts)
    new = sorted((line, code) for code, line, _ in after.problems - before.problems)
    # Whether the 項 lost its own or the 款 one beside its own, no one can tell.
    assert new == [
        (opening, "PARSE-CELL"),
        (glued, "PARSE-COLUMNS"),
        (beside, "PARSE-CELL"),
        (beside + 1, "PARSE-CELL"),
    ]
    rows = [row for row in after.tables["revenue"] if opening <= first_line(row) <= opening + 6]
    assert [(row["path"], row["account_number"], row["certainty"]) for row in rows[:4]] == [
        ("4/147/[0726100500]", None, "uncertain"),
        ("7", 7, "printed"),
        ("7/145", 145, "printed"),
        ("7/145/1", 1, "printed"),
    ]
    for table in ("revenue_sheet_rows", "revenue_fees"):
        old, now = (
            [row["amount_k_twd"] for row in reading.tables[table] if row["account_code"] == "1226100210"]
            for reading in (before, after)
        )
        assert now == old
        assert len(now) > 0
