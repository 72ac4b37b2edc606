"""Rows of a special budget table, found by the year or 總計 that opens each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.families.infra_review.budget.cutting import cut_rows
from generator.families.infra_review.budget.row import BudgetRow
from generator.families.infra_review.budget.tokens import SAME_AS_RATE, read_tokens
from generator.language.unit_line import read_unit_line
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.spacing import squeeze

_ROW_OPENS = re.compile(r"\s*(?:\S{1,2}\s+)?(?:1\d\d\s+[\d-]|[總合小]計)")
_CJK = re.compile(r"[\u4e00-\u9fff]")
# Longest printed cell of words in moea-infra-review-110: 元至111年 (4); the longest note is a line of prose.
MAX_CELL_CHARACTERS = 12
_FOOTNOTE = re.compile(r"\s*(?:備?註|附註|說明|※|\*)")
# A page break may repeat the whole head; pieces of its words alone are pieces of cells (同執 / 行率, 保 留).
_HEAD_MARK = "法定特"
_HEAD_OPENS = re.compile(r"經費|單位|期")
_UNIT_LINE = re.compile(r"[(（]?經?費?單位[：:][^\d]{0,12}[)）]?")
_LONGEST_UNIT_LINE = 20
_OF_MONEY = re.compile(r"(?:經費|金額|預算|貨幣)單位")
_FLAG_LETTERS = frozenset("是否有無")
_HEAD_WORDS = frozenset(
    "經費單位：:千元期別年度法定特別預算數分配實現支用比已執行應付未節餘預率達成是否尚有保留款待(%)ABCDEFG/=+,()（）％＝＋"
)


@dataclass(slots=True)
class BudgetTable:
    """A table: its rows, its head, and the lines under it that are notes.

    ``head`` is the text of the head without white space, empty where the text doesn't hold it.
    """

    rows: list[BudgetRow]
    head: str
    head_lines: list[int]
    notes: list[Line]


def is_head_line(line: Line) -> bool:
    """Whether a line is a piece of the table's head: its unit, or characters of column titles, no digit."""
    text = squeeze(line.text)
    if _UNIT_LINE.fullmatch(text) or (len(text) <= _LONGEST_UNIT_LINE and read_unit_line(text)):
        return True
    return (
        bool(text) and text not in _FLAG_LETTERS and all(c in _HEAD_WORDS for c in text) and text != "是/否"
    )


def read_table(lines: Sequence[Line]) -> BudgetTable:
    """Cut the lines of one table into head, rows and notes."""
    head: list[Line] = []
    body: list[Line] = []
    notes: list[Line] = []
    for is_head, run in groupby(lines, is_head_line):
        piece = list(run)
        if is_head and (not body or _HEAD_MARK in squeeze("".join(line.text for line in piece))):
            opening = _head_opening(piece) if body else 0
            body += piece[:opening]
            head += piece[opening:]
            continue
        for line in piece:
            noted = _FOOTNOTE.match(line.text) or _is_prose(line)
            (notes if noted or (notes and not _ROW_OPENS.match(line.text)) else body).append(line)
    rows, rest = cut_rows(read_tokens(body))
    notes = sorted([*notes, *(line for line in body if line.number in rest)], key=lambda line: line.number)
    head_text = fold_widths(squeeze("".join(line.text for line in head)))
    return BudgetTable(rows, head_text, [line.number for line in head], notes)


def _head_opening(lines: Sequence[Line]) -> int:
    """Where a repeated head begins: the last piece of a row above it may be made of its words (行率)."""
    return next((at for at, line in enumerate(lines) if _HEAD_OPENS.match(squeeze(line.text))), 0)


def _is_prose(line: Line) -> bool:
    return len(_CJK.findall(line.text.replace(SAME_AS_RATE, ""))) > MAX_CELL_CHARACTERS


def tables_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines of several tables cut where a new 經費單位 line stands after rows."""
    tables: list[list[Line]] = [[]]
    for line in lines:
        if _OF_MONEY.search(squeeze(line.text)) and any(not is_head_line(seen) for seen in tables[-1]):
            tables.append([])
        tables[-1].append(line)
    return [table for table in tables if table]
