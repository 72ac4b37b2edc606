"""Rows of the table with their two names: cut from a glued head, or as the cells of the row have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.families.annual_plan.categories import CATEGORIES
from generator.families.annual_plan.cell_rows import CellRow
from generator.families.annual_plan.cells import cut_printed, squeezed
from generator.families.annual_plan.habits import Habits
from generator.families.annual_plan.joints import cut_joints
from generator.families.annual_plan.layout import Layout
from generator.families.annual_plan.name_cells import CellWidths, NameCut, cut_names
from generator.families.annual_plan.table_rows import TableRow, heads_of
from generator.language.numerals import CJK_NUMERAL
from generator.reading.document import Line
from generator.reading.joining import join_wrapped

# A number of a list, or the end of a sentence: what a text in other columns leaves where names should stand.
_NO_NAME = re.compile(rf"(?:{CJK_NUMERAL}|[\d\W_])*")
_SENTENCE = ("。", "；", "：")


@dataclass(frozen=True, slots=True)
class Names:
    """The two names of a row and how they were told apart."""

    work_plan: str
    key_project: str
    cut: NameCut
    lines: int


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the table and its names."""

    row: TableRow
    names: Names


def name_rows(rows: Sequence[TableRow], layout: Layout, widths: CellWidths) -> list[NamedRow]:
    """Every row with its names; cuts rows whose names and content are joined on one line."""
    texts = squeezed([line.text for row in rows for line in row.lines])
    cut_joints(rows, widths, layout.text_width, Habits.of(texts))
    cuts = cut_names(heads_of(rows), widths, Habits.of(texts))
    return [NamedRow(row, _names(row, cut)) for row, cut in zip(rows, cuts, strict=True)]


def name_cells(rows: Iterable[CellRow]) -> list[NamedRow]:
    """The same for rows whose cells are known."""
    return [NamedRow(_table_row(row), _known_names(row)) for row in rows]


def unlike_names(named: Sequence[NamedRow]) -> bool:
    """Whether what was read as names are none: then the table is laid out in no way that is known here."""
    wrong = sum(row.names.cut.method == "none" or _is_no_name(row.names) for row in named)
    return 2 * wrong > len(named)


def _is_no_name(names: Names) -> bool:
    """Whether one of the names is a number of a list, or holds the end of a sentence."""
    printed = [name for name in (names.work_plan, names.key_project) if name]
    return any(_NO_NAME.fullmatch(name) or any(mark in name for mark in _SENTENCE) for name in printed)


def _known_names(row: CellRow) -> Names:
    return Names(row.work_plan, row.key_project, NameCut(None, "cells", open=row.is_open), 1)


def _table_row(row: CellRow) -> TableRow:
    known = row.category in {"", *CATEGORIES}
    return TableRow(
        [Line(row.numbers[0], row.key_project)],
        row.category if known else "",
        row.content,
        category_lines=row.numbers,
        category_printed="" if known else row.category,
    )


def _names(row: TableRow, cut: NameCut) -> Names:
    texts = [line.text for line in row.head]
    border = cut.border
    if border is None:
        return Names("", join_wrapped(texts), cut, len(texts))
    left, right = cut_printed(texts[border.line], border.offset)
    work_plan = join_wrapped([*texts[: border.line], left])
    return Names(work_plan, join_wrapped([right, *texts[border.line + 1 :]]), cut, len(texts))
