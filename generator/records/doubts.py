"""What makes a row uncertain because of how it is printed, and the problem that tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.errors import Problem
from generator.language.cell import cell_problem
from generator.records.collector import Collector
from generator.records.record import Certainty


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that can't be read, cells that don't fit the columns of their table, or a row that comes again.

    Attributes:
        code: PARSE-CELL, PARSE-COLUMNS or PARSE-REPEATED-ROW.
        line: number of the line that raises it.
        seen: for people, column and text, in the language of the report; becomes part of the row's note.
    """

    code: Literal["PARSE-CELL", "PARSE-COLUMNS", "PARSE-REPEATED-ROW"]
    line: int
    seen: str


_ORDER: tuple[Certainty, ...] = ("printed", "derived", "inferred", "uncertain")


def worse(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two: what rests on both is no more certain than that."""
    return max(one, other, key=_ORDER.index)


def note_of(doubts: Iterable[Doubt]) -> str:
    """All doubts as one sentence; empty where there are none."""
    seen = list(dict.fromkeys(doubt.seen for doubt in doubts))
    return f"{'；'.join(seen)}。" if seen else ""


def tell(doubts: Iterable[Doubt], collector: Collector) -> None:
    """Give the collector a warning for each doubt; once, where rows share a merged cell."""
    for doubt in doubts:
        problem = _problem(doubt, collector.document.name)
        if problem not in collector.problems:
            collector.problems.append(problem)


def _problem(doubt: Doubt, file: str) -> Problem:
    if doubt.code == "PARSE-CELL":
        return cell_problem(file, doubt.line, doubt.seen)
    if doubt.code == "PARSE-REPEATED-ROW":
        remedy = (
            "Look whether the report prints it twice or a cell of one of them was misread; both rows stay."
        )
        return Problem(doubt.code, file, doubt.line, doubt.seen, "one row a key", remedy, "warning")
    remedy = (
        "Compare the row with the printed page; it is published as uncertain, and what belongs to no column"
        " stands in its note."
    )
    expected = "one cell for each column of the head"
    return Problem("PARSE-COLUMNS", file, doubt.line, doubt.seen, expected, remedy, "warning")
