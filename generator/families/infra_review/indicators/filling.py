"""Five cells for each row of indicators: what a cell merged with the row above gives it, what is too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.families.infra_review.indicators.names import Named
from generator.families.infra_review.indicators.table import RawRow
from generator.families.infra_review.indicators.values import COLUMNS, is_dash, read_value
from generator.language.cell import Cell
from generator.records.doubts import Doubt
from generator.records.record import Certainty

_MERGED = "儲存格與上列合併，值取自上列。"
_EMPTIED = "位置不明者留空"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row as it is read: name and unit, its cells, and why it is not simply printed or is in doubt.

    ``merged`` says that a cell is that of the row above.
    """

    row: RawRow
    named: Named
    cells: tuple[Cell, ...]
    certainty: Certainty = "printed"
    note: str = ""
    merged: bool = False
    doubts: tuple[Doubt, ...] = ()


def fill_rows(rows: Sequence[Indicator]) -> list[Indicator]:
    """The rows of a table with five cells each; they come with as many as are printed."""
    filled: list[Indicator] = []
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        goes_on = below is not None and len(below.cells) == COLUMNS - 1
        filled.append(_fill(row, filled[-1] if filled else None, goes_on=goes_on))
    return filled


def _fill(indicator: Indicator, above: Indicator | None, *, goes_on: bool) -> Indicator:
    """The row with five cells: the one that the row above annotates holds for it too where it prints four.

    Of more or fewer cells only those keep a column that stand in it whichever cell is the one too many.

    Args:
        indicator: the row as printed.
        above: the row above, filled.
        goes_on: whether the row below lacks a cell, so that one merged with rows above reaches this row too.
    """
    cells = indicator.cells
    place = None
    if above is not None:
        place = next((i for i, cell in enumerate(above.cells) if _is_annotated(cell.printed)), None)
    if above is not None and place is not None:
        shared = above.cells[place]
        if len(cells) == COLUMNS - 1:
            filled = (*cells[:place], shared, *cells[place:])
            return replace(indicator, cells=filled, certainty="derived", note=_MERGED, merged=True)
        reaches = goes_on or above.merged
        if len(cells) == COLUMNS and reaches and not _is_annotated(cells[place].printed):
            own = _agreed(cells, COLUMNS - 1)
            seen = f"上列「{shared.printed}」的合併儲存格{'' if goes_on else '可能'}及於本列，多一格"
            return _in_doubt(
                indicator, (*own[:place], shared if goes_on else read_value(""), *own[place:]), seen
            )
    if len(cells) == COLUMNS:
        return indicator
    return _in_doubt(indicator, _agreed(cells, COLUMNS), f"不是 {COLUMNS} 個")


def _in_doubt(indicator: Indicator, cells: tuple[Cell, ...], seen: str) -> Indicator:
    printed = "、".join(f"「{cell.printed}」" for cell in indicator.cells)
    whole = f"數值欄印有 {len(indicator.cells)} 個儲存格（{printed}），{seen}，{_EMPTIED}"
    doubt = Doubt("PARSE-COLUMNS", indicator.row.lines[-1].number, whole)
    return replace(indicator, cells=cells, doubts=(*indicator.doubts, doubt))


def _agreed(cells: Sequence[Cell], due: int) -> tuple[Cell, ...]:
    """A cell for each of ``due`` columns; empty unless it is the same whichever surplus ones are left out."""
    surplus = len(cells) - due
    sure: list[Cell] = []
    for column in range(due):
        possible = {cell.printed: cell for cell in cells[column : column + max(surplus, 0) + 1]}
        sure.append(next(iter(possible.values())) if surplus > 0 and len(possible) == 1 else read_value(""))
    return tuple(sure)


def _is_annotated(raw: str) -> bool:
    return raw.startswith(("-", "─", "－", "–")) and len(raw) > 1 and not is_dash(raw)
