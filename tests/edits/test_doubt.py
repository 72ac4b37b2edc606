"""A cell that can't be read makes its row uncertain, in every table of every report."""

import random

import pytest

from tests.edits.cells import NUMBER, Cell, cells_by_table, number_of, numbers_in, quantities
from tests.edits.judge import same_row
from tests.edits.kinds import letter
from tests.edits.sources import LONGEST, Row, report_ids, source

_APART = 30
REPORTS = [pytest.param(name, marks=[pytest.mark.long] * (name in LONGEST)) for name in report_ids()]
# Tables that are among those that are tried.
TRIED = {
    "moea-infra-review-110": {"special_budget", "progress", "benefits"},
    "ida-unit-budget-114": {"expenditure", "branches", "donations", "staff"},
}


def one_cell_a_table(report_id: str) -> list[Cell]:
    """A cell of every table that is printed as one, far enough from each other to be read at once."""
    chosen: list[Cell] = []
    for cells in cells_by_table(report_id).values():
        for cell in cells:
            apart = all(abs(cell.line - other.line) >= _APART for other in chosen)
            if cell.layout != "text" and apart and _held(report_id, cell):
                chosen.append(cell)
                break
    return chosen


def _held(report_id: str, cell: Cell) -> list[tuple[Row, str]]:
    """Rows of the cell's table in which a field of quantities holds its number, with the field."""
    own = source(report_id)
    text = own.lines[cell.line - 1]
    number = number_of(text[cell.start : cell.end])
    if sum(number_of(match[0]) == number for match in NUMBER.finditer(text)) > 1:
        return []  # another cell of the line may be the one that was read
    fields = quantities(own, cell.table)
    return [
        (row, name)
        for table, row in own.reading.covering[cell.line]
        if table == cell.table
        for name, value in numbers_in(row).items()
        if abs(value) == number and name in fields
    ]


@pytest.mark.slow
@pytest.mark.parametrize("report_id", REPORTS)
def test_a_cell_that_is_no_number_is_doubted(report_id: str) -> None:
    """A digit read as a letter, in a cell of every table: the row stays, without the number and uncertain."""
    own = source(report_id)
    cells = one_cell_a_table(report_id)
    assert TRIED.get(report_id, set()) <= {cell.table for cell in cells}
    rng = random.Random(0)  # noqa: S311 - cases, not secrets
    after = own.read({cell.line: letter(rng, own.lines[cell.line - 1], cell) for cell in cells})
    sure = set()
    for cell in cells:
        for row, name in _held(report_id, cell):
            new = same_row(cell.table, row, own.reading, after)
            # A number that is still there was read from another line of the row.
            doubted = new is not None and (
                new[name] == row[name] or (new["certainty"] == "uncertain" and new["certainty_note"])
            )
            sure |= set() if doubted else {(cell.table, name)}
    assert sure == set()


@pytest.mark.long
def test_most_printed_tables_are_tried() -> None:
    tried = {report_id: {cell.table for cell in one_cell_a_table(report_id)} for report_id in report_ids()}
    assert sum(len(tables) for tables in tried.values()) > 25
