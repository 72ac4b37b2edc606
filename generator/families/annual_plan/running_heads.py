"""Lines that every page repeats above its text, such as the plan's title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.families.annual_plan.page_labels import PageLabel
from generator.reading.document import Line
from generator.reading.spacing import squeeze

_FEWEST = 3
_TABLE_HEAD = "工作計畫"


def find_running_heads(lines: Sequence[Line], labels: Iterable[PageLabel]) -> list[int]:
    """Numbers of the lines that repeat a page's first line; the first printing of each is text.

    Args:
        lines: those that hold text, page labels cut off.
        labels: the labels that were cut off; without any, only the report's first line is looked for.
    """
    tops = {label.line for label in labels}
    firsts = [line for before, line in pairwise([None, *lines]) if line and _is_top(before, line, tops)]
    repeated = {text for text, count in _counts(firsts).items() if count >= max(_FEWEST, len(firsts) / 2)}
    if not tops:
        repeated = {text for text in _counts(firsts) if _counts(lines)[text] >= _FEWEST}
    repeated = {text for text in repeated if not text.startswith(_TABLE_HEAD)}
    printings = [line.number for line in lines if squeeze(line.text) in repeated]
    first = {squeeze(line.text): line.number for line in reversed(lines)}
    return [number for number in printings if number not in first.values()]


def _counts(lines: Iterable[Line]) -> Counter[str]:
    return Counter(squeeze(line.text) for line in lines)


def _is_top(before: Line | None, line: Line, tops: set[int]) -> bool:
    """Whether a label stands before the line, on it or on a line of its own above."""
    if before is None or line.number in tops:
        return True
    return any(number in tops for number in range(before.number + 1, line.number))
