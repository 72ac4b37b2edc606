"""Numbers of pages in a text: told from other numbers by their place in a run of consecutive ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.pages import PageMap

# A number on a line of its own: 12, - 12 -, 第12頁.
_LONE = re.compile(r"\s*(?:-\s*(?P<a>\d{1,3})\s*-|第\s*(?P<b>\d{1,3})\s*頁|(?P<c>\d{1,3}))\s*")


class Numbered(Protocol):
    """A number that may be that of a page, and the line that it stands on."""

    @property
    def line(self) -> int:
        """1-based number of the line."""

    @property
    def number(self) -> int:
        """Number of the page."""

    @property
    def label(self) -> str:
        """The page's label as printed."""


_N = TypeVar("_N", bound=Numbered)


@dataclass(frozen=True, slots=True)
class LoneNumber:
    """A number that stands on a line of its own."""

    line: int
    number: int

    @property
    def label(self) -> str:
        """The number as a label."""
        return str(self.number)


def lone_number(line: Line) -> LoneNumber | None:
    """The number that a line consists of; None where it holds anything else."""
    match = _LONE.fullmatch(fold_widths(line.text))
    return LoneNumber(line.number, int(match["a"] or match["b"] or match["c"])) if match else None


@dataclass(frozen=True, slots=True)
class _Link(Generic[_N]):
    """A number and the best run that leads to it."""

    item: _N
    length: int
    previous: _Link[_N] | None


def longest_run(candidates: Iterable[_N], largest_step: Callable[[_N], int]) -> list[_N]:
    """The longest run of numbers, one a line, each larger than the one before by at most its step."""
    best: dict[int, _Link[_N]] = {}
    for item in candidates:
        before = [
            best[item.number - step]
            for step in range(1, largest_step(item) + 1)
            if item.number - step in best
        ]
        before = [link for link in before if link.item.line < item.line]
        previous = max(before, key=lambda link: link.length, default=None)
        length = 1 + (previous.length if previous else 0)
        if item.number not in best or length > best[item.number].length:
            best[item.number] = _Link(item, length, previous)
    run: list[_N] = []
    link = max(best.values(), key=lambda link: (link.length, -link.item.line), default=None)
    while link is not None:
        run.append(link.item)
        link = link.previous
    return run[::-1]


def map_pages(numbers: Sequence[Numbered], lines: Sequence[Line], *, alone: bool) -> PageMap:
    """The page of every line of a report.

    Args:
        numbers: of its pages in order, at the top of their pages or on lines of their own at the foot.
        lines: all lines of the report.
        alone: whether each number stands on a line of its own.
    """
    printed = [line.number for line in lines if not line.blank]
    if not numbers or not alone or not _at_foot(numbers, printed):
        return PageMap.from_marks((number.line, number.label) for number in numbers)
    starts = [printed[0], *(number.line + 1 for number in numbers)]
    return PageMap.from_marks(zip(starts, [*(number.label for number in numbers), ""], strict=True))


def _at_foot(numbers: Sequence[Numbered], printed: Sequence[int]) -> bool:
    """Whether the first page begins above its number, and the last one ends with it."""
    below = numbers[0].line != printed[0]
    return below and (numbers[0].number == 1 or numbers[-1].line == printed[-1])
