"""A seed gives an edit."""

import random
from collections.abc import Sequence

from tests.edits.cells import Cell, cells_by_table, unit_lines
from tests.edits.kinds import ANYWHERE, IN_COLUMNS, NAMES, Edit, other_form, other_forms, other_unit
from tests.edits.sources import report_ids, source

_BY_NAME = {kind.__name__: kind for kind in (*ANYWHERE, *IN_COLUMNS)}
# The layout of the edit of a unit line, which holds no cells.
UNIT = "unit"
_IN_COLUMNS = {kind.__name__ for kind in IN_COLUMNS}


def draw(seed: int, among: Sequence[str] = ()) -> Edit:
    """The edit of a seed: a source, a kind, a table and a cell, each of them as likely as the others.

    Args:
        seed: which edit.
        among: the sources to choose from; all reports and data sets where it is empty.
    """
    rng = random.Random(seed)  # noqa: S311 - cases, not secrets
    among = among or report_ids()
    report_id = among[seed % len(among)]
    kind = rng.choice(NAMES)
    if kind == "unit":
        if unit_lines(report_id):
            return _unit(seed, rng, report_id)
        kind = "digit"
    tables = {
        table: fitting
        for table, cells in cells_by_table(report_id).items()
        if (fitting := [cell for cell in cells if _fits(kind, cell)])
    }
    if not tables:
        kind, tables = "star", {t: list(cells) for t, cells in cells_by_table(report_id).items()}
    table = rng.choice(sorted(tables))
    cell = rng.choice(tables[table])
    text = source(report_id).lines[cell.line - 1]
    if kind == "form":
        if other_forms(text):
            return Edit(seed, kind, report_id, table, cell.line, "", cell.layout, text, other_form(rng, text))
        kind = "digit"
    after, number = _BY_NAME[kind](rng, text, cell), text[cell.start : cell.end]
    return Edit(seed, kind, report_id, table, cell.line, number, cell.layout, text, after)


def _fits(kind: str, cell: Cell) -> bool:
    if kind == "minus":
        return cell.signed
    return kind not in _IN_COLUMNS or cell.layout != "text"


def _unit(seed: int, rng: random.Random, report_id: str) -> Edit:
    place = rng.choice(unit_lines(report_id))
    text = source(report_id).lines[place.line - 1]
    return Edit(seed, "unit", report_id, "", place.line, "", UNIT, text, other_unit(text, place))
