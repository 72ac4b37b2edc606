"""Undoing a wrap that cut every line after one number of characters, wherever that fell.

Only such a wrap makes many lines exactly as long as the longest one; a text with long lines of its own has a
single longest line. Nothing is guessed then: a line of that length goes on in the next one, blanks included.
Wraps at words and by columns are undone in `hard_wrap`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.reading.document import Line
from generator.reading.hard_wrap import LogicalLine

_FEWEST = 20
_SHARE = 0.02


def exact_width(lines: Sequence[Line]) -> int:
    """The number of characters that lines were cut after; 0 where they were not."""
    sizes = [len(line.text) for line in lines if not line.blank]
    width = max(sizes, default=0)
    full = sizes.count(width)
    return width if full >= max(_FEWEST, _SHARE * len(sizes)) else 0


def undo_exact_wrap(
    lines: Sequence[Line], width: int, parted: Callable[[str, str], bool]
) -> list[LogicalLine]:
    """The lines of a text as they were before it was cut after ``width`` characters.

    Args:
        lines: all lines of the text; blank ones are only counted.
        width: what `exact_width` found.
        parted: whether a full line (first) and the next one (second) are two lines all the same.
    """
    found: list[LogicalLine] = []
    gap, full = 0, False
    for line in lines:
        if line.blank and not (full and line.text):
            gap, full = gap + 1, False
            continue
        if full and not parted(found[-1].text, line.text):
            before = found[-1]
            found[-1] = LogicalLine(before.text + line.text, (*before.numbers, line.number), before.gap)
        else:
            found.append(LogicalLine(line.text, (line.number,), gap))
        gap, full = 0, len(line.text) == width
    return found
