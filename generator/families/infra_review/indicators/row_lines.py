"""What a single line of a table of indicators is: a numbered one, a cell, a total, one that holds values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.indicators.table import ROW_NUMBER
from generator.families.infra_review.indicators.values import COLUMNS, TOTAL, is_bare_value, trailing_values
from generator.language.widths import fold_widths
from generator.reading.document import Line
from generator.reading.wrapping import columns

LOOK_AHEAD = 4
_WIDEST_CELL = 42


def numbered(line: Line) -> re.Match[str] | None:
    """The item number that a line begins with, whatever width its digits have."""
    return ROW_NUMBER.fullmatch(fold_widths(line.stripped))


def follows(opening: re.Match[str] | None, match: re.Match[str]) -> bool:
    """Whether a number is the next one; one that can't be read may be."""
    last = opening["number"] if opening else "0"
    known = last.isdecimal() and match["number"].isdecimal()
    return int(match["number"]) == int(last) + 1 if known else True


def is_cell(line: Line) -> bool:
    """Whether the line is as short as the narrow columns of the table, and no sentence."""
    return columns(fold_widths(line.stripped)) <= _WIDEST_CELL and not line.stripped.endswith("。")


def words_before_values(lines: Sequence[Line]) -> str:
    """What lines that end with five values hold before them."""
    return "".join(line.stripped for line in lines[:-1]) + trailing_values(lines[-1].stripped)[0]


def first_row(lines: Sequence[Line]) -> int:
    """Where the rows begin in a table whose head is not known: at a number in front of five values."""
    for position, line in enumerate(lines):
        if not numbered(line):
            continue
        for near in lines[position : position + LOOK_AHEAD]:
            if has_five(near):
                return position
    return len(lines)


def has_five(line: Line) -> bool:
    """Whether the line ends with a value for every column."""
    return len(trailing_values(line.stripped)[1]) >= COLUMNS


def count_numbers(line: Line, *, opens: bool = False) -> int:
    """How many words are numbers or dashes and nothing else, without the item number of a line that opens."""
    match = numbered(line) if opens else None
    return sum(is_bare_value(word) for word in (match["rest"] if match else line.stripped).split())


def lacks_values(line: Line) -> bool:
    """Whether a line without a number is a row though some of its values are lost or no numbers.

    Numbers alone stand behind at most two words; behind that for a total another word may be among them.
    """
    if not is_cell(line):
        return False
    total = TOTAL.match(line.stripped)
    numbers = count_numbers(line)
    if total:
        return numbers >= COLUMNS - 3
    return numbers >= COLUMNS - 2 and len(line.stripped.split()) - numbers <= 2
