"""Lines of a cell back to its text: wrapped lines joined, items of a list kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.printed.columns import CellLine, Column
from generator.reading.spacing import ends_latin, starts_latin, tidy

# How an item of a list begins in a cell: 一、 (一) 1. (1) [1] <1> ①.
_ITEM = re.compile(
    r"[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]{1,3}、"
    r"|[(（\[<〈][一二三四五六七八九十\d]{1,3}[)）\]>〉]"
    r"|\d{1,2}[.、．](?!\d(?!\d*年))"
    r"|[①-⑳㈠-㈩⑴-⒇]"
)
# The code of an account or of an agency; its name stands below.
_CODE = re.compile(r"(?:[(（]\d+[)）]|\d{1,2}\.)?\s*(?=\w*\d{5})\w{7,13}")
_ENDED = re.compile(r".*[。；：:;]", re.DOTALL)
_GAP = 1.5
_INDENT = 0.4
_ROOM = 0.9


def begins_item(text: str) -> bool:
    """Whether a line begins an item of a list."""
    return bool(_ITEM.match(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence."""
    return bool(_ENDED.fullmatch(text))


def paragraphs(column: Column, lines: Sequence[CellLine], fresh: Sequence[bool]) -> list[list[CellLine]]:
    """Lines of a column by paragraph.

    Args:
        column: what they stand in.
        lines: from top to bottom.
        fresh: for each, whether a row of the table begins beside it.
    """
    found: list[list[CellLine]] = []
    for line, begins in zip(lines, fresh, strict=True):
        if found and _goes_on(column, found[-1], line, begins):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(column: Column, before: Sequence[CellLine], line: CellLine, fresh: bool) -> bool:
    text, last = line.text, before[-1]
    if line.y - last.y > _GAP * column.pitch:
        return False
    # Behind a full line that ends no sentence, digits go on with it: a list of numbers that 、 parts.
    inside = column.is_full(last) and not ends_sentence(last.text) and text[0].isdigit()
    if begins_item(text) and not inside:
        return False
    if (fresh and ends_sentence(last.text)) or _CODE.fullmatch(last.text):
        return False
    # A mark that may not begin a line hangs over the edge or stands alone on the next one.
    hanging = begins_item(before[0].text) and line.x0 > before[0].x0 + _INDENT * line.size
    return hanging or column.is_full(last, line) or text[0] in "，。、；：」）"


def paragraph_text(column: Column, lines: Sequence[CellLine]) -> str:
    """The lines of a paragraph as one text."""
    text, serials = "", []
    for before, line in zip([None, *lines], lines, strict=False):
        words = line.pieces
        if line.serial:
            serials.append(line.serial)
            words = words[:-1]
        own = CellLine(tuple(words)).text
        blank = (
            before is not None and ends_latin(text) and starts_latin(own) and _has_room(column, before, own)
        )
        text += f" {own}" if blank else own
    return tidy(" ".join([text, *serials]))


def cell_text(texts: Sequence[str]) -> str:
    """The paragraphs of a cell: items and sentences apart, the parts of a name beside each other."""
    joined = ""
    for text in texts:
        if not joined:
            joined = text
        elif begins_item(text) or ends_sentence(joined):
            joined += f"<br>{text}"
        else:
            joined += f" {text}"
    return joined


def _has_room(column: Column, line: CellLine, text: str) -> bool:
    """Whether a line was ended before its edge: where a blank stood, and not in the midst of a word."""
    broken_number = line.text[-1:].isdigit() and text[:1].isdigit()
    return not broken_number and column.edge - line.pieces[-1].x1 > _ROOM * line.size
