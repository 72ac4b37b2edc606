"""The plan's lines made ready for reading: page furniture left out, wraps undone, bold marks gone."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from generator.families.st_plan.text.styles import GOAL, STYLES, has_bullet, strip_bullet
from generator.language.numerals import CJK_NUMERAL
from generator.reading.document import Line
from generator.reading.hard_wrap import LogicalLine, undo_hard_wrap
from generator.reading.joining import join_pair
from generator.reading.markers import CJK, FINANCIAL, match_marker

SOURCE_LABEL = re.compile(r"^\s*資料來源\s*[：:]\s*")
NOTE_LABEL = re.compile(r"^\s*[備附]?註\s*[：:]\s*")
UNIT_LABEL = re.compile(r"^\s*[（(]?\s*單位\s*[：:]\s*")
FIGURE_CAPTION = re.compile(r"^\s*圖\s*(\d{1,3})\s*[、：:.]?\s*(?=\S)")
TABLE_CAPTION = re.compile(r"^\s*表\s*(\d{1,3})\s*[、：:.]?\s*(?=\S)")
_LABELS = (SOURCE_LABEL, NOTE_LABEL, UNIT_LABEL, FIGURE_CAPTION, TABLE_CAPTION)
# 七、八、九號機 counts, where 七、 would number an item.
_ENUMERATION = re.compile(rf"\s*{CJK_NUMERAL}{{1,3}}、{CJK_NUMERAL}{{1,3}}[、及與號]")
_BOLD = "**"
_MOST_BOLD_LINES = 4


def begins_something(text: str) -> bool:
    """Whether a line opens an item, a caption or a label, and so can't be the rest of the line before it."""
    if has_bullet(text) or text.lstrip().startswith(_BOLD) or "\t" in text[:1]:
        return True
    if _ENUMERATION.match(text):
        return False
    return match_marker(text, STYLES) is not None or any(label.match(text) for label in _LABELS)


def begins_row(text: str) -> bool:
    """Whether a line below a table row continues no cell: cells hold ``(1)`` and ``1.``, but no 一、."""
    if text.startswith("\t") or any(label.match(text) for label in _LABELS):
        return True
    return match_marker(text, (FINANCIAL, GOAL, CJK)) is not None


def read_text_lines(lines: Sequence[Line], furniture: Set[int]) -> list[LogicalLine]:
    """All lines that hold text, as they stood before a wrap; a heading in bold marks is one line.

    Args:
        lines: of the document.
        furniture: numbers of those that pages repeat, which hold no text.
    """
    joined: list[LogicalLine] = []
    open_bold = 0
    printed = [Line(line.number, "") if line.number in furniture else line for line in lines]
    for line in undo_hard_wrap(printed, begins_something, begins_row, _length_of_marker):
        if open_bold:
            before = joined[-1]
            joined[-1] = LogicalLine(
                join_pair(before.text, line.text), (*before.numbers, *line.numbers), before.gap
            )
            open_bold = 0 if _BOLD in line.text else open_bold - 1
            continue
        joined.append(line)
        if line.text.lstrip().startswith(_BOLD) and line.text.count(_BOLD) == 1:
            open_bold = _MOST_BOLD_LINES
    return _with_lone_markers([replace(line, text=line.text.replace(_BOLD, "")) for line in joined])


def _length_of_marker(text: str) -> int:
    """How many characters bullet and number of a line take."""
    bare = strip_bullet(text)
    marker = match_marker(bare, STYLES)
    return len(text) - len(bare) + (marker.end if marker else 0)


def _with_lone_markers(lines: Sequence[LogicalLine]) -> list[LogicalLine]:
    """Lines that hold nothing but a marker joined with the line right below, where a wrap left their text."""
    joined: list[LogicalLine] = []
    for line in lines:
        if joined and not line.gap and _is_lone_marker(joined[-1].text):
            before = joined[-1]
            text = f"{before.text.rstrip()} {line.text.lstrip()}"
            joined[-1] = LogicalLine(text, (*before.numbers, *line.numbers), before.gap)
        else:
            joined.append(line)
    return joined


def _is_lone_marker(text: str) -> bool:
    bare = strip_bullet(text)
    marker = match_marker(bare, STYLES)
    return marker is not None and not bare[marker.end :].strip()


def without_bullet(line: LogicalLine) -> LogicalLine:
    """The line without its list bullet."""
    return LogicalLine(strip_bullet(line.text), line.numbers, line.gap)
