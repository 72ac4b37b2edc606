"""Text that a page break carried into the first cell of the next row, and where it ends.

On the first row of a page the extraction prints the rest of the last row's text in the same cell as the row's
own text: ``2.對內規劃…對接。 1.發展AI…``. The own text of a row begins with its own first item.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.families.unit_budget.markers import (
    SENTENCE_ENDS,
    ends_sentence,
    item_starts,
    subitem_starts,
)
from generator.reading.tables import TableRow
from generator.reading.traced import TracedText


class Carrying(Protocol):
    """What is drafted row by row, and may go on behind a page break."""

    lines: list[int]
    carried: bool


def carry(
    before: Carrying, text: TracedText, paragraphs: list[str], row: TableRow, *, numbered: bool = True
) -> list[str]:
    """Give what is drafted the end of its ``text``, which the page break put into this row; returns the rest.

    Args:
        before: what the row before belongs to.
        text: its text so far.
        paragraphs: the row's text.
        row: the first row after the page break.
        numbered: see `carried_length`.
    """
    whole = "\n".join(paragraphs)
    length = carried_length(text.text, whole, numbered=numbered)
    if not length:
        return paragraphs
    text.append(whole[:length], row.lines)
    before.lines.extend(row.lines)
    before.carried = True
    rest = whole[length:].strip()
    return rest.split("\n") if rest else []


def carried_length(before: str, text: str, *, numbered: bool = True) -> int:
    """How many characters at the start of ``text`` belong to the text ``before``.

    Args:
        before: what the last row's text is so far.
        text: the first text cell after a page break.
        numbered: whether texts in this column are lists; False looks at sentences alone.
    """
    if not before.strip() or not text.strip():
        return 0
    broken = not ends_sentence(before)
    starts = item_starts(text) if numbered else []
    first = next((offset for number, offset, _ in starts if number == 1), None)
    if first is not None:
        head = text[:first]
        return first if head.strip() and (broken or _goes_on(head)) else 0
    following = _following(before, starts)
    if following or broken or (numbered and _goes_on(text)):
        return _after_sentence(text, following)
    return 0


def _following(before: str, starts: Sequence[tuple[int, int, int]]) -> int:
    """Offset behind the mark of the last item that counts on from the list in ``before``; 0 without one."""
    number = max((item for item, _, _ in item_starts(before)), default=0)
    offset = 0
    for item, _, after in starts:
        if number and item == number + 1:
            number, offset = item, after
    return offset


def _goes_on(text: str) -> bool:
    """Whether a text begins in the middle of a list: with a number above 1."""
    first = min((*item_starts(text), *subitem_starts(text)), key=lambda s: s[1], default=None)
    return first is not None and first[1] == 0 and first[0] > 1


def _after_sentence(text: str, start: int) -> int:
    """Offset behind the first sentence that ends after ``start``; the whole text where none ends."""
    ends = [place for mark in SENTENCE_ENDS if (place := text.find(mark, start)) >= 0]
    return min(ends) + 1 if ends else len(text)
