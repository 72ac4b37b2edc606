"""The head of the table of key projects: printed again on every page, its labels glued, some wrapped.

``工作計畫名稱重要計畫項目計畫`` / ``類別實施內容`` is 工作計畫名稱 | 重要計畫項目 | 計畫⏎類別 | 實施內容.
Which labels stand there says which columns the table has; a wrapped label says that its cell is narrower.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.families.annual_plan.head_words import any_word
from generator.reading.document import Line
from generator.reading.spacing import squeeze
from generator.reading.wrapping import columns

_HEAD = re.compile(
    f"(?P<work_plan>{any_word('work_plan')})(?P<key_project>{any_word('key_project')})"
    f"(?P<category>{any_word('category')})?(?P<content>{any_word('content')})"
)
_START = "工作計畫"
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class TableHead:
    """One printing of the head.

    Attributes:
        start: position of its first line among the lines that were searched.
        stop: position after its last line.
        has_category: whether the table has the column 計畫類別.
        category_wrapped: whether that column is too narrow for its label, hence for the names of categories.
        label_width: columns that the longest unwrapped label of the first two cells takes.
        apart: whether each label stands on lines of its own: then so does each cell.
    """

    start: int
    stop: int
    has_category: bool
    category_wrapped: bool
    label_width: int
    apart: bool


def find_table_heads(lines: Sequence[Line]) -> list[TableHead]:
    """All printings of the head, in order."""
    heads: list[TableHead] = []
    position = 0
    while position < len(lines):
        head = _head_at(lines, position)
        if head:
            heads.append(head)
        position = head.stop if head else position + 1
    return heads


def _head_at(lines: Sequence[Line], start: int) -> TableHead | None:
    if not squeeze(lines[start].text).startswith(_START[:2]):
        return None
    pieces: list[str] = []
    for line in lines[start : start + _MOST_LINES]:
        pieces.append(squeeze(line.text))
        match = _HEAD.fullmatch("".join(pieces))
        if match:
            return _head(match, pieces, start)
    return None


def _head(match: re.Match[str], pieces: list[str], start: int) -> TableHead:
    category = match["category"] or ""
    whole = [
        match[name] for name in ("work_plan", "key_project") if any(match[name] in piece for piece in pieces)
    ]
    return TableHead(
        start,
        start + len(pieces),
        bool(category),
        bool(category) and not any(category in piece for piece in pieces),
        max((columns(label) for label in whole), default=0),
        _ends_of(pieces) >= {match.end(name) for name in ("work_plan", "key_project")},
    )


def _ends_of(pieces: list[str]) -> set[int]:
    """Where lines end, as offsets in the text of all of them."""
    return set(accumulate(len(piece) for piece in pieces))
