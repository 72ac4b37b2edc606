"""Rows of tables that an extraction wrote as one line each: cells between tabs, HTML paragraphs in them."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"</?p\s*/?>|<br\s*/?>", re.IGNORECASE)


def tab_cells(line: str) -> list[str]:
    """The cells of a row that tabs separate, stripped; a merged or empty cell is an empty string.

    Blanks inside a cell stay: they may separate what was printed on lines of their own.
    """
    return [cell.strip() for cell in line.split("\t")]


def without_trailing_blanks(cells: list[str]) -> list[str]:
    """``cells`` without the empty ones at the end, which extractions leave behind merged heads."""
    last = max((position for position, cell in enumerate(cells) if cell), default=-1)
    return cells[: last + 1]


def cell_paragraphs(cell: str) -> list[str]:
    """The paragraphs of a cell: what ``<p>`` or ``<br>`` separates, else the whole; none of an empty cell."""
    return [text for piece in _PARAGRAPH.split(cell) if (text := piece.strip())]
