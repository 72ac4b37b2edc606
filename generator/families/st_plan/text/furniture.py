"""What pages repeat around their text: their numbers and a running head. The printed plans have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from generator.families.st_plan.text.lines import begins_something
from generator.reading.document import Line
from generator.reading.page_numbers import LoneNumber, lone_number, longest_run
from generator.reading.spacing import squeeze

_FEWEST = 5
_LONGEST_GAP = 3  # pages in a row that print no number


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that are no text: the numbers of pages in order, and all such lines."""

    numbers: tuple[LoneNumber, ...]
    lines: frozenset[int]


def find_furniture(lines: Sequence[Line]) -> Furniture:
    """The page numbers and running heads of a text; nothing where it prints none."""
    lone = [number for line in lines if (number := lone_number(line)) is not None]
    run = longest_run(lone, lambda _: _LONGEST_GAP)
    numbers = tuple(run) if len(run) >= _FEWEST else ()
    alone = {number.line for number in numbers} | {line.number for line in lines if line.blank}
    heads = [line for line in lines if _head(line) and _stands_alone(line, lines, alone)]
    counts = Counter(_head(line) for line in heads)
    running = {line.number for line in heads if counts[_head(line)] >= _FEWEST}
    return Furniture(numbers, frozenset({*running, *(number.line for number in numbers)}))


def _stands_alone(line: Line, lines: Sequence[Line], alone: Set[int]) -> bool:
    """Whether nothing but blank lines and page numbers stands around a line."""
    above, below = line.number - 1, line.number + 1
    return (above == 0 or above in alone) and (below > len(lines) or below in alone)


def _head(line: Line) -> str:
    """A line that can be a running head, without blanks; else an empty string."""
    text = line.text.strip()
    if "\t" in text or text.endswith(("。", "：", ":", "；")) or begins_something(text):
        return ""
    return squeeze(text)
