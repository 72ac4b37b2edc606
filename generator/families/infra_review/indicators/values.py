"""Cells of the five value columns of an indicator: numbers, dashes, and what else is printed there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.families.infra_review.indicators.names import is_unit
from generator.families.infra_review.text import ProseWrapping
from generator.language.cell import Cell, read_cell
from generator.language.nearly_number import is_nearly_number, stands_for_value
from generator.language.widths import compact, fold_widths
from generator.reading.document import Line
from generator.reading.joining import join_pair
from generator.reading.spacing import tidy

COLUMNS = 5
_NUMBER = r"[-+△▲]?\d[\d,]*(?:\.\d+)?"
_MARK = r"(?:[*※]{1,2}|\(?註\d?\)?)?"
_TOKEN = re.compile(
    rf"(?:{_NUMBER}(?:-{_NUMBER})?(?:\([\d,.%]+\))?%?(?:[萬億千仟百]\d[\d.]*)?[\u4e00-\u9fff]{{0,4}}{_MARK}"
    rf"|[-─－–—]{{1,3}}{_MARK}|無)"
)
TOTAL = re.compile(r"\W{0,2}(?:合\s*計|總\s*計|小\s*計|總\s*數|共\s*計)(?![\u4e00-\u9fff])")
_BARE = re.compile(rf"{_NUMBER}%?|[-─－–—]{{1,3}}")
_RANGE = re.compile(rf"(?P<low>{_NUMBER}%?)[-~至](?P<high>{_NUMBER}%?)")
_SAID = re.compile(r"[<>≦≧≤≥]|[A-Za-z]=|[，、].*[，、]")
_DASHES = re.compile(r"[-─－–—]+")
_REMARK = re.compile(r"\([^()]*\)|註\d?")
# The longest word behind values that is a slip and no text that goes on, and how many must stand before it:
# in 1 110年 完成 the second is part of a name.
_LONGEST_STRAY = 6
_FEWEST_BEFORE_STRAY = 3
_MOST_VALUES = 8


def is_value(token: str) -> bool:
    """Whether a word can stand in a value column: 3,702 or 8-12 or 900家 or a dash."""
    return _TOKEN.fullmatch(fold_widths(token)) is not None


def is_bare_value(token: str) -> bool:
    """Whether a word is a number or a dash and nothing else: no date and no part of a sentence."""
    return _BARE.fullmatch(fold_widths(token)) is not None


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but dashes."""
    return _DASHES.fullmatch(text.replace(" ", "")) is not None


def read_value(raw: str) -> Cell:
    """A printed cell: 3,702, 900家, 27萬4仟人次 and 1 (100 %) are numbers; -, 8-12 and >50 % are none."""
    return read_cell(tidy(raw), "percent", "unit", "multiplier", "remark", "footnote", "loose", "plus")


def is_misread(cell: Cell) -> bool:
    """Whether nobody can read a cell; a range, a condition (RDL≧2) and a list say what they say."""
    if cell.readable:
        return False
    bare = compact(cell.printed).text
    ends = _RANGE.fullmatch(bare)
    return ends["low"] == ends["high"] if ends else _SAID.search(bare) is None


def trailing_values(text: str) -> tuple[str, list[str]]:
    """A line as (what stands before, its trailing values): five where it holds all values of a row.

    One of them may be what nobody can read (7O, 4?, N/A). More than five are given where a number stands in
    front of five values, for there the unit is due.
    """
    words = _without_stray(text.split())
    count, marred = 0, False
    while count < min(len(words), _MOST_VALUES):
        before, word = words[-2 - count : -1 - count], words[-1 - count]
        if not is_value(word):
            if marred or not _is_marred(word, before):
                break
            marred = True
        count += 1
    if count < COLUMNS <= len(words) and _is_row(words):
        count = COLUMNS
    while count > COLUMNS and not words[-count][0].isdecimal():
        count -= 1
    cut = len(words) - count
    return " ".join(words[:cut]), words[cut:]


def _is_row(words: Sequence[str]) -> bool:
    """Whether the last five words are the values though not all can be read.

    Only one is nearly a number; or five words are all that the line holds behind a unit or the word for a
    total, most of them numbers (件 120 修正 213 13 39).
    """
    last, before = words[-COLUMNS:], words[:-COLUMNS]
    strange = [word for word in last if not is_value(word)]
    if any(is_unit(word) or TOTAL.match(word) for word in strange):
        return False
    if len(strange) == 1 and is_nearly_number(fold_widths(strange[0])):
        return True
    # 1 完成研發 6 5 4: a word behind a first number is a name.
    alone = not before and not set(strange) & set(last[:2])
    behind = before and (is_unit(before[-1]) or (len(before) == 1 and TOTAL.fullmatch(before[0])))
    return bool(alone or behind) and sum(is_bare_value(word) for word in last) >= COLUMNS - 2


def _is_marred(word: str, before: Sequence[str]) -> bool:
    """Whether a word stands in place of a value: right behind a unit or another value (案 6 6 4? 1)."""
    beside = any(is_value(other) or is_unit(other) for other in before)
    return beside and not is_unit(word) and stands_for_value(fold_widths(word))


def stray_word(text: str) -> str:
    """The word behind the values of a row, which belongs to no column; empty where none stands."""
    words = text.split()
    return words[-1] if len(_without_stray(words)) < len(words) else ""


def _without_stray(words: list[str]) -> list[str]:
    """The words of a line without one that stands behind five values, or behind all of a shorter line.

    The first of them may be the unit.
    """
    before = words[-1 - COLUMNS : -1]
    enough = len(before) >= _FEWEST_BEFORE_STRAY
    short = enough and len(words[-1]) <= _LONGEST_STRAY and not is_value(words[-1])
    misread = short and is_nearly_number(fold_widths(words[-1]))
    first, *others = before if short else [""]
    values = short and (is_value(first) or is_unit(first)) and all(is_value(word) for word in others)
    return words[:-1] if values and not misread else words


def printed_cells(lines: Sequence[Line], page_starts: frozenset[int], wrapping: ProseWrapping) -> list[str]:
    """The cells that the lines of a row hold, in order; used where the five values share no line.

    Wrapped lines make one cell, up to the blank that closes it; a line that begins a page or sits apart like
    one (a footnote mark) begins a cell; a remark in brackets belongs to the cell before it, and so does what
    follows a comma.
    """
    pieces: list[str] = []
    held: list[str] = []
    for line in lines:
        if held and line.number in page_starts:
            pieces.append(_joined(held))
            held = []
        held.append(line.text)
        if wrapping.is_closed(line) or not wrapping.marked:
            pieces.append(_joined(held))
            held = []
    if held:
        pieces.append(_joined(held))
    cells: list[str] = []
    for piece in pieces:
        remark = _REMARK.fullmatch(fold_widths(piece))
        if cells and (remark or cells[-1].endswith(("，", ","))):
            cells[-1] += piece
            continue
        before, values = trailing_values(piece)
        cells += [before, *values] if before else values
    return cells


def _joined(texts: Sequence[str]) -> str:
    """Wrapped lines of a cell; blanks stay, for they may stand between a name and its unit.

    A wrap between two values cut a row, no number.
    """
    joined = ""
    for text in texts:
        piece = text.strip()
        apart = joined and piece and _ends_in_value(joined) and is_value(piece.split()[0])
        joined = f"{joined} {piece}" if apart else join_pair(joined, piece) if joined else piece
    return joined


def _ends_in_value(text: str) -> bool:
    last = text.rsplit(maxsplit=1)[-1]
    return is_value(last) and not last.endswith(",")
