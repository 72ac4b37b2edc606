"""A cell that can't be read makes its row uncertain, in every table of every report."""

import random

import pytest

from tests.edits.cells import NUMBER, Cell, cells_by_table, number_of, numbers_in, quantities
from tests.edits.judge import same_row
from tests.edits.kinds import damaged, letter
from tests.edits.sources import Row, report_ids, source

_APART = 30


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


@pytest.mark.parametrize("report_id", report_ids())
@pytest.mark.parametrize("kind", [letter, damaged])
def test_a_cell_that_is_no_number_is_doubted(report_id, kind):
    own = source(report_id)
    cells = one_cell_a_table(report_id)
    changed = {c.line: kind(random.Random(0), own.lines[c.line - 1], c) for c in cells}  # noqa: S311
    after = own.read(changed)
    sure = []
    for cell in cells:
        for row, name in _held(report_id, cell):
            new = same_row(cell.table, row, own.reading, after)
            if new is None or new["certainty"] != "uncertain" or not new["certainty_note"]:
                sure.append((cell.table, name, cell.line, changed[cell.line][:80], new and new["certainty"]))
    assert sure == []
