"""The cells of a row of a table of indicators: the pieces of name and unit, and the values behind them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.families.infra_review.frame import Block
from generator.families.infra_review.indicators.names import is_unit
from generator.families.infra_review.indicators.table import ROW_NUMBER, RawRow
from generator.families.infra_review.indicators.values import (
    COLUMNS,
    is_value,
    printed_cells,
    trailing_values,
)
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_pair


def split_values(row: RawRow, block: Block) -> tuple[list[str], list[str]]:
    """(pieces of name and unit, values) of a row: five, four where a cell is merged with the row above.

    More are given where more are printed.
    """
    *first, last = row.lines
    head, values = trailing_values(last.stripped)
    if len(values) >= COLUMNS:
        cells = printed_cells(first, block.page_starts, block.wrapping) if first else []
        cells = _join_last(cells, head, wrapped=bool(first) and _is_wrapped(first[-1], head, block))
    else:
        cells = printed_cells(row.lines, block.page_starts, block.wrapping)
        cut = _first_value(cells, len(values) + bool(head))
        cells, values = cells[:cut], cells[cut:]
    if row.number and row.kind == "row":
        cells = _without_number(cells)
    return cells, values


def _is_wrapped(line: Line, head: str, block: Block) -> bool:
    """Whether the cell of the line goes on with ``head``; without closing blanks a lone word is the unit."""
    if not block.wrapping.marked:
        return " " in head
    return not block.wrapping.is_closed(line)


def _join_last(cells: list[str], head: str, *, wrapped: bool) -> list[str]:
    """What stands before the values of the last line goes on with the cell before where that was wrapped."""
    if not head:
        return cells
    if wrapped and cells:
        return [*cells[:-1], join_pair(cells[-1], head)]
    return [*cells, head]


def _first_value(cells: Sequence[str], on_last_line: int) -> int:
    """Where the values begin: the last five cells, unless the unit shows that more or fewer are values.

    A word before a number is the unit, known or not, unless the unit stands before it. Where the last line
    holds most of the values, a word on a line above is none.
    """
    cut = max(len(cells) - COLUMNS, 1)
    units = [place for place in range(cut, len(cells)) if is_unit(cells[place])]
    if units:
        return units[-1] + 1
    above = cells[cut : len(cells) - on_last_line] if on_last_line >= COLUMNS - 1 else []
    if above and not any(is_value(cell) for cell in above):
        return cut + len(above)
    if cut > 1 and _is_number(cells[cut - 1]) and _is_word(cells[cut - 2]):
        return cut - 1
    below = cut + 1 < len(cells) and is_value(cells[cut + 1])
    return cut + (below and _is_word(cells[cut]) and not is_unit(cells[cut - 1]))


def _is_number(cell: str) -> bool:
    return is_value(cell) and any(character.isdigit() for character in cell)


def _is_word(cell: str) -> bool:
    """Whether a cell holds neither digits nor a sign for none."""
    return not is_value(cell) and not any(character.isdigit() for character in cell)


def _without_number(cells: list[str]) -> list[str]:
    if not cells:
        return cells
    number = ROW_NUMBER.match(fold_widths(cells[0]))
    rest = cells[0][number.start("rest") :] if number else cells[0]
    return [rest, *cells[1:]] if rest else cells[1:]
