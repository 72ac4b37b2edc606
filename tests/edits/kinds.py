"""The kinds of edits: what an extraction, a scanner or a typesetter does to one cell."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tests.edits.cells import Cell, UnitLine, borders

_WORD = "修正"
_MORE = "777"
_DIGITS = "0123456789"
_OTHER_UNIT = {"千元": "百萬元", "百萬元": "千元", "億元": "萬元", "萬元": "億元", "元": "千元"}
_GAPS = {"pipe": " |", "comma": ",", "tab": "\t", "spaced": " "}
_RADICALS = range(0x2F00, 0x2FD6)


@dataclass(frozen=True)
class Edit:
    """One edit.

    Attributes:
        seed: what it was drawn from.
        kind: name of the kind.
        report_id, table, line: where; no table for a unit line.
        cell: text of the number before the edit, empty for a unit line or a character.
        layout: that of the cell.
        before, after: the line.
    """

    seed: int
    kind: str
    report_id: str
    table: str
    line: int
    cell: str
    layout: str
    before: str
    after: str


def star(_rng, text: str, cell: Cell) -> str:
    """A mark of a note behind the number."""
    return text[: cell.end] + _rng.choice(("*", "註", "(註1)", "＊")) + text[cell.end :]


def letter(rng, text: str, cell: Cell) -> str:
    """A digit read as the letter that looks like it."""
    alike = any(c in "01" for c in text[cell.start : cell.end])
    place = _digit(rng, text, cell, "01" if alike else _DIGITS)
    return text[:place] + {"0": "O", "1": "l"}.get(text[place], "O") + text[place + 1 :]


def digit(rng, text: str, cell: Cell) -> str:
    """Another digit."""
    place = _digit(rng, text, cell, _DIGITS)
    return text[:place] + rng.choice([d for d in "123456789" if d != text[place]]) + text[place + 1 :]


def minus(_rng, text: str, cell: Cell) -> str:
    """A minus sign before the number."""
    return text[: cell.start] + "-" + text[cell.start :]


def damaged(rng, text: str, cell: Cell) -> str:
    """A digit that the extraction could not read."""
    place = _digit(rng, text, cell, _DIGITS)
    return text[:place] + "\ufffd" + text[place + 1 :]


def more(_rng, text: str, cell: Cell) -> str:
    """A cell more before this one."""
    start = _start(text, cell)
    gap = f"{_MORE}{_GAPS[cell.layout]}"
    return text[:start] + gap + text[start:]


def fewer(_rng, text: str, cell: Cell) -> str:
    """This cell is gone, with the border behind it."""
    start, end = _start(text, cell), cell.end
    while end < len(text) and text[end] not in borders(cell.layout):
        end += 1
    return text[:start] + text[end + 1 :]


def word(_rng, text: str, cell: Cell) -> str:
    """A word after the last column."""
    gap = " " if cell.layout == "pipe" else _GAPS[cell.layout]
    return f"{text.rstrip()}{gap}{_WORD}"


# Kinds that any number can suffer, and those that only a line with borders between its cells can.
ANYWHERE: tuple[Callable, ...] = (star, letter, digit, minus, damaged)
IN_COLUMNS: tuple[Callable, ...] = (more, fewer, word)
NAMES = (*(kind.__name__ for kind in (*ANYWHERE, *IN_COLUMNS)), "unit", "form")


def other_unit(text: str, place: UnitLine) -> str:
    """Another unit in the line that says it."""
    return text[: place.start] + _OTHER_UNIT[text[place.start : place.end]] + text[place.end :]


def other_forms(text: str) -> list[int]:
    """Places of characters that Unicode also has as another form of the same ideograph."""
    return [place for place, character in enumerate(text) if character in FORMS]


FORMS = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in _RADICALS}


def other_form(rng: random.Random, text: str) -> str:
    """One character in its other form, such as 目 as U+2F6C."""
    place = rng.choice(other_forms(text))
    return text[:place] + FORMS[text[place]] + text[place + 1 :]


def _digit(rng: random.Random, text: str, cell: Cell, digits: str) -> int:
    return rng.choice([place for place in range(cell.start, cell.end) if text[place] in digits])


def _start(text: str, cell: Cell) -> int:
    start = cell.start
    while start > 0 and text[start - 1] not in borders(cell.layout):
        start -= 1
    return start
